from PySide6.QtCore import Qt

from tests.kit.screen_states import together_state
from udset_desktop.desktop.views.matter_card import MatterCard, Steps
from udset_desktop.interview.together import Action

STATE = together_state()


def shown(qtbot, text="", actions=(), *, room=True):
    card = MatterCard(2)
    qtbot.addWidget(card)
    card.show()
    card.show_matter(text, actions, STATE, words="What matters (2)", room=room)
    return card


def test_steps_are_offered_once_something_stands_in_it(qtbot):
    card = shown(qtbot)
    assert card.steps.isHidden()
    qtbot.keyClicks(card.line, "T")
    assert not card.steps.isHidden()


def test_return_leads_to_the_next_small_step_and_on(qtbot):
    card = shown(qtbot, "To sleep")
    qtbot.keyClick(card.line, Qt.Key.Key_Return)
    (step,) = card.steps.cards
    assert step.matter == 2
    qtbot.keyClick(card.line, Qt.Key.Key_Return)
    assert card.steps.cards == [step]  # the empty one is written first
    qtbot.keyClicks(step.what, "Ring")
    with qtbot.waitSignal(card.onward):
        qtbot.keyClick(step.what, Qt.Key.Key_Return)


def test_return_in_an_empty_line_goes_on(qtbot):
    card = shown(qtbot)
    with qtbot.waitSignal(card.onward):
        qtbot.keyClick(card.line, Qt.Key.Key_Return)
    assert card.steps.cards == []


def test_return_in_a_step_leads_to_the_one_after_it(qtbot):
    card = shown(qtbot, "To sleep", (Action(what="Ring", matter=2), Action(what="Ask", matter=2)))
    with qtbot.assertNotEmitted(card.onward):
        qtbot.keyClick(card.steps.cards[0].what, Qt.Key.Key_Return)


def test_one_more_is_added_until_there_is_no_room(qtbot):
    card = shown(qtbot, "To sleep", (Action(what="Ring", matter=2),))
    assert card.steps.add.text() == "+ Another small step"
    card.steps.cards[0].another.emit()
    assert len(card.steps.cards) == 2
    full = shown(qtbot, "To sleep", (Action(what="Ring", matter=2),), room=False)
    full.steps.cards[0].another.emit()
    assert len(full.steps.cards) == 1


def test_a_removed_step_is_gone_at_once(qtbot):
    steps = Steps()
    qtbot.addWidget(steps)
    steps.show_steps((Action(what="Ring"), Action(what="Ask")), STATE, room=True)
    with qtbot.waitSignal(steps.changed):
        steps.cards[0].remove.click()
    assert [card.what.text() for card in steps.cards] == ["Ask"]


def test_marks_are_offered_once_something_stands_in_it(qtbot):
    card = shown(qtbot)
    assert card.foot.isHidden()
    card.keeping.show_marks(("between_us",))
    assert card.marks == ()  # nothing is kept back of an empty line
    qtbot.keyClicks(card.line, "T")
    assert not card.foot.isHidden()
    assert card.marks == ("between_us",)


def test_what_is_kept_back_takes_its_steps_with_it_and_says_so(qtbot):
    card = shown(qtbot, "To sleep", (Action(what="Ring", matter=2),))
    assert card.kept_with.isHidden()
    with qtbot.waitSignal(card.changed):
        card.keeping.buttons["off_sheet"].click()
    assert not card.kept_with.isHidden()
    alone = shown(qtbot, "To sleep")
    alone.keeping.turn("off_sheet")
    assert alone.kept_with.isHidden()
