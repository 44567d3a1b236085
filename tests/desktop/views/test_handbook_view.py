import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QLabel, QPushButton

from tests.kit.windows import in_front
from udset_desktop.desktop.look.theme import Theme
from udset_desktop.desktop.look.tokens import BODY, ThemeName
from udset_desktop.desktop.views.handbook_view import Entry, HandbookShown, HandbookView

ENTRIES = (Entry(name="visit", title="The visit"), Entry(name="keys", title="Keys", around="… six words …"))


def shown(qtbot, **state):
    view = HandbookView()
    qtbot.addWidget(view)
    view.show_state(
        HandbookShown(**{"entries": ENTRIES, "name": "visit", "text": "# The visit\n\nTalk.", **state})
    )
    return view


def test_the_page_in_front_is_marked_at_the_side(qtbot):
    view = shown(qtbot)
    marked = {
        line.property("page"): line.isChecked()
        for line in view.findChildren(QPushButton, None)
        if line.property("page")
    }
    assert marked == {"visit": True, "keys": False}
    assert "Talk." in view.page.toPlainText()


def test_a_line_at_the_side_asks_for_its_page(qtbot):
    view = shown(qtbot)
    line = view.findChild(QPushButton, "page_keys")
    with qtbot.waitSignal(view.page_asked) as asked:
        line.click()
    assert asked.args == ["keys"]


def test_a_link_asks_for_a_page_and_never_leads_outside(qtbot):
    view = shown(qtbot)
    with qtbot.waitSignal(view.page_asked) as asked:
        view.page.anchorClicked.emit(QUrl("keys.md"))
    assert asked.args == ["keys"]
    with qtbot.assertNotEmitted(view.page_asked):
        view.page.anchorClicked.emit(QUrl("mailto:somebody"))


def test_nothing_found_is_said(qtbot):
    view = shown(qtbot, entries=(), looked_for="xyzzy")
    assert view.findChild(type(view.title).__mro__[1], "nothing") is not None


def test_a_page_being_read_follows_another_theme(qapp, qtbot):
    Theme(ThemeName.LIGHT, 100).apply(qapp)
    view = shown(qtbot, text="# The visit\n\n[Keys](keys.md)")
    view.show()
    for theme in (Theme(ThemeName.DARK, 150), Theme(ThemeName.LIGHT, 100)):
        theme.apply(qapp)
        assert theme.colours.accent in view.page.toHtml()
        assert view.page.document().defaultFont().pixelSize() == theme.px(BODY)


@pytest.mark.parametrize("text", [100, 200])
def test_all_words_of_the_column_begin_on_one_line(qapp, qtbot, text):
    Theme(ThemeName.LIGHT, text).apply(qapp)
    view = shown(qtbot)
    view.resize(1366, 700)
    in_front(qtbot, view)

    def ink_begins(widget):
        """Where on the view the first painted column of a widget without a ground of its own is."""
        picture = widget.grab().toImage()
        ground = picture.pixel(picture.width() - 1, 0)
        columns = range(picture.width())
        first = next(
            x for x in columns if any(picture.pixel(x, y) != ground for y in range(picture.height()))
        )
        return widget.mapTo(view, widget.rect().topLeft()).x() + first

    around = next(one for one in view.findChildren(QLabel) if one.text() == ENTRIES[1].around)
    words = (view.title, view.findChild(QPushButton, "page_keys"), around, view.back_button)
    begins = [ink_begins(one) for one in words]
    assert max(begins) - min(begins) <= 3  # letters have edges of their own
    assert view.look_line.x() == 24  # as the words of every page
    Theme(ThemeName.LIGHT, 100).apply(qapp)
