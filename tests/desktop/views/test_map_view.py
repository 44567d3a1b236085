from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QWidget

from tests.kit.screen_states import screen_state
from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.views.map_view import MapView


def shown(qtbot):
    view = MapView()
    qtbot.addWidget(view)
    view.resize(280, 600)
    view.show_sections(screen_state().sections)
    view.show()
    return view


def test_a_click_goes_to_a_page_or_a_section(qtbot):
    view = shown(qtbot)
    with qtbot.waitSignal(view.page_asked) as told:
        view.clicked.emit(view.rows.index(4))
    assert told.args == ["people"]
    with qtbot.waitSignal(view.section_asked) as told:
        view.clicked.emit(view.rows.index(0))
    assert told.args == ["help"]


def test_return_goes_to_the_row_in_hand(qtbot):
    view = shown(qtbot)
    view.setCurrentIndex(view.rows.index(3))
    with qtbot.waitSignal(view.page_asked) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told.args == ["things_to_do"]
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 4
    with qtbot.assertNotEmitted(view.page_asked):
        qtbot.keyClick(view, Qt.Key.Key_Q)


def test_letters_lead_to_pages(qtbot):
    view = shown(qtbot)
    assert view.page_at_letter("e") == ""
    view.show_letters(on=True)
    assert view.shows_letters
    assert view.page_at_letter("e") == "safe"
    view.grab()
    view.show_letters(on=False)
    assert view.page_at_letter("e") == ""


def test_letters_that_do_not_fit_are_reached_by_keys_and_it_says_so(qtbot):
    view = shown(qtbot)
    view.resize(280, 200)
    assert view.more_letters == ""
    view.show_letters(on=True)
    view.doItemsLayout()
    last = view.rows.index(len(view.rows.rows) - 1)
    assert not view.viewport().rect().contains(view.visualRect(last).center())
    assert view.more_letters == "Page Down: more letters"
    seen = set()
    for _ in range(12):
        foot = view.height() - 3 * view.fontMetrics().height() if view.more_letters else view.height()
        seen |= {
            row.letter
            for at, row in enumerate(view.rows.rows)
            if 0 <= view.visualRect(view.rows.index(at)).y() < foot
        }
        view.grab()
        assert view.scroll_letters(Qt.Key.Key_PageDown)
    assert {row.letter for row in view.rows.rows} <= seen
    assert view.more_letters == ""
    assert view.viewport().rect().contains(view.visualRect(last).center())
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageUp):
        assert view.scroll_letters(key)
    assert view.verticalScrollBar().value() == 0
    assert not view.scroll_letters(Qt.Key.Key_E)


class LaidOutMap(MapView):
    """A map that counts how often it was laid out."""

    times = 0

    def doItemsLayout(self):  # noqa: N802 -- Qt's own name
        self.times += 1
        super().doItemsLayout()


def test_letters_put_away_by_a_jump_cost_no_drawing_of_their_own(qtbot):
    view = LaidOutMap()
    qtbot.addWidget(view)
    view.resize(280, 2000)  # no scroll bar comes and goes
    view.show_sections(screen_state("safe").sections)
    view.show()
    view.show_letters(on=True)
    qtbot.waitExposed(view)
    QCoreApplication.processEvents()
    view.times = 0
    view.put_letters_away()
    assert not view.shows_letters
    first, *others = screen_state("").sections
    pages = tuple(replace(page, current=page.id == "p2") for page in first.pages)
    another = (replace(first, pages=pages, current=True), *(replace(one, current=False) for one in others))
    view.show_sections(another)
    QCoreApplication.processEvents()
    assert view.times == 1
    assert not any(row.letter for row in view.rows.rows)


def test_letters_put_away_with_no_page_behind_them_go_all_the_same(qtbot):
    view = shown(qtbot)
    view.show_letters(on=True)
    view.put_letters_away()
    qtbot.waitUntil(lambda: view.page_at_letter("e") == "")


def test_long_titles_take_two_lines(qtbot):
    view = shown(qtbot)
    narrow = view.sizeHintForIndex(view.rows.index(6)).height()
    view.resize(120, 600)
    view.doItemsLayout()
    assert view.sizeHintForIndex(view.rows.index(6)).height() > narrow


def test_the_page_in_front_stays_in_sight_when_there_is_less_room(qtbot):
    view = shown(qtbot)
    view.show_sections(screen_state("people").sections)
    for width, height in ((280, 90), (140, 90), (140, 60)):
        view.resize(width, height)
        row = view.visualRect(view.currentIndex())
        assert view.viewport().rect().contains(row.center())


def test_pages_are_told_apart_by_the_shape_of_their_marks(qtbot):
    view = shown(qtbot)
    picture = view.grab().toImage()
    theme = theme_of()
    places = [view.visualRect(view.rows.index(at)).center().y() + 1 for at in (2, 3, 4)]
    left, right = (
        [picture.pixelColor(theme.px(28) + aside, place) != theme.colour("sunk") for place in places]
        for aside in (-2, 2)
    )
    assert left == [True, True, False]
    assert right == [True, False, False]


def test_a_row_is_drawn_as_it_stands_now(qtbot):
    def rows(picture, *places):
        return [picture.copy(view.visualRect(view.rows.index(at))) for at in places]

    view = shown(qtbot)
    before = view.grab().toImage()
    view.show_sections(screen_state("people").sections)
    after = view.grab().toImage()
    assert [old != new for old, new in zip(rows(before, 1, 2, 4), rows(after, 1, 2, 4), strict=True)] == [
        False,
        True,
        True,
    ]
    view.show_sections(screen_state().sections)
    assert view.grab().toImage() == before


class WatchedMap(MapView):
    """A map that notes what of it was painted."""

    def __init__(self):
        super().__init__()
        self.painted = QRegion()

    def paintEvent(self, event):  # noqa: N802 -- Qt's own name
        self.painted += event.region()
        super().paintEvent(event)


def test_another_page_in_front_paints_its_row_and_the_one_before_only(qtbot):
    view = WatchedMap()
    qtbot.addWidget(view)
    view.resize(280, 600)
    view.show_sections(screen_state("safe").sections)
    view.show()
    qtbot.waitUntil(lambda: view.painted.contains(view.visualRect(view.rows.index(1)).center()))
    view.painted = QRegion()
    view.show_sections(screen_state("people").sections)
    qtbot.waitUntil(lambda: not view.painted.isEmpty())
    painted = [at for at in range(9) if view.painted.intersects(view.visualRect(view.rows.index(at)))]
    assert painted == [2, 4]


def test_letters_that_do_not_fit_lie_over_the_ground_all_at_once_and_go_with_the_list(qtbot):
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(1280, 200)
    view = MapView(ground)
    view.spread_over(ground)
    view.setGeometry(0, 0, 280, 200)
    view.show_sections(screen_state("safe").sections)
    ground.show()
    view.show_letters(on=True)
    placed = {row.letter for row, _ in view.sheet.placed}
    assert placed == {row.letter for row in view.rows.rows}
    assert view.sheet.isVisible()
    with qtbot.waitSignal(view.page_asked) as told:
        view.sheet.page_asked.emit("safe")
    assert told.args == ["safe"]
    assert not view.shows_letters
    assert not view.sheet.isVisible()
    view.setGeometry(0, 0, 280, 2000)  # there is room for all of them
    view.show_letters(on=True)
    assert not view.sheet.isVisible()
    view.setGeometry(0, 0, 280, 200)
    assert view.sheet.isVisible()
    view.show_letters(on=False)
    assert not view.sheet.isVisible()
