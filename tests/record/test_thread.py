from __future__ import annotations

import random
from dataclasses import replace

import pytest

from tests.kit.interviews import (
    CARER,
    a_choice,
    a_header,
    a_project,
    a_record,
    a_session,
    an_instrument,
    answered,
    said,
)
from udset_desktop.interview.answers import Perspective, SaidBy
from udset_desktop.interview.header import Interviewer
from udset_desktop.interview.page_marks import mark_page
from udset_desktop.interview.session import say_who, set_together
from udset_desktop.interview.state import Earlier
from udset_desktop.interview.together import Action, Together
from udset_desktop.record.lines import telling_for
from udset_desktop.record.thread import EarlierRecord, OverTime, asked_since, asking_offer, over_time_of

USER = an_instrument()
SAME = {page.outcome: page.outcome for page in USER.pages() if page.outcome}


def earlier(record, *, instrument=USER, outcomes=SAME, name="Mrs Eileen Baxter"):
    return EarlierRecord(
        record=record, telling=telling_for(record, instrument, a_project(), name), outcomes=outcomes
    )


def talked(held_on, *, header=None, then=None, **answers):
    """A record of the user review held on a day, with answers by item."""
    session = a_session(
        choice=a_choice(header=header or a_header()), earlier=Earlier(held_on="2020-01-01", answers={})
    )
    session = answered(session, **answers)
    return a_record(held_on=held_on, session=then(session) if then else session)


def test_a_thread_is_their_words_by_date_the_latest_first():
    over = over_time_of(
        USER,
        [
            earlier(talked("2025-03-12", safe__words="It's the nights.", safe__rating="not_really")),
            earlier(
                talked(
                    "2025-11-02",
                    safe__words="Better with the light.",
                    safe__rating="mostly",
                    safe__verdict="closer",
                )
            ),
            earlier(talked("2024-06-01", people__rating="yes")),
        ],
    )
    assert [(one.on, one.words, one.said, one.verdict) for one in over.threads["safe"]] == [
        ("2 November 2025", ("Better with the light.",), "Mostly", "closer to what I want"),
        ("12 March 2025", ("It's the nights.",), "Not really", ""),
    ]
    assert [one.said for one in over.threads["people"]] == ["Yes"]
    assert set(over.threads) == {"safe", "people"}


def test_nothing_is_worked_out_of_two_answers():
    over = over_time_of(
        USER,
        [
            earlier(talked("2025-03-12", safe__rating="yes")),
            earlier(talked("2025-11-02", safe__rating="no")),
        ],
    )
    latest = over.threads["safe"][0]
    assert (latest.said, latest.verdict) == ("No", "")
    told = " ".join(str(getattr(latest, name)) for name in ("on", "words", "said", "verdict", "asking"))
    assert not set("↑↓→↗↘+%") & set(told)


def test_the_whole_page_of_what_was_just_between_us_is_left_out():
    record = talked(
        "2025-03-12",
        safe__words="He hits me.",
        safe__rating="no",
        people__words="My sister.",
        then=lambda session: mark_page(session, "safe", between_us=True),
    )
    over = over_time_of(USER, [earlier(record)])
    assert set(over.threads) == {"people"}
    assert "hits" not in repr(over.threads)


def test_what_was_only_seen_is_nothing_that_was_said():
    record = talked(
        "2025-03-12",
        safe__words="The door was open.",
        then=lambda session: say_who(session, "safe.words", (SaidBy.OBSERVATION,))[0],
    )
    assert over_time_of(USER, [earlier(record)]).is_empty


def test_who_spoke_is_told_where_it_was_not_the_person():
    record = talked(
        "2025-03-12",
        safe__words="She is easier now.",
        then=lambda session: say_who(
            session, "safe.words", (SaidBy.FAMILY_OR_FRIEND,), Perspective.WHAT_I_THINK
        )[0],
    )
    assert "Family" in over_time_of(USER, [earlier(record)]).threads["safe"][0].said_by


def test_beside_another_answer_stands_what_changed_in_the_asking():
    other = a_header(interviewers=(Interviewer(ref="cm-9", type="own_care_manager"),), mode="telephone")
    rows = [
        earlier(talked("2025-01-01", safe__rating="yes", people__rating="yes")),
        earlier(talked("2025-06-01", header=other, safe__rating="no", people__rating="yes")),
        earlier(
            talked(
                "2025-09-01", safe__rating="no", safe__verdict="further", safe__asking_changed=("said_more",)
            )
        ),
    ]
    over = over_time_of(USER, rows)
    assert [one.asking for one in over.threads["safe"]] == [(), ("new_interviewer", "other_way"), ()]
    assert over.threads["safe"][0].confirmed == "more was said this time"
    assert over.threads["people"][0].asking == ()


def test_what_was_agreed_comes_along_in_lines():
    together = Together(
        matters=("The club",),
        actions=(
            Action(what="Ring about the bus", who=("person",), by_when="Friday", matter=1),
            Action(what="A driver", available=False, why="too_few_staff"),
        ),
    )
    record = talked("2025-03-12", then=lambda session: set_together(session, together)[0])
    (then,) = over_time_of(USER, [earlier(record)]).agreed
    assert then.matters == ("The club",)
    assert then.steps == ("Ring about the bus; Mrs Eileen Baxter; Friday",)
    assert then.missing == ("A driver; Too few staff",)


def test_a_version_with_other_outcomes_gives_only_what_may_be_put_together():
    new = an_instrument("carer-review/2.0.0")
    session = answered(
        a_session(an_instrument(CARER), choice=a_choice(instrument=CARER)),
        own_life__words="An hour on a Friday.",
        money__words="We manage.",
        health__words="Tired.",
    )
    record = a_record(held_on="2025-03-12", session=session)
    row = earlier(
        record, instrument=an_instrument(CARER), outcomes={"own_life": "own_life", "health": "health"}
    )
    over = over_time_of(new, [row])
    assert set(over.threads) == {"own_life", "health"}
    assert over.threads["own_life"][0].title == ""
    old, now = (one.words("page.health.title") for one in (an_instrument(CARER), new))
    assert over.threads["health"][0].title == ("" if old == now else old)


def test_what_is_asked_alone_says_so():
    session = answered(
        a_session(an_instrument(CARER), choice=a_choice(instrument=CARER)), relationship__words="We bicker."
    )
    outcomes = {page.outcome: page.outcome for page in an_instrument(CARER).pages() if page.outcome}
    row = earlier(a_record(session=session), instrument=an_instrument(CARER), outcomes=outcomes)
    assert over_time_of(an_instrument(CARER), [row]).threads["relationship"][0].alone


@pytest.mark.parametrize("seed", range(5))
def test_the_order_they_come_in_changes_nothing(seed):
    rows = [
        earlier(
            talked(f"2025-0{month}-01", safe__rating="yes" if month % 2 else "no", safe__words=f"in {month}")
        )
        for month in range(1, 10)
    ]
    mixed = rows[:]
    random.Random(seed).shuffle(mixed)
    assert over_time_of(USER, mixed) == over_time_of(USER, rows)


def now_and_then(*, rating="no", verdict="further", before="yes", header=None):
    over = over_time_of(USER, [earlier(talked("2025-03-12", safe__rating=before))])
    session = a_session(
        earlier=Earlier(held_on="2025-03-12", answers={}), choice=a_choice(header=header or a_header())
    )
    answers = {"safe__rating": rating} | ({"safe__verdict": verdict} if verdict else {})
    return answered(session, **{key: raw for key, raw in answers.items() if raw}), over.threads["safe"]


def test_what_changed_is_offered_where_the_answer_is_another():
    telephone = a_header(mode="telephone")
    session, thread = now_and_then(header=telephone)
    assert asking_offer(session, "safe", thread) == ("other_way",)
    assert asking_offer(now_and_then()[0], "safe", thread) == ("nothing",)


@pytest.mark.parametrize("changes", [{"before": "no"}, {"rating": ""}, {"verdict": ""}])
def test_and_not_where_it_is_the_same_or_nothing_was_said_yet(changes):
    session, thread = now_and_then(**changes)
    assert asking_offer(session, "safe", thread) == ()


def test_nor_once_it_is_answered_nor_without_a_thread():
    session, thread = now_and_then()
    assert asking_offer(session, "safe", ()) == ()
    assert asking_offer(session, "no_such_page", thread) == ()
    assert asking_offer(answered(session, safe__asking_changed=("nothing",)), "safe", thread) == ()


def test_beside_another_answer_stands_what_changed_in_the_asking_or_that_nothing_did():
    session, thread = now_and_then(header=a_header(mode="telephone"), verdict="")
    since = asked_since(session, "safe", thread)
    assert (since.before.on, since.seen) == ("12 March 2025", ("other_way",))
    session, thread = now_and_then(verdict="")
    assert asked_since(session, "safe", thread).seen == ()


@pytest.mark.parametrize("changes", [{"before": "no"}, {"rating": ""}])
def test_and_not_where_both_answers_are_the_same_or_there_is_none(changes):
    session, thread = now_and_then(**changes)
    assert asked_since(session, "safe", thread) is None
    assert asked_since(session, "safe", ()) is None
    assert asked_since(session, "no_such_page", thread) is None


def test_it_is_the_last_answer_that_counts_and_not_the_last_words():
    rows = [
        earlier(talked("2025-03-12", safe__rating="yes")),
        earlier(talked("2025-09-01", safe__words="The nights.")),
    ]
    session = answered(a_session(), safe__rating="no")
    since = asked_since(session, "safe", over_time_of(USER, rows).threads["safe"])
    assert since.before.held_on == "2025-03-12"


@pytest.mark.parametrize(("so_far", "seen"), [(50, ("other_length",)), (40, ()), (5, ())])
def test_a_talk_that_is_longer_already_is_seen_and_an_unfinished_one_is_not_shorter(so_far, seen):
    record = replace(talked("2025-03-12", safe__rating="yes"), minutes=30)
    thread = over_time_of(USER, [earlier(record)]).threads["safe"]
    session = answered(a_session(), safe__rating="no")
    assert asked_since(session, "safe", thread, so_far).seen == seen


def test_between_two_finished_ones_the_length_is_told_either_way():
    rows = [
        earlier(replace(talked("2025-03-12", safe__rating="yes"), minutes=60)),
        earlier(replace(talked("2025-09-01", safe__rating="no"), minutes=30)),
    ]
    assert over_time_of(USER, rows).threads["safe"][0].asking == ("other_length",)


def test_a_question_worded_another_way_is_seen():
    texts = {**USER.texts, "en": {**USER.texts["en"], "item.safe.rating.ask": "Are you safe at home?"}}
    row = earlier(talked("2025-03-12", safe__rating="yes"), instrument=replace(USER, texts=texts))
    thread = over_time_of(USER, [row]).threads["safe"]
    assert asked_since(answered(a_session(), safe__rating="no"), "safe", thread).seen == ("other_question",)


def test_nothing_to_look_back_at_is_empty():
    assert OverTime().is_empty
    assert over_time_of(USER, []).is_empty
    assert over_time_of(
        USER, [earlier(replace(a_record(), answers={"safe.rating": said("yes", scale="fit-4")}))]
    ).threads


def test_what_was_agreed_just_between_us_is_not_told_again_and_what_is_off_the_sheet_is():
    together = Together(
        matters=("To get away", "The club"),
        marks=(("between_us",), ("off_sheet",)),
        actions=(
            Action(what="Ring the refuge", matter=1),
            Action(what="A lawyer", available=False, marks=("between_us",)),
            Action(what="Ring the bus", matter=2),
        ),
    )
    record = talked("2025-03-12", then=lambda session: set_together(session, together)[0])
    (then,) = over_time_of(USER, [earlier(record)]).agreed
    assert (then.matters, then.steps, then.missing) == (("The club",), ("Ring the bus",), ())
    only = replace(
        record, together=replace(together, matters=("To get away",), actions=(), marks=(("between_us",),))
    )
    assert over_time_of(USER, [earlier(only)]).agreed == ()


MOVED = {"outcomes": {}, "changed": SAME}


def test_where_the_meaning_moved_the_question_is_another_whatever_its_words():
    then = earlier(talked("2025-03-12", safe__rating="yes"))
    moved = replace(then, **MOVED)
    (told,) = over_time_of(USER, [moved]).threads["safe"]
    assert (told.changed, told.question) == (True, "Do you feel safe, at home and when you are out?")
    session = answered(
        a_session(earlier=Earlier(held_on="2025-03-12", answers={})),
        safe__rating="no",
        safe__verdict="further",
    )
    assert asked_since(session, "safe", (told,)).seen == ("other_question",)
    assert asking_offer(session, "safe", (told,)) == ()  # "nothing changed" would not be true
    later = earlier(talked("2025-09-01", safe__rating="no"))
    rows = over_time_of(USER, [moved, later]).threads["safe"]
    assert [one.asking for one in rows] == [("other_question",), ()]
    both = over_time_of(USER, [moved, replace(later, **MOVED)]).threads["safe"]
    assert [one.asking for one in both] == [(), ()]


def test_words_alone_of_another_meaning_have_no_question():
    then = replace(earlier(talked("2025-03-12", safe__words="The nights.")), **MOVED)
    (told,) = over_time_of(USER, [then]).threads["safe"]
    assert (told.changed, told.question) == (True, "")


def reworded(record):
    """The same record, as if its question on safety had been put in other words then."""
    texts = {**USER.texts, "en": {**USER.texts["en"], "item.safe.rating.ask": "Are you safe at home?"}}
    return earlier(record, instrument=replace(USER, texts=texts))


def test_that_nothing_changed_is_not_offered_where_the_question_was_worded_another_way():
    (told,) = over_time_of(USER, [reworded(talked("2025-03-12", safe__rating="yes"))]).threads["safe"]
    assert (told.changed, told.question) == (False, "Are you safe at home?")
    session, same = now_and_then()
    assert asking_offer(session, "safe", same) == ("nothing",)
    assert same[0].question == ""
    assert asking_offer(session, "safe", (told,)) == ()
    by_telephone, _ = now_and_then(header=a_header(mode="telephone"))
    assert asking_offer(by_telephone, "safe", (told,)) == ("other_way",)


def parted(record, **into):
    return replace(earlier(record), outcomes={}, parted=into)


def test_a_question_that_was_split_stands_with_its_words_on_each_page_it_went_into():
    record = talked("2025-03-12", confidence__rating="better", confidence__words="I go out again.")
    threads = over_time_of(USER, [parted(record, confidence=("confidence", "mobility"))]).threads
    assert set(threads) == {"confidence", "mobility"}
    for (told,) in threads.values():
        assert (told.parted, told.words, told.changed) == ("split", ("I go out again.",), False)
        assert told.title == USER.words("page.confidence.title")
        assert told.question == USER.words("item.confidence.rating.ask")


def test_questions_that_were_joined_stand_on_the_one_page_each_under_its_own():
    record = talked("2025-03-12", life__rating="no", home__rating="yes")
    thread = over_time_of(USER, [parted(record, life=("home",), home=("home",))]).threads["home"]
    assert {one.title for one in thread} == {USER.words(f"page.{page}.title") for page in ("life", "home")}
    assert {one.parted for one in thread} == {"joined"}


def test_nothing_is_compared_with_an_answer_to_a_question_that_was_parted():
    before = parted(talked("2025-03-12", safe__rating="yes"), safe=("safe", "home"))
    session, _ = now_and_then()
    (told,) = thread = over_time_of(USER, [before]).threads["safe"]
    assert told.said
    assert asking_offer(session, "safe", thread) == ()
    assert asked_since(session, "safe", thread) is None
    later = earlier(talked("2025-09-01", safe__rating="no"))
    assert [one.asking for one in over_time_of(USER, [before, later]).threads["safe"]] == [(), ()]
