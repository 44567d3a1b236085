import pytest

from udset_desktop.desktop.look.tokens import EDGE_PAIRS, TEXT_PAIRS, THEMES, ThemeName, contrast_of


@pytest.mark.parametrize("name", list(ThemeName))
def test_every_text_can_be_read_on_its_ground(name):
    least = 7 if name is ThemeName.CONTRAST else 4.5
    colours = THEMES[name]
    faint = [pair for pair in TEXT_PAIRS if contrast_of(*(getattr(colours, role) for role in pair)) < least]
    assert faint == []


@pytest.mark.parametrize("name", list(ThemeName))
def test_outlines_and_the_focus_ring_stand_out(name):
    colours = THEMES[name]
    faint = [pair for pair in EDGE_PAIRS if contrast_of(*(getattr(colours, role) for role in pair)) < 3]
    assert faint == []


def test_contrast_is_the_standards_own():
    assert contrast_of("#000000", "#ffffff") == pytest.approx(21)
    assert contrast_of("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast_of("#ffffff", "#ffffff") == 1


def test_every_role_of_a_theme_is_a_slot_of_the_style_sheet():
    assert set(THEMES[ThemeName.LIGHT].as_slots()) == set(THEMES[ThemeName.DARK].as_slots())
