from dataclasses import replace

import pytest

from tests.kit.interviews import a_choice, a_header, a_session, answered, said
from udset_desktop.desktop.flows.over_time_words import agreed_entries, shown_thread, since_shown
from udset_desktop.interview.answers import SaidBy, Shown
from udset_desktop.interview.asking import SEEN
from udset_desktop.interview.session import go_to
from udset_desktop.interview.state import Earlier
from udset_desktop.record.thread import AgreedThen, Told

THEN = Told(
    held_on="2025-05-02",
    on="2 May 2025",
    words=("It's the nights.",),
    said="Not really",
    verdict="further away",
    verdict_why="the help changed",
    asking=("new_interviewer", "other_way"),
    title="Feeling secure",
    said_by="An advocate",
)


def on_safe(**earlier):
    return go_to(a_session(**earlier), "safe")


def test_each_line_says_what_it_is():
    (entry,) = shown_thread(on_safe(), (THEN,)).entries
    assert (entry.on, entry.words) == ("2 May 2025", ("It's the nights.",))
    assert entry.lines == (
        "Called then: Feeling secure",
        "Answer then: Not really",
        "Their own view then: further away. Why: the help changed",
        "Since the time before, in the asking: somebody else asked, it was held another way",
        "An advocate",
    )


def test_what_was_asked_otherwise_says_how():
    told = replace(THEN, changed=True, question="Do you manage?")
    asked = ("Asked in other words then, so it may not mean the same.", "Asked then: Do you manage?")
    (entry,) = shown_thread(on_safe(), (told,)).entries
    assert entry.lines[:3] == ("Called then: Feeling secure", *asked)
    assert since_shown(on_safe(), (told,)).last[:4] == (
        "Last time, 2 May 2025",
        "Called then: Feeling secure",
        *asked,
    )


PARTED = replace(THEN, parted="split", question="How do you manage?", title="Managing")
BEFORE = Earlier(held_on="2025-05-02", answers={"safe.rating": said("no", scale="fit-4")})


def test_a_question_that_was_split_says_so_with_the_words_of_then_and_no_view_is_asked_since():
    session = answered(on_safe(earlier=BEFORE), safe__rating="yes")
    since = since_shown(session, (PARTED,))
    plain = (
        "Then this was part of one question: Managing. It is asked as several now, so this is not the same."
    )
    assert since.last[:5] == (
        "Last time, 2 May 2025",
        plain,
        "Asked then: How do you manage?",
        "“It's the nights.”",
        "Answer then: Not really",
    )
    assert (since.asks, since.asking) == (False, "")
    shown = shown_thread(session, (PARTED,))
    assert shown.verdict is None
    assert plain in shown.entries[0].lines
    assert not since_shown(replace(session, header=a_header(others=("partner",))), (PARTED,)).asks
    assert since_shown(session, (THEN,)).asks


def test_of_questions_that_are_one_now_the_words_of_each_stand_there():
    home, life = (
        replace(PARTED, parted="joined", title=title, words=(words,))
        for title, words in (("Where you live", "My own flat."), ("How you live", "My own way."))
    )
    older = replace(home, held_on="2024-01-01", words=("Long ago.",))
    last = since_shown(on_safe(earlier=BEFORE), (life, home, older)).last
    joined = "Then this was a question by itself: {}. It is one with others now, so this is not the same."
    assert [line for line in last if "by itself" in line] == [
        joined.format("Where you live"),
        joined.format("How you live"),
    ]
    assert "“My own way.”" in last
    assert not any("Long ago" in line for line in last)


def test_what_was_confirmed_stands_for_what_was_worked_out():
    confirmed = Told(held_on="2025-05-02", on="2 May 2025", asking=("other_way",), confirmed="more was said")
    (entry,) = shown_thread(on_safe(), (confirmed,)).entries
    assert entry.lines == ("In the asking: more was said",)


def test_how_it_stands_is_asked_only_where_it_may_be():
    assert shown_thread(on_safe(), (THEN,)).verdict is None
    before = Earlier(held_on="2025-05-02", answers={})
    assert shown_thread(on_safe(earlier=before), ()).verdict is None
    verdict = shown_thread(on_safe(earlier=before), (THEN,)).verdict
    assert [one.code for one in verdict.choices] == [
        "closer",
        "same_fine",
        "same_not_fine",
        "further",
        "want_changed",
    ]
    said = answered(on_safe(earlier=before), safe__verdict="closer")
    assert [one.code for one in shown_thread(said, (THEN,)).verdict.choices if one.chosen] == ["closer"]


def test_what_was_brought_together_is_listed():
    (entry,) = agreed_entries(
        [
            AgreedThen(
                held_on="2025-05-02",
                on="2 May 2025",
                matters=("The club",),
                steps=("Ring", "Ask"),
                missing=("A lift",),
            )
        ]
    )
    assert entry.words == ("The club",)
    assert entry.lines == (
        "The next small step then: Ring",
        "The next small step then: Ask",
        "Not there then: A lift",
    )


RATED = replace(THEN, header=a_header(), answer=said("yes", scale="fit-4"))


def beside(told=RATED, *, rating="no", **session):
    return since_shown(answered(on_safe(**session), safe__rating=rating), (told,))


def test_the_last_words_stand_under_their_day():
    assert beside().last == (
        "Last time, 2 May 2025",
        "Called then: Feeling secure",
        "“It's the nights.”",
        "Answer then: Not really",
        "An advocate",
    )


def test_the_pages_own_last_time_stands_unless_other_words_are_later():
    earlier = Earlier(held_on="2025-05-02", answers={"safe.rating": said("yes", scale="fit-4")})
    assert beside(earlier=earlier).last == ()
    assert beside(earlier=replace(earlier, held_on="2025-01-01")).last
    assert beside(earlier=replace(earlier, answers={})).last


def test_one_line_says_what_changed_in_the_asking_or_that_nothing_did():
    assert beside().asking == (
        "Another answer than on 2 May 2025. Nothing that is on file changed in the asking."
    )
    assert beside(rating="yes").asking == ""
    then = replace(RATED, header=a_header(mode="telephone", others=("partner",)))
    assert beside(then).asking == (
        "Another answer than on 2 May 2025. In the asking:"
        " in the room then: Husband, wife or partner; how you talked then: By telephone."
    )


@pytest.mark.parametrize(
    ("then", "now"), [("then on their own screen", ""), ("now on their own screen", "x")]
)
def test_whose_screen_it_was_is_told_the_right_way_round(then, now):
    session = answered(on_safe(), safe__rating="no")
    shown = replace(session.answers.get("safe.rating"), shown=Shown.IN_ORDER)
    if now:
        session = replace(session, answers=session.answers.with_answer("safe.rating", shown))
    told = RATED if now else replace(RATED, answer=replace(RATED.answer, shown=Shown.IN_ORDER))
    assert since_shown(session, (told,)).asking.endswith(f"In the asking: {then}.")


@pytest.mark.parametrize("code", SEEN)
def test_every_change_has_its_words(monkeypatch, code):
    monkeypatch.setattr("udset_desktop.record.thread.asking_seen", lambda _now, _before: (code,))
    spoken = replace(RATED, answer=replace(RATED.answer, said_by=(SaidBy.ADVOCATE,)))
    what = beside(spoken).asking.partition("In the asking: ")[2]
    assert len(what) > len("then")
    assert "{" not in what


def test_while_somebody_else_listens_nothing_of_before_is_told():
    choice = a_choice(header=a_header(others=("partner",)))
    shown = since_shown(answered(on_safe(choice=choice), safe__rating="no"), (RATED,))
    assert (shown.asks, shown.last, shown.asking) == (True, (), "")
    assert since_shown(on_safe(choice=choice), ()).asks is False
