import pytest

from udset_desktop.desktop.look.tokens import (
    EDGE_PAIRS,
    PERSON_GROUNDS,
    TEXT_PAIRS,
    THEMES,
    ThemeName,
    contrast_of,
)
from udset_desktop.interview.person_look import GROUNDS


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


@pytest.mark.parametrize("ground", PERSON_GROUNDS)
def test_the_turned_screen_can_be_read_on_each_ground(ground):
    colours = PERSON_GROUNDS[ground]
    pairs = (("ink", "page"), ("ink", "raised"), ("on_tint", "tint"))
    assert min(contrast_of(getattr(colours, one), getattr(colours, two)) for one, two in pairs) >= 7
    edges = (("edge", "page"), ("accent", "page"), ("ring", "page"))
    assert min(contrast_of(getattr(colours, one), getattr(colours, two)) for one, two in edges) >= 3


def test_every_ground_that_can_be_kept_can_be_drawn():
    assert tuple(PERSON_GROUNDS) == GROUNDS


def test_contrast_is_the_standards_own():
    assert contrast_of("#000000", "#ffffff") == pytest.approx(21)
    assert contrast_of("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast_of("#ffffff", "#ffffff") == 1


def test_every_role_of_a_theme_is_a_slot_of_the_style_sheet():
    assert set(THEMES[ThemeName.LIGHT].as_slots()) == set(THEMES[ThemeName.DARK].as_slots())
