from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.interviews import a_choice, a_header, a_record, a_session, answered
from tests.kit.laptops import a_laptop
from udset_desktop.foundation.ids import new_interview_id
from udset_desktop.interview.answers import SaidBy
from udset_desktop.interview.person import LIFE
from udset_desktop.interview.route import open_items
from udset_desktop.interview.state import Earlier
from udset_desktop.project.model import Organisation
from udset_desktop.usecases.exporting import withdraw
from udset_desktop.usecases.interviewing import begin, finish, reopen, void
from udset_desktop.usecases.over_time import look_back
from udset_desktop.usecases.people import ORGANISATION_SETTING, note_life

MANY = 500


@pytest.fixture
def laptop(tmp_path):
    workplace = a_laptop(tmp_path)
    yield workplace
    workplace.close()


def talked(laptop, held_on, words, person=None):
    choice = a_choice(
        header=a_header(held_on=held_on), person=person, name="" if person else "Mrs Eileen Baxter"
    )
    return finish(laptop, answered(begin(laptop, choice), safe__words=words))


def now(laptop, person, **more):
    return begin(laptop, a_choice(person=person, name="", **more))


def test_what_was_said_before_comes_with_its_date(laptop):
    first = talked(laptop, "2025-03-12", "It's the nights.")
    talked(laptop, "2025-11-02", "Better with the light.", first.person)
    over = look_back(laptop, now(laptop, first.person))
    assert [one.words for one in over.threads["safe"]] == [("Better with the light.",), ("It's the nights.",)]


def test_somebody_else_has_no_part_in_it(laptop):
    talked(laptop, "2025-03-12", "It's the nights.")
    other = talked(laptop, "2025-03-12", "Fine.")
    assert [one.words for one in look_back(laptop, now(laptop, other.person)).threads["safe"]] == [("Fine.",)]


def test_what_is_void_or_lies_later_or_is_being_corrected_is_left_out(laptop):
    first = talked(laptop, "2025-03-12", "It's the nights.")
    wrong = talked(laptop, "2025-04-12", "Never said.", first.person)
    void(laptop, wrong.id, "the wrong person")
    later = talked(laptop, "2026-02-01", "Later.", first.person)
    correcting = reopen(laptop, later.id, "a slip")
    assert [one.words for one in look_back(laptop, correcting).threads["safe"]] == [("It's the nights.",)]
    before = replace(correcting, correcting=None, header=replace(correcting.header, held_on="2025-12-31"))
    assert [one.words for one in look_back(laptop, before).threads["safe"]] == [("It's the nights.",)]


@pytest.mark.parametrize("life", LIFE)
def test_it_stops_at_once_for_whoever_is_not_to_be_reminded(laptop, life):
    first = talked(laptop, "2025-03-12", "It's the nights.")
    session = now(laptop, first.person)
    assert not look_back(laptop, session).is_empty
    note_life(laptop, first.person, life)
    assert look_back(laptop, session).is_empty


def test_a_third_party_is_shown_nothing(laptop):
    first = talked(laptop, "2025-03-12", "It's the nights.")
    session = now(laptop, first.person)
    arm = Organisation(code="voice", name="Voices", third_party=True)
    laptop.project = replace(laptop.project, organisations=(arm,))
    laptop.vault.save_setting(ORGANISATION_SETTING, "voice")
    assert look_back(laptop, session).is_empty


def test_a_wording_that_is_not_here_any_more_is_left_out(laptop):
    first = talked(laptop, "2025-03-12", "It's the nights.")
    gone = replace(
        a_record(held_on="2025-01-01"),
        person=first.person,
        interview=new_interview_id(),
        instrument=replace(first.instrument, version="9.9.9"),
    )
    altered = replace(gone, id=a_record().id, instrument=replace(first.instrument, digest="0" * 64))
    laptop.vault.save_records([gone, altered])
    assert len(look_back(laptop, now(laptop, first.person)).threads["safe"]) == 1


def test_carers_versions_say_where_the_same_was_asked_and_where_it_was_not(laptop):
    old, new = "carer-review/1.0.0", "carer-review/2.0.0"
    laptop.project = replace(laptop.project, instruments=(old, new))
    header = a_header(held_on="2025-03-12", looks_after="Tam")
    session = begin(laptop, a_choice(instrument=old, header=header, name="Jean"))
    session = answered(session, own_life__words="An hour on a Friday.", money__words="We manage.")
    first = finish(laptop, session)
    over = look_back(laptop, now(laptop, first.person, instrument=new))
    assert [one.words for one in over.threads["own_life"]] == [("An hour on a Friday.",)]
    assert not over.threads["own_life"][0].changed
    assert [(one.words, one.changed) for one in over.threads["money"]] == [(("We manage.",), True)]
    session = answered(now(laptop, first.person, instrument=new), money__words="All right.")
    back = look_back(laptop, now(laptop, finish(laptop, session).person, instrument=old))
    assert [(one.words, one.changed) for one in back.threads["money"]] == [
        (("All right.",), True),
        (("We manage.",), False),
    ]


def test_last_time_by_another_version_keeps_the_questions_of_then(laptop):
    old, new = "carer-review/1.0.0", "carer-review/2.0.0"
    laptop.project = replace(laptop.project, instruments=(old, new))
    header = a_header(held_on="2025-03-12", looks_after="Tam")
    session = answered(
        begin(laptop, a_choice(instrument=old, header=header, name="Jean")), money__rating="no"
    )
    first = finish(laptop, session)
    again = now(laptop, first.person, instrument=old).earlier
    assert (again.instrument, again.changed) == (None, frozenset())
    earlier = now(laptop, first.person, instrument=new).earlier
    assert (earlier.instrument.id, earlier.instrument.version) == ("carer-review", "1.0.0")
    assert earlier.changed == {"money", "valued"}
    assert earlier.answers["money.rating"].value == "no"


def test_a_version_that_is_not_here_any_more_is_no_last_time(laptop):
    first = talked(laptop, "2025-03-12", "It's the nights.")
    other = replace(
        a_record(held_on="2025-06-01"),
        person=first.person,
        interview=new_interview_id(),
        instrument=replace(first.instrument, version="9.9.9"),
    )
    laptop.vault.save_records([other])
    assert now(laptop, first.person).earlier.held_on == "2025-03-12"


@pytest.mark.parametrize("kind", ["user", "carer"])
def test_how_it_stands_since_a_plan_can_be_said_at_the_first_review(laptop, kind):
    plan, review = f"{kind}-plan/1.0.0", f"{kind}-review/1.0.0"
    laptop.project = replace(laptop.project, instruments=(plan, review))
    header = a_header(held_on="2025-03-12", looks_after="Tam" if kind == "carer" else "")
    planned = begin(laptop, a_choice(instrument=plan, header=header, name="Jean"))
    assert planned.earlier is None
    page = next(one for one in planned.instrument.pages() if one.outcome)
    words, rating, verdict = (f"{page.id}.{facet}" for facet in ("words", "rating", "verdict"))
    planned = answered(planned, **{words: "It's the nights.", rating: "not_really"})
    first = finish(laptop, planned)
    session = now(laptop, first.person, instrument=review)
    assert session.earlier == Earlier(held_on="2025-03-12", answers={})
    assert verdict in {one.id for one in open_items(session)}
    record = finish(laptop, answered(session, **{verdict: "closer", rating: "mostly"}))
    assert record.answers[verdict].value == "closer"


def test_a_plan_that_says_nothing_of_any_outcome_here_is_no_time_before(laptop):
    plan, review = "user-plan/1.0.0", "user-review/1.0.0"
    laptop.project = replace(laptop.project, instruments=(plan, review))
    choice = a_choice(instrument=plan, header=a_header(held_on="2025-03-12"), name="Jean")
    empty = finish(laptop, begin(laptop, choice))
    session = now(laptop, empty.person, instrument=review)
    assert (session.has_earlier, session.earlier) == (False, None)
    told = finish(laptop, answered(begin(laptop, replace(choice, name="Ann")), safe__words="The nights."))
    assert now(laptop, told.person, instrument=review).has_earlier
    withdraw(laptop, told.id)
    assert not now(laptop, told.person, instrument=review).has_earlier


def test_the_review_before_is_told_of_where_a_plan_came_after_it(laptop):
    plan, review = "user-plan/1.0.0", "user-review/1.0.0"
    laptop.project = replace(laptop.project, instruments=(plan, review))
    first = talked(laptop, "2025-03-12", "It's the nights.")
    choice = a_choice(instrument=plan, header=a_header(held_on="2025-06-12"), person=first.person, name="")
    finish(laptop, answered(begin(laptop, choice), safe__words="A light."))
    session = now(laptop, first.person)
    assert (session.earlier.held_on, session.earlier.answers["safe.words"].value) == (
        "2025-03-12",
        "It's the nights.",
    )
    assert [one.words for one in look_back(laptop, session).threads["safe"]] == [
        ("A light.",),
        ("It's the nights.",),
    ]


def test_five_hundred_earlier_conversations_are_no_trouble(laptop):
    first = talked(laptop, "2020-01-01", "The first.")
    session = answered(
        a_session(), safe__words="It's the nights.", safe__rating="mostly", people__rating="no"
    )
    one = replace(a_record(session=session), person=first.person)
    laptop.vault.save_records(
        replace(
            one,
            id=f"{number:032x}",
            interview=f"{number:032x}",
            held_on=f"20{21 + number // 125}-05-{number % 28 + 1:02d}",
        )
        for number in range(MANY)
    )
    over = look_back(laptop, now(laptop, first.person))
    assert len(over.threads["safe"]) == MANY + 1


def test_words_said_for_somebody_name_who_said_them(laptop):
    header = a_header(
        held_on="2025-03-12",
        respondent="somebody_speaking",
        speaker=SaidBy.ADVOCATE,
        aids=("pictures_or_symbols",),
        perspective="what_they_would_say",
    )
    choice = a_choice(header=header, given_by="nobody")
    first = finish(laptop, answered(begin(laptop, choice), safe__words="She is afraid."))
    assert "advocate" in look_back(laptop, now(laptop, first.person)).threads["safe"][0].said_by


def test_what_was_taken_back_on_file_is_no_last_time(laptop):
    older = talked(laptop, "2025-03-12", "It's the nights.")
    last = talked(laptop, "2025-11-02", "Better with the light.", older.person)
    withdraw(laptop, last.id, ("safe.words",))
    session = now(laptop, older.person)
    assert [one.words for one in look_back(laptop, session).threads["safe"]] == [("It's the nights.",)]
    assert "safe.words" not in session.earlier.answers
    assert session.earlier.held_on == "2025-11-02"
    withdraw(laptop, last.id)
    session = now(laptop, older.person)
    assert [one.words for one in look_back(laptop, session).threads["safe"]] == [("It's the nights.",)]
    assert session.earlier.held_on == "2025-03-12"  # the one that was taken back whole was no last time
    withdraw(laptop, older.id, "words")
    assert look_back(laptop, session).threads.get("safe", ()) == ()
    withdraw(laptop, older.id)
    assert now(laptop, older.person).earlier is None


def of_2012(instrument):
    """The review as it would ask by the later outcomes: one question of then is two, and two are one."""
    moved = {"home": "home_and_life", "life": "", "symptoms": "skills"}
    sections = tuple(
        replace(
            section,
            pages=tuple(
                replace(page, outcome=moved.get(page.outcome, page.outcome)) for page in section.pages
            ),
        )
        for section in instrument.sections
    )
    return replace(instrument, framework_version="2012", sections=sections)


def test_outcomes_that_were_split_or_joined_are_told_of_with_what_became_of_them(laptop):
    choice = a_choice(header=a_header(held_on="2025-03-12"))
    words = {f"{page}__words": page for page in ("life", "home", "confidence", "symptoms")}
    record = finish(laptop, answered(begin(laptop, choice), **words))
    session = now(laptop, record.person)
    later = replace(session, instrument=of_2012(session.instrument))
    told = look_back(laptop, later).threads
    assert [(one.words, one.parted) for one in told["home"]] == [(("home",), "joined"), (("life",), "joined")]
    for page in ("confidence", "symptoms"):
        assert [(one.words, one.parted) for one in told[page]] == [(("confidence",), "split")]
    assert "life" not in told
