from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from udset_desktop.desktop.look.controls import button, label
from udset_desktop.desktop.look.layouts import (
    FrontOnly,
    FrontStack,
    GivingWay,
    PagePart,
    ScrollPage,
    WrapLayout,
    beside,
    clear,
    laid_once,
    stack,
)
from udset_desktop.desktop.look.tokens import UNIT


def row_of(qtbot, widths, **kind):
    held = QWidget()
    qtbot.addWidget(held)
    row = WrapLayout(held, gap=10, **kind)
    for width in widths:
        button = QPushButton("x")
        button.setFixedSize(width, 20)
        row.addWidget(button)
    return held, row


def test_what_does_not_fit_goes_on_in_the_next_line(qtbot):
    _, row = row_of(qtbot, [100, 100, 100])
    assert row.heightForWidth(320) == 20
    assert row.heightForWidth(319) == 50
    assert row.heightForWidth(100) == 80


def test_hidden_widgets_take_no_room(qtbot):
    held, row = row_of(qtbot, [100, 100, 100])
    row.itemAt(1).widget().hide()
    assert row.heightForWidth(210) == 20
    assert held.layout() is row


def test_what_was_worked_out_is_forgotten_when_a_widget_changes(qtbot):
    _, row = row_of(qtbot, [100, 100, 100])
    assert row.heightForWidth(210) == 50
    row.itemAt(1).widget().hide()
    assert row.heightForWidth(210) == 20
    row.itemAt(1).widget().show()
    assert row.heightForWidth(210) == 50
    row.itemAt(0).widget().setFixedSize(150, 40)
    assert row.heightForWidth(210) == 70
    assert row.minimumSize().width() == 150
    row.removeWidget(row.itemAt(0).widget())
    assert row.heightForWidth(210) == 20
    assert row.minimumSize().width() == 100


def test_a_right_hand_row_ends_at_the_edge(qtbot):
    held, row = row_of(qtbot, [100, 100], right=True)
    held.resize(400, 20)
    held.show()
    assert row.itemAt(1).widget().geometry().right() == 399


def test_a_page_is_as_high_as_its_words_need_and_no_higher(qtbot):
    page = ScrollPage()
    qtbot.addWidget(page)
    page.column.addWidget(label("word " * 60))
    page.column.addStretch(1)
    page.resize(900, 700)
    page.show()
    assert page.verticalScrollBar().maximum() == 0
    page.column.insertWidget(0, label("word " * 4000))
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)


def test_a_page_of_pictures_alone_scrolls_too(qtbot):
    page = ScrollPage()
    qtbot.addWidget(page)
    for _ in range(2):
        paper = QLabel()
        paper.setFixedSize(500, 700)
        page.column.addWidget(paper)
    page.resize(900, 700)
    page.show()
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 600)


def test_clearing_lets_every_widget_go(qtbot):
    held, row = row_of(qtbot, [50, 50])
    clear(row)
    assert row.count() == 0
    assert held.isVisible() is False


def test_beside_keeps_widgets_at_their_own_width(qtbot):
    one = QPushButton("short")
    held = beside(one)
    qtbot.addWidget(held)
    held.resize(600, 60)
    held.show()
    assert one.width() < 200


def test_only_the_page_in_front_asks_for_room(qtbot):
    pages = FrontOnly()
    qtbot.addWidget(pages)
    low, high = QLabel("one line"), label("word " * 200)
    pages.addWidget(low)
    pages.addWidget(high)
    pages.show()
    assert pages.currentWidget() is low
    assert pages.sizeHint().height() == low.sizeHint().height()
    pages.setCurrentWidget(high)
    assert pages.currentWidget() is high
    assert pages.layout().heightForWidth(300) == high.heightForWidth(300)
    pages.removeWidget(high)
    pages.setCurrentWidget(low)
    assert pages.sizeHint().height() == low.sizeHint().height()


def test_a_part_gives_way_where_there_is_no_room_and_then_scrolls(qtbot):
    window, held = QWidget(), QWidget()
    qtbot.addWidget(window)
    column, inner = QVBoxLayout(window), QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    for number in range(6):
        inner.addWidget(QPushButton(str(number)))
    other, part = QLabel("the page"), GivingWay(held)
    other.setMinimumHeight(50)
    column.addWidget(other, 1)
    column.addWidget(part)
    window.resize(300, 900)
    window.show()
    qtbot.waitUntil(lambda: part.height() == held.sizeHint().height())
    assert part.verticalScrollBar().maximum() == 0
    window.resize(300, 160)
    qtbot.waitUntil(lambda: part.height() < held.height())
    assert other.height() >= 50
    assert part.verticalScrollBar().maximum() == held.height() - part.height()


def test_a_part_that_gives_way_follows_what_is_shown_in_it(qtbot):
    window, held = QWidget(), QWidget()
    qtbot.addWidget(window)
    column, inner = QVBoxLayout(window), QVBoxLayout(held)
    first, second = QPushButton("a"), QPushButton("b")
    inner.addWidget(first)
    inner.addWidget(second)
    second.hide()
    part = GivingWay(held)
    column.addWidget(QLabel("the page"), 1)
    column.addWidget(part)
    window.resize(300, 600)
    window.show()
    qtbot.waitUntil(lambda: part.height() == held.sizeHint().height())
    before = part.height()
    second.show()
    qtbot.waitUntil(lambda: part.height() > before)


def test_two_parts_stand_over_each_other_where_they_do_not_fit():
    line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    stack(line, fits=False)
    assert line.direction() is QBoxLayout.Direction.TopToBottom
    stack(line, fits=True, gap=3)
    assert line.direction() is QBoxLayout.Direction.LeftToRight
    assert line.spacing() == 3


class Counted(QBoxLayout):
    """A line that counts how often it is to be laid out anew."""

    anew = 0

    def invalidate(self):
        self.anew += 1
        super().invalidate()


def test_two_parts_that_stand_as_they_should_are_not_laid_out_again():
    line = Counted(QBoxLayout.Direction.LeftToRight)
    stack(line, fits=False)
    told = line.anew
    stack(line, fits=False)
    assert line.anew == told > 0
    stack(line, fits=True)
    assert line.anew > told


class Measured(QLabel):
    """Words that count how often they are asked how tall they are."""

    asked = 0

    def heightForWidth(self, width):  # noqa: N802 - Qt's own name
        self.asked += 1
        return super().heightForWidth(width)


def test_a_part_of_a_page_is_as_tall_as_its_words_and_measures_them_at_no_other_width(qtbot):
    part, words = PagePart(), Measured("What is a good day for you? " * 9)
    words.setWordWrap(True)
    assert not part.sizeHint().isValid()
    QVBoxLayout(part).addWidget(words)
    qtbot.addWidget(part)
    part.sizeHint()
    assert words.asked == 0
    narrow, wide = part.heightForWidth(200), part.heightForWidth(600)
    assert narrow > wide > 0
    assert words.asked


def test_a_stack_wants_what_its_front_wants_and_asks_no_other_page(qtbot):
    front, tall = FrontStack(), QLabel("many words that go on " * 40)
    tall.setWordWrap(True)
    tall.setMinimumHeight(900)
    qtbot.addWidget(front)
    low = QLabel("few words")
    front.addWidget(low)
    front.addWidget(tall)
    assert not front.hasHeightForWidth()
    assert front.minimumSizeHint() == low.minimumSizeHint()
    assert front.sizeHint() == low.sizeHint()
    front.setCurrentWidget(tall)
    assert front.sizeHint() == tall.sizeHint()
    assert FrontStack().sizeHint() == FrontStack().minimumSizeHint() == QSize()


class CountingColumn(QVBoxLayout):
    """A column that counts how often it is laid out."""

    times = 0

    def setGeometry(self, rect):  # noqa: N802 - Qt's own name
        self.times += 1
        super().setGeometry(rect)


def test_many_shown_at_once_are_laid_out_once(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    column = CountingColumn(page)
    lines = [QLabel(f"line {number}") for number in range(6)]
    for line in lines:
        column.addWidget(line)
    page.show()

    def laid_after(show_lines):
        for line in lines:
            line.hide()
        qtbot.waitUntil(lambda: column.geometry().height() > 0)
        before = column.times
        show_lines()
        qtbot.waitUntil(lambda: lines[5].y() > lines[4].y() > lines[0].y())
        return column.times - before

    def show_all():
        for line in lines:
            line.show()

    def show_once():
        with laid_once([page]):
            show_all()

    alone, together = laid_after(show_all), laid_after(show_once)
    assert alone >= len(lines)
    assert together < alone // 2
    assert not any(line.isHidden() for line in lines)


def test_words_alone_keep_away_from_the_edge_of_a_button(qtbot):
    held = QWidget()
    row = WrapLayout(held, gap=4)
    buttons = [button("Begin"), button("Not now", kind="quiet"), button("Later", kind="quiet")]
    for made in buttons:
        row.addWidget(made)
    qtbot.addWidget(held)
    held.resize(600, 60)
    held.show()
    first, second, third = (made.geometry() for made in buttons)
    assert second.left() - first.right() - 1 == 4 + UNIT
    assert third.left() - second.right() - 1 == 4
    held.resize(first.width() + 20, 200)
    assert buttons[1].geometry().left() == 0, "at the start of a line they keep away from nothing"


def test_in_a_right_hand_row_words_alone_end_at_the_edge(qtbot):
    held = QWidget()
    row = WrapLayout(held, gap=4, right=True)
    buttons = [button("Not now", kind="quiet"), button("Begin"), button("Later", kind="quiet")]
    for made in buttons:
        row.addWidget(made)
    qtbot.addWidget(held)
    held.resize(600, 60)
    held.show()
    first, second, third = (made.geometry() for made in buttons)
    assert buttons[0].property("end") is True
    assert buttons[1].property("end") is None
    assert second.left() - first.right() - 1 == 4 + UNIT
    assert third.left() - second.right() - 1 == 4
    assert third.right() == 599
