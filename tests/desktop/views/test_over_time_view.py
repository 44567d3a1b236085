import re

from tests.kit.screen_states import choices
from tests.kit.windows import words_on
from udset_desktop.desktop.views.over_time_view import (
    SHOWN_AT_ONCE,
    EntryShown,
    OverTimeShown,
    OverTimeView,
    VerdictShown,
)

VERDICT = VerdictShown(
    ask="How does this stand since we last talked?",
    choices=choices(("closer", "closer"), ("same_fine", "the same, and fine"), chosen=("closer",)),
    offer="In the asking now: somebody new is asking.",
)
ENTRY = EntryShown(on="2 May 2025", words=("It's the nights.",), lines=("Answer then: Not really",))


def shown(qtbot, **changes):
    view = OverTimeView()
    qtbot.addWidget(view)
    view.show_over_time(
        OverTimeShown(**({"title": "Feeling safe, over time", "entries": (ENTRY,)} | changes))
    )
    return view


def test_their_words_stand_under_their_date(qtbot):
    view = shown(qtbot)
    told = words_on(view)
    assert told.index("2 May 2025") < told.index("It's the nights.") < told.index("Answer then: Not really")
    assert view.nothing.isHidden()
    assert view.verdict_card.isHidden()


def test_no_sign_of_a_direction_is_drawn(qtbot):
    told = words_on(shown(qtbot, verdict=VERDICT))
    assert not re.search(r"[↑↓→←↗↘▲▼+%]", told)


def test_how_it_stands_is_asked_and_told(qtbot):
    view = shown(qtbot, verdict=VERDICT)
    assert view.verdict.codes == ("closer",)
    with qtbot.waitSignal(view.verdict_said) as told:
        view.verdict.buttons["same_fine"].click()
    assert told.args == ["same_fine"]


def test_what_changed_in_the_asking_is_confirmed_in_one_press(qtbot):
    view = shown(qtbot, verdict=VERDICT)
    assert not view.offer_button.isHidden()
    with qtbot.waitSignal(view.asking_confirmed):
        view.offer_button.click()
    none = shown(qtbot, verdict=VerdictShown(ask="How?", choices=VERDICT.choices))
    assert none.offer_button.isHidden()


def test_hundreds_come_a_few_at_a_time(qtbot):
    many = tuple(EntryShown(on=f"day {number}") for number in range(500))
    view = shown(qtbot, entries=many)
    assert words_on(view).count("day ") == SHOWN_AT_ONCE
    view.more_button.click()
    assert words_on(view).count("day ") == 2 * SHOWN_AT_ONCE
    for _ in range(500 // SHOWN_AT_ONCE):
        view.more_button.click()
    assert view.more_button.isHidden()


def test_nothing_said_before_is_said(qtbot):
    assert not shown(qtbot, entries=()).nothing.isHidden()


def test_forgetting_leaves_no_words(qtbot):
    view = shown(qtbot)
    view.forget()
    assert "nights" not in words_on(view)
    view.show_over_time(OverTimeShown(title="Again", entries=(ENTRY,)))
    assert "nights" in words_on(view)
