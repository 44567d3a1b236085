import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QWidget

from udset_desktop.desktop.fields.choice_list import ChoiceLine, ChoiceList
from udset_desktop.desktop.look.spoken import speak_of_controls
from udset_desktop.desktop.look.theme import Theme
from udset_desktop.interview.screen import ChoiceState

WINDOW = QRect(10, 10, 780, 580)
LINE = QRect(300, 300, 200, 24)
SPEAKERS = ("Family or a friend", "A worker of another service", "A worker of the service we talk about")
LONG = tuple(
    ChoiceState(code=f"c{at}", words=f"{SPEAKERS[at % 3]}: what Morag Lindsay of the Isle would say")
    for at in range(20)
)


@pytest.fixture
def made(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(780, 580)
    window.show()
    made = ChoiceList(window)
    yield made
    made.close()


@pytest.fixture
def large(qapp, made):
    Theme(percent=200).apply(qapp)
    return made


def rows_of(made):
    return [QRect(one.mapTo(made, QPoint(0, 0)), one.size()) for one in made.lines if not one.isHidden()]


def words_fit(line):
    drawn = QPushButton.text(line).split("\n")
    return max(map(line.fontMetrics().horizontalAdvance, drawn)) <= line.width()


def columns_of(made):
    return len({row.left() for row in rows_of(made)})


def test_a_short_list_stands_under_its_line_as_wide_as_its_words(made):
    made.fill("Who said it?", ((ChoiceState(code="a", words="An advocate"),),))
    made.popup(LINE, WINDOW)
    assert made.geometry().top() == LINE.bottom() + 1
    assert made.geometry().left() == LINE.left()
    assert made.width() < 300


def test_a_list_with_more_room_over_its_line_stands_there(made):
    low = LINE.translated(0, 230)
    made.fill("Who said it?", (LONG[:5],))
    made.popup(low, WINDOW)
    assert made.geometry().bottom() < low.top()


@pytest.mark.parametrize("groups", [(LONG,), (LONG[:5], LONG[5:12], LONG[12:]), (LONG[:3],)])
@pytest.mark.parametrize(
    "line", [LINE, QRect(700, 540, 80, 24), QRect(10, 10, 80, 24), QRect(400, 900, 80, 24)]
)
def test_no_row_is_wider_than_the_list_nor_the_list_than_the_window_at_200_per_cent(large, groups, line):
    large.fill("Who said it? The answers after it come from them too.", groups)
    large.popup(line, WINDOW)
    assert WINDOW.contains(large.geometry())
    for row, one in zip(rows_of(large), large.lines, strict=True):
        assert row.left() >= 0
        assert row.right() < large.width()
        assert words_fit(one)
        assert one.heightForWidth(one.width()) <= one.height()


def test_rows_never_lie_over_each_other(large):
    large.fill("Who said it?", (LONG[:5], LONG[5:12], LONG[12:]))
    large.popup(LINE, WINDOW)
    rows = rows_of(large)
    assert not any(one.intersects(other) for at, one in enumerate(rows) for other in rows[at + 1 :])


def test_there_are_two_columns_where_one_has_no_room(made):
    short = tuple(ChoiceState(code=f"c{at}", words=f"Somebody of the family {at}") for at in range(20))
    made.fill("", (short[:5],))
    made.popup(LINE, WINDOW)
    assert columns_of(made) == 1
    made.fill("", (short,))
    made.popup(LINE, WINDOW)
    assert columns_of(made) == 2
    heights = [
        max(row.bottom() for row in rows_of(made) if row.left() == left)
        for left in {row.left() for row in rows_of(made)}
    ]
    assert abs(heights[0] - heights[1]) < 60


def test_it_asks_over_its_rows(made):
    made.fill("Who said it?", (LONG[:3],))
    made.popup(LINE, WINDOW)
    assert made.asked.text() == made.accessibleName() == "Who said it?"
    assert made.asked.isVisible()
    assert made.asked.geometry().bottom() <= min(row.top() for row in rows_of(made))


def test_a_key_out_of_sight_chooses_as_well(large, qtbot):
    large.fill("Who said it?", (LONG,))
    large.popup(LINE, WINDOW)
    with qtbot.waitSignal(large.chosen) as told:
        qtbot.keyClick(large, Qt.Key.Key_J)
    assert told.args == ["c19"]
    assert not large.isVisible()


def test_arrows_lead_through_the_rows_into_sight_and_enter_chooses(large, qtbot):
    large.fill("Who said it?", (LONG,))
    large.popup(LINE, WINDOW)
    qtbot.keyClick(large, Qt.Key.Key_Return)
    assert large.isVisible()  # nothing is in hand yet
    qtbot.keyClick(large, Qt.Key.Key_Up)
    last = large.lines[-1]
    assert last.hasFocus()
    assert large.rect().contains(QRect(last.mapTo(large, QPoint(0, 0)), last.size()))
    qtbot.keyClick(last, Qt.Key.Key_Down)
    assert large.lines[0].hasFocus()
    qtbot.keyClick(large.lines[0], Qt.Key.Key_End)
    assert last.hasFocus()
    qtbot.keyClick(last, Qt.Key.Key_Home)
    with qtbot.waitSignal(large.chosen) as told:
        qtbot.keyClick(large.lines[0], Qt.Key.Key_Return)
    assert told.args == ["c0"]


def test_a_press_chooses_and_escape_does_not(made, qtbot):
    made.fill("Who said it?", (LONG[:3],))
    made.popup(LINE, WINDOW)
    with qtbot.assertNotEmitted(made.chosen):
        qtbot.keyClick(made, Qt.Key.Key_Escape)
    assert not made.isVisible()
    made.popup(LINE, WINDOW)
    with qtbot.waitSignal(made.chosen) as told:
        qtbot.mouseClick(made.lines[1], Qt.MouseButton.LeftButton)
    assert told.args == ["c1"]


def test_a_screen_reader_hears_a_list_of_words_with_what_is_chosen(made):
    speak_of_controls()
    chosen = (ChoiceState(code="a", words="A & B", chosen=True), ChoiceState(code="b", words="An advocate"))
    made.fill("Who said it?", (chosen,))
    assert QAccessible.queryAccessibleInterface(made).role() == QAccessible.Role.PopupMenu
    faces = [QAccessible.queryAccessibleInterface(one) for one in made.lines]
    assert [face.role() for face in faces] == [QAccessible.Role.MenuItem] * 2
    assert [face.text(QAccessible.Text.Name) for face in faces] == ["A & B", "An advocate"]
    assert [bool(face.state().checked) for face in faces] == [True, False]


def test_what_is_cleared_is_no_more(made):
    made.fill("Who said it?", (LONG[:3],))
    made.clear()
    assert made.isEmpty()
    assert not [one for one in made.findChildren(ChoiceLine) if not one.isHidden()]


def test_no_list_stands_over_a_page_that_it_does_not_belong_to(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    page = QWidget(window)
    line = QPushButton("Who said it", page)
    window.show()
    made = ChoiceList(line)
    made.fill("Who said it?", (LONG[:3],))
    for _again in range(2):
        made.open_by_its_line()
        assert made.isVisible()
        page.hide()
        assert not made.isVisible()
        page.show()


@pytest.mark.parametrize("held", ["ControlModifier", "AltModifier", "MetaModifier"])
def test_a_command_is_no_answer(qtbot, made, held):
    made.fill("Who said it?", (LONG[:12],))  # the twelfth is under the letter b
    made.popup(LINE, WINDOW)
    with qtbot.assertNotEmitted(made.chosen):
        for key in (Qt.Key.Key_1, Qt.Key.Key_B):
            qtbot.keyClick(made, key, Qt.KeyboardModifier[held])
    assert made.isVisible()
    with qtbot.waitSignal(made.chosen) as told:
        qtbot.keyClick(made, Qt.Key.Key_B)
    assert told.args == ["c11"]
