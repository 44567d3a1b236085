from PySide6.QtCore import Qt

from tests.kit.screen_states import choices, together_state
from tests.kit.windows import in_front
from udset_desktop.desktop.views.step_card import StepCard
from udset_desktop.interview.together import Action

STATE = together_state(
    wanted=choices(("transport", "Transport"), ("a_break", "A break")),
    whys=choices(("waiting_list", "A waiting list"), ("no_transport", "No transport")),
    supports=("Dunlaw lunch club", "The Shed"),
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


def in_hand(qtbot, action=None):
    card = in_front(qtbot, shown(qtbot, action))
    card.what.setFocus()
    return card


def test_keys_say_who_and_that_it_is_not_there(qtbot):
    card = in_hand(qtbot)
    qtbot.keyClick(card.what, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(card.what, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert card.action().who == ("person", "service")
    qtbot.keyClick(card.what, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    assert not card.action().available
    with qtbot.waitSignal(card.another):
        qtbot.keyClick(card.what, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(card.onward):
        qtbot.keyClick(card.what, Qt.Key.Key_Return)


def test_not_there_says_why_from_the_list_and_what_it_would_bring(qtbot):
    card = in_hand(qtbot, Action(what="A lift", available=False))
    card.why.buttons["waiting_list"].click()
    card.why.buttons["no_transport"].click()
    card.wanted.buttons["transport"].click()
    assert (card.action().why, card.action().wanted) == ("no_transport", ("transport",))
    card.why.buttons["no_transport"].click()
    assert card.action().why == ""
    card.missing.click()
    assert (card.action().available, card.action().why) == (True, "")


def test_the_step_in_hand_is_open_and_another_is_one_line(qtbot):
    card = in_hand(qtbot, Action(what="Ring", who=("service",), who_named="Anne", by_when="Friday"))
    assert not card.details.isHidden()
    assert card.summary.isHidden()
    card.fold()
    assert card.details.isHidden()
    assert card.summary.text() == "Service · Anne · Friday"
    assert not card.summary.isHidden()


def test_what_is_not_there_is_summed_up_with_why(qtbot):
    card = shown(qtbot, Action(what="A lift", available=False, why="waiting_list", why_not="not before May"))
    card.fold()
    assert card.summary.text() == "Not there just now · A waiting list · not before May"


def test_taking_up_a_step_is_told(qtbot):
    card = shown(qtbot)
    card.fold()
    in_front(qtbot, card)
    card.setFocus()
    with qtbot.waitSignal(card.taken):
        card.what.setFocus()
    assert not card.details.isHidden()


def test_who_else_might_is_one_press_away(qtbot):
    card = in_hand(qtbot)
    card.show_others(("Dunlaw lunch club",))
    assert not card.others.isHidden()
    made = card._others.itemAt(1).widget()
    assert made.accessibleName() == "Dunlaw lunch club might"
    with qtbot.waitSignal(card.changed):
        made.click()
    assert (card.action().who_named, card.action().who) == ("Dunlaw lunch club", ("community",))
    card.show_others(())
    assert card.others.isHidden()


def test_the_projects_list_completes_a_name(qtbot):
    card = in_hand(qtbot)
    completer = card.who_named.completer()
    completer.setCompletionPrefix("shed")
    assert completer.currentCompletion() == "The Shed"
    assert shown(qtbot, state=together_state()).who_named.completer() is None


def test_who_and_when_stand_over_each_other_where_what_they_ask_would_be_cut(qtbot):
    card = shown(qtbot)
    card.open_up()
    card.show()
    for width, under in ((900, False), (300, True), (900, False)):
        card.resize(width, 500)
        qtbot.waitUntil(lambda under=under: (card.by_when.y() > card.who_named.y()) is under)


def test_a_mark_is_told_and_stands_in_the_quiet_word_of_a_folded_step(qtbot):
    card = shown(qtbot, Action(what="Ring", marks=("off_sheet",)))
    assert card.action().marks == ("off_sheet",)
    with qtbot.waitSignal(card.changed):
        card.keeping.buttons["between_us"].click()
    assert card.action().marks == ("between_us", "off_sheet")
    card.fold()
    assert card.summary.text() == card.keeping.words
    card.show_action(Action(what="Ring"), STATE)
    assert card.action().marks == ()
