import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from udset_desktop.desktop.fields.choice_list import ChoiceLine, ChoiceList
from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.fields.quiet_choice import QuietChoice
from udset_desktop.desktop.look import spoken
from udset_desktop.desktop.look.controls import ChoiceButton, Heading, button, label, one_of, unfolding
from udset_desktop.desktop.views.big_choice import BigChoice
from udset_desktop.desktop.views.paper_pages import PaperPages
from udset_desktop.desktop.views.suits_view import Sample


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


def test_every_class_that_is_told_by_name_is_there():
    there = {one.__name__ for one in (ChoiceRow, QuietChoice, BigChoice, PaperPages, Sample)}
    there |= {ChoiceList.__name__, ChoiceLine.__name__}
    there |= {"ButtonRow", "MapBoard", "PersonView", "SuitsView", "CoverView", "Heading", "ChoiceButton"}
    assert set(spoken.ROLES) == there


def test_what_is_on_the_turned_screen_is_chosen_by_one_of_its_words(face, qtbot):
    held = QWidget()
    qtbot.addWidget(held)
    told = QAccessible.queryAccessibleInterface(BigChoice(held))
    assert (told.role(), told.state().checkable) == (QAccessible.Role.RadioButton, 1)
    assert face(Sample("Aa", 25)).role() is QAccessible.Role.RadioButton


def test_a_title_is_a_heading_and_a_figure_or_a_code_to_copy_is_not(face):
    assert face(label("Whom to tell", voice="title")).role() is QAccessible.Role.Heading
    assert face(label("01632 960110", voice="title")).role() is QAccessible.Role.StaticText
    code = label("TRAIN-MOSS", voice="title")
    code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
    assert face(code).role() is QAccessible.Role.StaticText


def test_a_title_that_was_empty_when_first_heard_is_a_heading_later(face):
    made = label(voice="title")
    told = face(made)
    made.setText("How it goes")
    assert told.role() is QAccessible.Role.Heading


def test_what_unfolds_is_heard_as_open_or_shut(face):
    made = unfolding(button("Why we ask"))
    told = face(made)
    assert told.role() is QAccessible.Role.Button
    assert (told.state().expandable, told.state().expanded, told.state().collapsed) == (1, 0, 1)
    made.setChecked(True)
    assert (told.state().expanded, told.state().collapsed) == (1, 0)


def test_the_place_in_front_is_heard_as_chosen_among_the_places(face):
    made = one_of(button("Today"))
    made.setChecked(True)
    told = face(made)
    assert (told.role(), told.state().checked) == (QAccessible.Role.RadioButton, 1)


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
    many = 2 * len(spoken._faces) + 200  # those of other tests are let go of on the way
    for _ in range(many):
        made = ChoiceButton("Yes")
        assert QAccessible.queryAccessibleInterface(made).role() is QAccessible.Role.RadioButton
        made.deleteLater()
        del made
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    face(ChoiceButton("No"))
    assert len(spoken._faces) <= 2 * spoken._Faces.LEAST


def test_a_window_of_a_thousand_faces_is_not_asked_for_all_of_them_at_each_new_one(face, monkeypatch):
    asked = []
    monkeypatch.setattr(spoken, "isValid", lambda one: asked.append(one) or isValid(one))
    before = len(spoken._faces)
    for _ in range(1000):
        face(ChoiceButton("Yes"))
    assert len(spoken._faces) >= 1000
    assert len(asked) < 3 * (before + 1000)


def test_other_classes_are_told_by_qt(face):
    assert spoken._face_of("QLabel", ChoiceButton("Yes")) is None
