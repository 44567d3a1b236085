from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tests.kit.windows import in_front, words_on
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.unlock_view import UnlockState, UnlockView


def shown(qtbot, **state):
    view = UnlockView()
    qtbot.addWidget(view)
    view.show_state(UnlockState(**state))
    return view


def test_what_is_typed_is_hidden_and_leaves_the_line_at_once(qtbot):
    view = shown(qtbot)
    assert view.secret.echoMode() == QLineEdit.EchoMode.Password
    qtbot.keyClicks(view.secret, "heather and peat smoke")
    qtbot.keyClicks(view.pin, "4711")
    with qtbot.waitSignal(view.opened_asked) as told:
        qtbot.keyClick(view.secret, Qt.Key.Key_Return)
    assert told.args == ["heather and peat smoke", "4711"]
    assert view.secret.text() == ""


def test_what_is_typed_before_the_program_is_ready_is_asked_once_it_is(qtbot):
    view = shown(qtbot, ready=False)
    view.secret.setText("early")
    with qtbot.assertNotEmitted(view.opened_asked):
        qtbot.keyClick(view.secret, Qt.Key.Key_Return)
    with qtbot.waitSignal(view.opened_asked) as told:
        view.show_state(UnlockState())
    assert told.args == ["early", ""]
    view.show_state(UnlockState(ready=False))
    with qtbot.assertNotEmitted(view.opened_asked):
        view.show_state(UnlockState())


def test_a_backup_is_offered_only_where_something_is_damaged(qtbot):
    view = shown(qtbot, trouble="This passphrase does not open it.")
    assert view.put_back.isHidden()
    view.show_state(UnlockState(trouble="A part is damaged.", damaged=True))
    assert not view.put_back.isHidden()
    with qtbot.waitSignal(view.put_back_asked):
        view.put_back.click()


def test_wrong_tries_wait_and_say_how_long(qtbot):
    view = shown(qtbot, wait_s=2)
    assert not view.open_button.isEnabled()
    assert "2 seconds" in view.trouble.text()
    view._on_tick()
    assert view.trouble.text() == say("unlock.wait_one")
    with qtbot.waitSignal(view.waited):
        view._on_tick()
    assert not view.open_button.isEnabled(), "whether it is over is not for the page to say"
    view.wait_on(0)
    assert view.open_button.isEnabled()
    assert view.trouble.isHidden()


def test_trouble_is_said_and_stands_on_the_line_to_type_in(qtbot):
    view = shown(qtbot)
    assert view.secret.accessibleDescription() == view.lead.text()
    view.show_state(UnlockState(trouble="That does not open it.", wait_s=3))
    view._on_tick()
    assert view.secret.accessibleDescription() == "That does not open it."
    view.wait_on(0)
    assert "That does not open it." in words_on(view)


def test_the_doors_lead_to_each_other(qtbot):
    view = shown(qtbot)
    with qtbot.waitSignal(view.code_asked):
        view.other.click()
    view.show_state(UnlockState(door="code"))
    assert view.secret.echoMode() == QLineEdit.EchoMode.Normal
    assert view.pin.isHidden()
    with qtbot.waitSignal(view.passphrase_asked):
        view.other.click()


def test_the_door_takes_the_focus_after_a_lock_and_leaves_it_where_somebody_types(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    view, other = UnlockView(), QLineEdit()
    column.addWidget(view)
    column.addWidget(other)
    view.show_state(UnlockState())
    in_front(qtbot, window)
    view.show_state(UnlockState(ready=False))
    other.setFocus()
    view.show_state(UnlockState())
    assert view.secret.hasFocus()
    view.pin.setFocus()
    view.show_state(UnlockState(trouble="That was not it."))
    assert view.pin.hasFocus()


def test_a_training_laptop_asks_nothing(qtbot):
    view = shown(qtbot, door="opening")
    assert view.secret.isHidden()
    assert view.open_button.isHidden()


def test_the_projects_name_stands_above_the_door_where_it_is_known(qtbot):
    view = shown(qtbot)
    assert view.project.isHidden()
    view.show_state(UnlockState(project="Machair <b>conversations</b>"))
    assert not view.project.isHidden()
    assert view.project.text() == "Machair <b>conversations</b>"
    assert view.project.textFormat() is Qt.TextFormat.PlainText
    view.show_state(UnlockState(door="pin", project="Machair"))
    assert view.project.text() == "Machair"
