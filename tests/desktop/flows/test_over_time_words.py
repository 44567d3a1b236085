from tests.kit.interviews import a_session, answered
from udset_desktop.desktop.flows.over_time_words import agreed_entries, shown_thread
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
