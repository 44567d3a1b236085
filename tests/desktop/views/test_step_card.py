from tests.kit.screen_states import choices, together_state
from udset_desktop.desktop.views.step_card import StepCard
from udset_desktop.interview.together import Action

STATE = together_state(
    inputs=choices(("equipment", "Equipment"), ("nothing_needed", "Nothing needed")),
    outcomes=choices(("safe", "Feeling safe"), ("people", "Seeing people")),
)


def shown(qtbot, action=None, state=STATE):
    card = StepCard(state)
    qtbot.addWidget(card)
    card.show_action(action or Action(what="Ring"), state)
    return card


def test_what_was_agreed_and_for_which_outcome_folds_away_and_is_told(qtbot):
    card = shown(qtbot)
    assert card.agreed.isHidden()
    card.more.click()
    assert not card.agreed.isHidden()
    with qtbot.waitSignal(card.changed):
        card.inputs.buttons["equipment"].click()
    card.outcome.setCurrentIndex(1)
    with qtbot.waitSignal(card.changed):
        card.outcome.activated.emit(1)
    assert card.action() == Action(what="Ring", inputs=("equipment",), outcome="safe")


def test_nothing_needed_stands_alone(qtbot):
    card = shown(qtbot, Action(what="Ring", inputs=("equipment",)))
    card.inputs.buttons["nothing_needed"].click()
    assert card.action().inputs == ("nothing_needed",)
    card.inputs.buttons["equipment"].click()
    assert card.action().inputs == ("equipment",)


def test_what_holds_something_opens_by_itself(qtbot):
    card = shown(qtbot, Action(what="Ring", outcome="people"))
    assert not card.agreed.isHidden()
    assert card.outcome.code == "people"


def test_where_no_list_is_there_is_nothing_to_fold(qtbot):
    assert shown(qtbot, state=together_state()).more.isHidden()


def test_every_letter_is_told_and_putting_down_ends_it(qtbot):
    card = shown(qtbot)
    with qtbot.waitSignal(card.written):
        qtbot.keyClicks(card.by_when, "Fri")
    card.show_action(Action(what="Ring"), STATE)
    assert card.by_when.text() == "Fri"
    card.put_down()
    card.show_action(Action(what="Ring"), STATE)
    assert card.by_when.text() == ""
