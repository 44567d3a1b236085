from __future__ import annotations

import pytest

from udset_desktop.document import style
from udset_desktop.document.style import PageStyle


def luminance(colour):
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("colour", [style.INK, style.QUIET, style.ACCENT])
@pytest.mark.parametrize("ground", [(1.0, 1.0, 1.0), style.TINT])
def test_everything_written_is_clear_on_paper_and_on_tint(colour, ground):
    light, dark = luminance(ground) + 0.05, luminance(colour) + 0.05
    assert light / dark >= 7


def test_larger_letters_have_less_air_between_lines():
    page = PageStyle(size=14)
    assert page.line(14) / 14 > page.line(28) / 28 > 1


def test_the_margins_leave_the_measure():
    page = PageStyle(side=50)
    assert page.measure == page.width - 100
