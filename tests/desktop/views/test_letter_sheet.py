import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.models.map_model import LETTERS, MapRow
from udset_desktop.desktop.views.letter_sheet import LetterSheet, placed_in

ROWS = tuple(
    MapRow(section=f"s{at // 8}", title="What happens with your help")
    if at % 8 == 0
    else MapRow(
        section=f"s{at // 8}",
        page=f"p{at}",
        title="Something else about it",
        letter=LETTERS[at],
        closed=at == 9,
    )
    for at in range(33)
)


@pytest.fixture
def sheet(qtbot):
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(1280, 612)
    over.show()
    made = LetterSheet(over)
    made.show_rows(ROWS, QRect(9, 11, 280, 430))
    yield made
    over.hide()  # it holds the sheet


def middle_of(sheet, page):
    return next(rect.center() for row, rect in sheet.placed if row.page == page)


def test_every_row_has_a_place_of_its_own_and_no_name_of_a_section_ends_a_column(sheet):
    assert [row for row, _ in sheet.placed] == list(ROWS)
    rects = [rect for _, rect in sheet.placed]
    assert QRect(0, 0, 1280, 612).contains(sheet.geometry())
    assert all(sheet.rect().contains(rect) for rect in rects)
    assert not any(one.intersects(other) for at, one in enumerate(rects) for other in rects[at + 1 :])
    assert len({rect.x() for rect in rects}) == 3
    for (row, rect), (_, after) in zip(sheet.placed, sheet.placed[1:], strict=False):
        assert row.page or after.x() == rect.x()


def test_where_they_do_not_fit_nothing_is_shown(sheet):
    assert placed_in(ROWS, QRect(9, 11, 280, 430), 840, theme_of()) == ()
    assert placed_in(ROWS, QRect(9, 11, 280, 20), 1280, theme_of()) == ()
    sheet.show_rows(ROWS, QRect(9, 11, 280, 100))
    assert sheet.isHidden()


def test_a_click_on_a_page_goes_there_and_one_beside_it_puts_the_letters_away(qtbot, sheet):
    sheet.grab()
    with qtbot.waitSignal(sheet.page_asked) as told:
        qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=middle_of(sheet, "p3"))
    assert told.args == ["p3"]
    for point in (middle_of(sheet, ""), middle_of(sheet, "p9")):
        with qtbot.waitSignal(sheet.left), qtbot.assertNotEmitted(sheet.page_asked):
            qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=point)


def test_a_click_on_anything_else_puts_the_letters_away_and_means_nothing_more(qtbot, sheet):
    under = QPushButton("Next", sheet.over)
    under.setGeometry(1180, 560, 80, 40)
    under.show()
    pressed = []
    under.clicked.connect(lambda: pressed.append(under))
    window = sheet.over.windowHandle()
    for there in (under.geometry().center(), QPoint(1270, 20)):
        with qtbot.waitSignal(sheet.left), qtbot.assertNotEmitted(sheet.page_asked):
            QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=there)
    assert not pressed
    sheet.hide()
    with qtbot.assertNotEmitted(sheet.left):
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=under.geometry().center())
    qtbot.waitUntil(lambda: bool(pressed))
