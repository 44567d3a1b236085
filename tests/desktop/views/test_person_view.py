import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QMainWindow, QWidget

from tests.kit.interviews import a_session
from udset_desktop.desktop.look.tokens import PERSON_GROUNDS, TOUCH
from udset_desktop.desktop.views.person_view import PersonView
from udset_desktop.interview.person_look import PersonLook
from udset_desktop.interview.person_view import DONT_UNDERSTAND, choose, question_of
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.session import go_to, go_to_stage

SAFE = "safe.rating"


def question(look=PersonLook(), chosen=""):  # noqa: B008 - frozen
    session = go_to(a_session(), "safe")
    if chosen:
        session, _ = choose(session, SAFE, chosen, look)
    return question_of(session, SAFE, look)


@pytest.fixture
def window(qtbot):
    made = QMainWindow()
    made.setCentralWidget(QLabel("Morag Lindsay"))
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


@pytest.fixture
def view(window):
    made = PersonView(window)
    made.lay_over()
    made.show_question(question(), PersonLook())
    return made


def words_seen(view):
    parts = [*view.findChildren(QLabel), *view.findChildren(QAbstractButton)]
    return {part.text() for part in parts if part.isVisible()}


def test_the_question_and_its_words_are_all_there_is(view):
    assert words_seen(view) == {
        "Do you feel safe, at home and when you are out?",
        "Yes",
        "Mostly",
        "Not really",
        "No",
        "I don't understand",
    }


def test_reading_aloud_is_offered_only_where_there_is_a_voice(view):
    assert not view.aloud.isVisible()
    view.show_question(question(), PersonLook(), speech=True)
    assert view.aloud.isVisible()
    assert view.aloud.height() >= TOUCH


@pytest.mark.parametrize(
    ("key", "code"),
    [
        (Qt.Key.Key_1, "yes"),
        (Qt.Key.Key_4, "no"),
        (Qt.Key.Key_5, DONT_UNDERSTAND),
        (Qt.Key.Key_0, DONT_UNDERSTAND),
    ],
)
def test_one_key_chooses(view, qtbot, key, code):
    with qtbot.waitSignal(view.chosen) as told:
        qtbot.keyClick(view, key)
    assert told.args == [code]


def test_a_digit_without_a_word_does_nothing(view, qtbot):
    with qtbot.assertNotEmitted(view.chosen):
        qtbot.keyClick(view, Qt.Key.Key_8)


def test_a_finger_or_the_mouse_chooses(view, qtbot):
    with qtbot.waitSignal(view.chosen) as told:
        qtbot.mouseClick(view.choices[1], Qt.MouseButton.LeftButton)
    assert told.args == ["mostly"]


def test_tab_goes_through_the_words_in_their_order_and_nowhere_else(view, qtbot):
    seen = []
    for _ in range(len(view.choices) + 2):
        qtbot.keyClick(view.window().focusWidget(), Qt.Key.Key_Tab)
        seen.append(view.window().focusWidget())
    words = [one.said for one in seen if one in view.choices]
    assert words[:5] == ["Yes", "Mostly", "Not really", "No", "I don't understand"]
    assert all(one is view or view.isAncestorOf(one) for one in seen)


def test_what_is_chosen_is_drawn_as_chosen(view):
    view.show_question(question(chosen="mostly"), PersonLook())
    assert [one.said for one in view.choices if one.isChecked()] == ["Mostly"]


def test_the_order_on_the_screen_is_the_order_of_the_look(view):
    look = PersonLook(reverse=True)
    view.show_question(question(look), look)
    shown = sorted(view.choices, key=lambda one: (one.y(), one.x()))
    assert [one.said for one in shown] == ["No", "Not really", "Mostly", "Yes", "I don't understand"]


def test_fewer_words_leave_no_empty_place(view):
    look = PersonLook(few_words=True)
    view.show_question(question(look), look)
    assert [one.said for one in view.choices if one.isVisible()] == [
        "Yes",
        "In between",
        "No",
        "I don't understand",
    ]


def test_i_dont_understand_is_as_large_as_the_rest(view):
    assert len({one.cell for one in view.choices}) == 1
    assert len({one.height() for one in view.choices}) == 1


@pytest.mark.parametrize("ground", PERSON_GROUNDS)
def test_the_ground_is_the_person_s_own(view, ground):
    look = PersonLook(ground=ground, size=72)
    view.show_question(question(look), look)
    image = view.grab().toImage()
    assert image.pixelColor(2, 2).name() == PERSON_GROUNDS[ground].page
    inked = {
        image.pixelColor(x, y).name() for x in range(view.ask.x(), view.ask.x() + 200) for y in range(30, 90)
    }
    assert PERSON_GROUNDS[ground].ink in inked


def test_a_picture_stands_beside_each_word_and_beside_a_permission(view):
    look = PersonLook(pictures=True)
    asked = question_of(go_to_stage(a_session(), Stage.PERMISSIONS), "figures", look)
    view.show_question(asked, look)
    assert [one.picture for one in view.choices if one.isVisible()] == [
        "answer-yes",
        "answer-no",
        "dont-understand",
    ]
    assert not view.plan.ask_picture.isEmpty()
    with_picture = view.grab().toImage()
    view.show_question(asked, PersonLook())
    assert view.plan.ask_picture.isEmpty()
    assert with_picture != view.grab().toImage()


@pytest.mark.parametrize(
    ("key", "held", "signal", "told"),
    [
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, "turned", [True]),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, "turned", [False]),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, "turned", [True]),
        (Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier, "sized", [1]),
        (Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier, "sized", [-1]),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.NoModifier, "suits_asked", []),
    ],
)
def test_the_interviewer_s_keys_work_and_are_not_on_the_screen(view, qtbot, key, held, signal, told):
    with qtbot.waitSignal(getattr(view, signal)) as given:
        qtbot.keyClick(view, key, held)
    assert given.args == told


def test_the_question_is_read_again_by_key_only_where_there_is_a_voice(view, qtbot):
    with qtbot.assertNotEmitted(view.aloud_asked):
        qtbot.keyClick(view, Qt.Key.Key_F5)
    view.show_question(question(), PersonLook(), speech=True)
    with qtbot.waitSignal(view.aloud_asked):
        qtbot.keyClick(view, Qt.Key.Key_F5)
    with qtbot.waitSignal(view.aloud_asked):
        qtbot.mouseClick(view.aloud, Qt.MouseButton.LeftButton)


def test_a_choice_between_two_escapes_stays(view, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    qtbot.mouseClick(view.choices[0], Qt.MouseButton.LeftButton)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.is_open


def test_letting_go_forgets_what_was_asked(view):
    view.forget()
    view.leave()
    assert view.question is None
    assert "safe" not in view.ask.text() + view.accessibleName()


def test_every_control_has_a_name_and_a_place_in_the_window(view):
    for part in view.findChildren(QAbstractButton):
        assert part.accessibleName()
    assert view.accessibleName() == question().ask
    assert all(isinstance(one, QWidget) for one in view.choices)
