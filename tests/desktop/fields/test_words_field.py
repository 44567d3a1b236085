from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication

from tests.kit.screen_states import words_item
from udset_desktop.desktop.fields.words_field import WordsField


def test_every_keystroke_is_told_and_nothing_is_an_answer_yet(qtbot):
    field = WordsField()
    qtbot.addWidget(field)
    field.show_item(words_item())
    field.show()
    answers, typed = [], []
    field.given.connect(lambda *told: answers.append(told))
    field.typed.connect(lambda *told: typed.append(told))
    qtbot.keyClicks(field.box, "I'm")
    assert typed[-1] == ("safe.words", "I'm")
    assert answers == []
    field.put_down()
    assert answers == [("safe.words", "I'm", "")]
    field.put_down()
    assert len(answers) == 1


def test_leaving_the_box_puts_the_words_down(qtbot):
    field = WordsField()
    qtbot.addWidget(field)
    field.show_item(words_item())
    qtbot.keyClicks(field.box, "fine")
    menu = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    with qtbot.assertNotEmitted(field.given):
        QApplication.sendEvent(field.box, menu)
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(field.given) as told:
        QApplication.sendEvent(field.box, away)
    assert told.args[1] == "fine"


def test_half_typed_words_stand_before_the_answer(qtbot):
    field = WordsField()
    qtbot.addWidget(field)
    field.show_item(words_item(text="kept", typed="kept and mo"))
    assert field.box.toPlainText() == "kept and mo"


def test_what_is_being_written_is_never_written_over(qtbot):
    field = WordsField()
    qtbot.addWidget(field)
    field.show_item(words_item())
    qtbot.keyClicks(field.box, "new")
    field.show_item(words_item(text="old"))
    assert field.box.toPlainText() == "new"
    field.show_item(words_item("people", text="other page"))
    assert field.box.toPlainText() == "other page"


def test_the_box_grows_with_the_words_up_to_a_point(qtbot):
    field = WordsField()
    qtbot.addWidget(field)
    field.resize(600, 400)
    field.show()
    field.show_item(words_item())
    low = field.box.sizeHint().height()
    field.box.setPlainText("line\n" * 6)
    middle = field.box.sizeHint().height()
    field.box.setPlainText("line\n" * 200)
    assert low < middle < field.box.sizeHint().height() < 500
