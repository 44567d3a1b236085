import pytest
from PySide6.QtGui import QFontInfo

from udset_desktop.desktop.look.theme import FAMILY, Theme, theme_of
from udset_desktop.desktop.look.tokens import BODY, ThemeName


@pytest.mark.parametrize("name", list(ThemeName))
@pytest.mark.parametrize("percent", [100, 200])
def test_a_theme_dresses_the_whole_program(qapp, name, percent):
    theme = Theme(name, percent)
    theme.apply(qapp)
    assert theme_of() == theme
    assert qapp.font().pixelSize() == BODY * percent // 100
    assert theme.colours.accent in qapp.styleSheet()


def test_no_slot_of_the_style_sheet_stays_empty(qapp):
    Theme().apply(qapp)
    assert "$" not in qapp.styleSheet()


def test_the_bundled_face_is_used():
    assert QFontInfo(Theme().font(BODY)).family() == FAMILY
