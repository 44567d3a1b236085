import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible

from udset_desktop.desktop.look import spoken
from udset_desktop.desktop.look.controls import ChoiceButton, Heading


@pytest.fixture
def face(qtbot):
    spoken.speak_of_controls()
    held = []

    def of(widget):
        held.append(widget)
        qtbot.addWidget(widget)
        return QAccessible.queryAccessibleInterface(widget)

    return of


def test_a_heading_is_a_heading_by_its_words(face):
    told = face(Heading("How do things stand?"))
    assert told.role() is QAccessible.Role.Heading
    assert told.text(QAccessible.Text.Name) == "How do things stand?"


def test_one_of_several_is_a_radio_button_and_some_of_many_a_check_box(face):
    assert face(ChoiceButton("Yes")).role() is QAccessible.Role.RadioButton
    assert face(ChoiceButton("A break", many=True)).role() is QAccessible.Role.CheckBox


def test_what_is_chosen_is_heard(face):
    made = ChoiceButton("Mostly")
    told = face(made)
    assert not told.state().checked
    made.setChecked(True)
    assert told.state().checked


def test_pressing_by_a_screen_reader_is_a_click(qtbot, face):
    made = ChoiceButton("Mostly")
    told = face(made)
    assert "Press" in told.actionNames()
    with qtbot.waitSignal(made.clicked):
        told.doAction("Press")


def test_faces_go_with_their_widgets_and_never_before(qtbot, face):
    for _ in range(200):
        made = ChoiceButton("Yes")
        assert QAccessible.queryAccessibleInterface(made).role() is QAccessible.Role.RadioButton
        made.deleteLater()
        del made
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    face(ChoiceButton("No"))
    assert len(spoken._faces) < 20


def test_other_classes_are_told_by_qt(face):
    assert spoken._face_of("QLabel", ChoiceButton("Yes")) is None
