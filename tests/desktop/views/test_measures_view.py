import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.kit.windows import words_on
from udset_desktop.desktop.look.interval_bar import IntervalBar
from udset_desktop.desktop.look.theme import Theme
from udset_desktop.desktop.views.measures_view import FigureShown, MeasureShown, MeasuresShown, MeasuresView
from udset_desktop.interview.screen import ChoiceState

SHOWN = MeasuresShown(
    lead="Machair, all conversations in the pool.",
    measures=(
        MeasureShown(
            name="Users feeling safe",
            older="Called in 2007: Users of community care services feeling safe",
            figures=(
                FigureShown(
                    who="People who use services",
                    share="69 %",
                    count="33 of 48",
                    interval=(69, 55, 80),
                    said="69 %; from 55 to 80 %",
                    beside=("Left out: not asked 5.",),
                    behind=("Conversations held by: Own care manager 48.",),
                ),
                FigureShown(who="Carers", share="hidden"),
            ),
            notes=("Hidden, because few people stand behind this figure.",),
            small=("Rule: yes and mostly count.",),
        ),
    ),
    breakdowns=(
        ChoiceState(code="", words="Not at all", chosen=True),
        ChoiceState(code="group", words="Group"),
    ),
    quarters=("2026-Q1", "2026-Q2"),
    last="2026-Q2",
)


def made(qtbot, state=SHOWN):
    view = MeasuresView()
    qtbot.addWidget(view)
    view.show_state(state)
    return view


def test_a_figure_stands_with_its_base_its_rule_and_both_labels(qtbot):
    said = words_on(made(qtbot))
    for words in (
        "69 %",
        "33 of 48",
        "Rule: yes and mostly",
        "Users feeling safe",
        "Called in 2007",
        "not asked 5",
    ):
        assert words in said


def test_a_hidden_figure_has_no_bar_and_says_why(qtbot):
    view = made(qtbot)
    bars = [bar for bar in view.findChildren(IntervalBar) if bar.isVisibleTo(view)]
    assert [bar.interval for bar in bars] == [(69, 55, 80)]
    assert bars[0].accessibleName() == "69 %; from 55 to 80 %"
    said = words_on(view)
    assert "hidden" in said
    assert "because few people" in said


def test_a_figure_opens_by_key_and_shows_who_held_the_talks(qtbot):
    view = made(qtbot)
    [fold] = view.findChildren(QPushButton, "behind")  # the hidden figure has none
    assert "Own care manager 48" not in words_on(view)
    assert "People who use services" in fold.accessibleName()
    view.show()
    fold.setFocus()
    qtbot.keyClick(fold, Qt.Key.Key_Space)
    assert "Conversations held by: Own care manager 48." in words_on(view)
    qtbot.keyClick(fold, Qt.Key.Key_Space)
    assert "Own care manager 48" not in words_on(view)


def test_breakdown_and_quarters_are_asked_for(qtbot):
    view = made(qtbot)
    assert view.breakdown.code == ""
    with qtbot.waitSignal(view.by_chosen) as chosen:
        view.breakdown.buttons["group"].click()
    assert chosen.args == ["group"]
    assert (view.first.code, view.last.code) == ("", "2026-Q2")
    with qtbot.waitSignal(view.window_chosen) as window:
        view.first.setCurrentIndex(1)
        view.first.activated.emit(1)
    assert window.args == ["2026-Q1", "2026-Q2"]


def test_reports_are_asked_for_by_their_ending(qtbot):
    view = made(qtbot)
    for ending, button in view.report_buttons.items():
        with qtbot.waitSignal(view.report_asked) as asked:
            button.click()
        assert asked.args == [ending]
    view.show_written("Written: /s/measures.pdf.")
    assert "Written: /s/measures.pdf." in words_on(view)


def test_without_conversations_the_page_says_what_to_do(qtbot):
    view = made(qtbot, MeasuresShown(lead="Machair", empty="Take bundles in first."))
    assert "Take bundles in first." in words_on(view)
    assert view.choices.isHidden()
    with qtbot.waitSignal(view.take_in_asked):
        view.take_in_button.click()


@pytest.mark.parametrize("percent", [100, 200])
def test_the_quarters_stand_in_full_at_any_size(qtbot, qapp, percent):
    view = made(qtbot)
    view.resize(1280, 720)
    view.show()
    Theme(percent=percent).apply(qapp)
    qtbot.waitUntil(lambda: view.first.width() >= view.first.sizeHint().width())
    for box in (view.first, view.last):
        room, words = box.width() - box._around(), box.currentText()
        assert box.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room) == words
        assert box.width() == box.sizeHint().width()
