import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from udset_desktop.desktop.look.theme import FAMILY, Theme, theme_of
from udset_desktop.desktop.look.tokens import BODY, ThemeName, contrast_of


@pytest.mark.parametrize("name", list(ThemeName))
@pytest.mark.parametrize("percent", [100, 200])
def test_a_theme_dresses_the_whole_program(qapp, name, percent):
    theme = Theme(name, percent)
    theme.apply(qapp)
    assert theme_of() == theme
    assert qapp.font().pixelSize() == BODY * percent // 100
    assert theme.colours.accent in qapp.styleSheet()


@pytest.mark.parametrize("name", list(ThemeName))
def test_links_are_in_a_colour_of_the_theme(qapp, name):
    theme = Theme(name)
    theme.apply(qapp)
    assert qapp.palette().link().color().name() == theme.colours.accent
    assert contrast_of(theme.colours.accent, theme.colours.raised) >= 4.5


def test_the_bars_end_at_a_line_where_their_ground_is_the_pages_own(qapp):
    Theme(ThemeName.CONTRAST).apply(qapp)
    page, bar = QWidget(), QFrame(objectName="bar")
    page.setObjectName("ground")
    bar.setProperty("sunk", True)  # noqa: FBT003 -- Qt's own signature
    QVBoxLayout(page).addWidget(bar)
    page.resize(200, 200)
    picture = page.grab().toImage()
    edge = picture.pixelColor(bar.geometry().center().x(), bar.geometry().bottom())
    assert contrast_of(edge.name(), Theme(ThemeName.CONTRAST).colours.page) >= 3
    page.deleteLater()


def test_no_slot_of_the_style_sheet_stays_empty(qapp):
    Theme().apply(qapp)
    assert "$" not in qapp.styleSheet()


def test_the_bundled_face_is_used():
    assert QFontInfo(Theme().font(BODY)).family() == FAMILY
