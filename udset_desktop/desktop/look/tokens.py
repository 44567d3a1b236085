"""Every colour, size and distance of the window, in one table.

Read by `look.theme`, by the painted controls and by the tests that measure contrast.  Nothing else
in the window writes a colour or a distance of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

UNIT = 8
"""One step of space, in pixels; every distance is a whole number of these."""

SMALL, BODY, LEAD, LOUD = 13, 16, 20, 28
"""The only four sizes of type, in pixels at 100 %."""

TEXT_SIZES = (100, 125, 150, 175, 200)
RADIUS = 8
RING = 3
LINE_LENGTH = 760
"""Widest column of reading text at 100 %: about seventy characters."""


class ThemeName(StrEnum):
    """The themes a user may choose."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """One theme.  No colour stands for good or bad; there is one accent and the rest is quiet."""

    page: str  # behind everything
    raised: str  # cards, words boxes
    sunk: str  # the map and the bars
    bound: str  # the edge of those, seen where their ground is the page's own
    ink: str  # text
    quiet: str  # text of lower voice
    line: str  # hairlines that carry no meaning
    edge: str  # outlines of controls, at least 3:1
    accent: str  # the one loud thing
    on_accent: str  # text on it
    tint: str  # a chosen thing's ground
    on_tint: str  # text on that
    ring: str  # the focus ring, at least 3:1 on every ground
    notice: str  # ground of the message line
    on_notice: str

    def as_slots(self) -> dict[str, str]:
        """The colours by name, for the style sheet."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


THEMES = {
    ThemeName.LIGHT: Colours(
        page="#faf8f5",
        raised="#ffffff",
        sunk="#f2eee9",
        bound="#f2eee9",
        ink="#24202c",
        quiet="#5b5566",
        line="#e2dcd4",
        edge="#857e90",
        accent="#56468a",
        on_accent="#ffffff",
        tint="#e9e4f5",
        on_tint="#372a66",
        ring="#7a5fd0",
        notice="#f4e9d2",
        on_notice="#3d2f10",
    ),
    ThemeName.DARK: Colours(
        page="#1a181f",
        raised="#24212b",
        sunk="#15131a",
        bound="#15131a",
        ink="#f0edf5",
        quiet="#b8b1c4",
        line="#38333f",
        edge="#8d8599",
        accent="#c7b8f2",
        on_accent="#1d1536",
        tint="#3a3157",
        on_tint="#ece5ff",
        ring="#d8c9ff",
        notice="#3c3320",
        on_notice="#f5e7c8",
    ),
    ThemeName.CONTRAST: Colours(
        page="#ffffff",
        raised="#ffffff",
        sunk="#ffffff",
        bound="#000000",
        ink="#000000",
        quiet="#1f1b26",
        line="#000000",
        edge="#000000",
        accent="#1c0a66",
        on_accent="#ffffff",
        tint="#fff3a8",
        on_tint="#000000",
        ring="#b30086",
        notice="#fff3a8",
        on_notice="#000000",
    ),
}

PERSON_GROUNDS = {
    "light": THEMES[ThemeName.LIGHT],
    "yellow_on_black": Colours(
        page="#000000",
        raised="#000000",
        sunk="#000000",
        bound="#ffe94a",
        ink="#ffe94a",
        quiet="#ffe94a",
        line="#ffe94a",
        edge="#ffe94a",
        accent="#ffe94a",
        on_accent="#000000",
        tint="#ffe94a",
        on_tint="#000000",
        ring="#ffffff",
        notice="#000000",
        on_notice="#ffe94a",
    ),
}
"""What the screen looks like when it is turned round, whatever the interviewer's own theme is."""

TOUCH = 44
"""The least a finger needs, in pixels, either way."""

TEXT_PAIRS = (
    ("ink", "page"),
    ("ink", "raised"),
    ("ink", "sunk"),
    ("quiet", "page"),
    ("quiet", "raised"),
    ("quiet", "sunk"),
    ("accent", "page"),
    ("accent", "raised"),
    ("accent", "sunk"),
    ("on_accent", "accent"),
    ("on_tint", "tint"),
    ("on_notice", "notice"),
)
"""Text and the ground it is drawn on: at least 4.5:1, in high contrast 7:1."""

EDGE_PAIRS = (
    ("edge", "page"),
    ("edge", "raised"),
    ("edge", "sunk"),
    ("ring", "page"),
    ("ring", "raised"),
    ("ring", "sunk"),
    ("accent", "page"),
)
"""Outlines and rings that carry meaning: at least 3:1."""


def contrast_of(first: str, second: str) -> float:
    """The WCAG 2.2 contrast of two colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 -- the standard's own figures
