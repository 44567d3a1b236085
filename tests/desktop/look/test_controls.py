from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from udset_desktop.desktop.look.controls import ChoiceButton, Heading, announce, button, card, label, rule
from udset_desktop.desktop.look.theme import Theme


def spoken(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_a_choice_is_called_by_its_word(qtbot):
    made = ChoiceButton("Yes & no")
    qtbot.addWidget(made)
    assert made.said == "Yes & no"
    assert made.accessibleName() == "Yes & no"
    made.set_words("Mostly", hint="2")
    assert spoken(made) == "Mostly"


def test_a_choice_is_pressed_by_return_and_by_space(qtbot):
    made = ChoiceButton("Yes")
    qtbot.addWidget(made)
    pressed = []
    made.clicked.connect(lambda: pressed.append(1))
    qtbot.keyClick(made, Qt.Key.Key_Return)
    qtbot.keyClick(made, Qt.Key.Key_Space)
    assert len(pressed) == 2


def test_a_long_word_takes_a_second_line(qtbot):
    made = ChoiceButton("workers who know my condition and do not judge")
    qtbot.addWidget(made)
    wide, narrow = made.heightForWidth(600), made.heightForWidth(200)
    assert narrow > wide
    assert made.minimumSizeHint().width() < made.sizeHint().width()


def test_choices_grow_with_the_text(qtbot, qapp):
    made = ChoiceButton("Mostly", hint="2")
    qtbot.addWidget(made)
    before = made.sizeHint()
    Theme(percent=200).apply(qapp)
    assert made.sizeHint().height() > before.height() * 1.3


def test_chosen_shows_by_more_than_colour(qtbot):
    made = ChoiceButton("Mostly", many=True)
    qtbot.addWidget(made)
    made.show()
    plain = made.grab().toImage()
    made.setChecked(True)
    assert made.grab().toImage() != plain


def test_a_heading_takes_the_focus_without_being_a_stop_of_the_tab_key(qtbot):
    heading = Heading("Feeling safe")
    qtbot.addWidget(heading)
    heading.show()
    heading.take_focus()
    announce(heading, "said")
    assert heading.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_of_what_is_hidden_nothing_is_said(qtbot, monkeypatch):
    said = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    line = label("a line")
    qtbot.addWidget(line)
    announce(line, "Kept for Heatherbell.")
    assert said == []
    line.show()
    announce(line, "Kept for Heatherbell.")
    assert said == ["Kept for Heatherbell."]


def test_small_makers_say_what_they_are(qtbot):
    made = button("Begin", kind="loud small", name="begin", says="Begin a conversation")
    frame, column = card(notice=True)
    words = label("quiet words", voice="quiet", name="words")
    line = rule()
    for widget in (made, frame, words, line):
        qtbot.addWidget(widget)
    assert made.accessibleName() == "Begin a conversation"
    assert made.property("loud") is True
    assert frame.property("notice") is True
    assert column.count() == 0
    assert words.textFormat() == Qt.TextFormat.PlainText
    assert line.property("rule") is True


def test_a_picture_takes_its_room_and_gives_it_back(qtbot):
    made = ChoiceButton("Yes")
    qtbot.addWidget(made)
    plain = made.sizeHint()
    made.set_picture("answer-yes")
    assert made.sizeHint().width() > plain.width()
    assert made.heightForWidth(made.sizeHint().width()) >= 28
    made.show()
    with_picture = made.grab().toImage()
    made.set_picture("")
    assert made.sizeHint() == plain
    assert made.grab().toImage() != with_picture
