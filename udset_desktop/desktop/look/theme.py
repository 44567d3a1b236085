"""The theme in force: fonts, palette, style sheet and text size, set once for the whole window.

`Theme.apply` is called at start and from Settings.  Painted controls read `theme_of()`; nobody else
holds a colour.
"""

from __future__ import annotations

import string
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from udset_desktop.desktop.look.tokens import (
    BODY,
    LEAD,
    LOUD,
    RADIUS,
    RING,
    SMALL,
    THEMES,
    UNIT,
    Colours,
    ThemeName,
)
from udset_desktop.foundation.resources import read_resource_text, resource_path

FAMILY = "Atkinson Hyperlegible Next"


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme at one text size."""

    name: ThemeName = ThemeName.LIGHT
    percent: int = 100

    @property
    def colours(self) -> Colours:
        """The colours by role."""
        return THEMES[self.name]

    def colour(self, role: str) -> QColor:
        """One colour by role."""
        return _colour(getattr(self.colours, role))

    def px(self, size: int) -> int:
        """A size of type, or of something that grows with it, at this text size."""
        return round(size * self.percent / 100)

    def font(self, size: int, *, strong: bool = False) -> QFont:
        """The window's face at one of the four sizes."""
        return _face(self.px(size), strong)

    def apply(self, application: QApplication) -> None:
        """Dress every widget of the program."""
        global _in_force  # noqa: PLW0603 -- one window, one theme
        _in_force = self
        application.setFont(self.font(BODY))
        application.setPalette(self._palette())
        application.setStyleSheet(self._style_sheet())
        for widget in application.allWidgets():
            widget.updateGeometry()
            widget.update()

    def _palette(self) -> QPalette:
        palette = QPalette()
        roles = QPalette.ColorRole
        for role, name in (
            (roles.Window, "page"),
            (roles.WindowText, "ink"),
            (roles.Base, "raised"),
            (roles.AlternateBase, "sunk"),
            (roles.Text, "ink"),
            (roles.Button, "raised"),
            (roles.ButtonText, "ink"),
            (roles.Highlight, "accent"),
            (roles.HighlightedText, "on_accent"),
            (roles.PlaceholderText, "quiet"),
            (roles.Link, "accent"),
            (roles.LinkVisited, "accent"),
            (roles.ToolTipBase, "raised"),
            (roles.ToolTipText, "ink"),
        ):
            palette.setColor(role, self.colour(name))
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("quiet"))
        return palette

    def _style_sheet(self) -> str:
        sizes = {"small": SMALL, "body": BODY, "lead": LEAD, "loud": LOUD}
        slots = self.colours.as_slots()
        slots |= {name: f"{self.px(size)}px" for name, size in sizes.items()}
        slots |= {
            "unit": f"{UNIT}px",
            "half": f"{UNIT // 2}px",
            "two": f"{2 * UNIT}px",
            "three": f"{3 * UNIT}px",
        }
        keyed = self.px(44)  # room for a tick and a key before the words
        slots |= {"keyed": f"{keyed}px", "keyed_in_ring": f"{keyed - RING}px"}
        slots |= {"radius": f"{RADIUS}px", "family": FAMILY, "mark": f"{self.px(18)}px"}
        return string.Template(read_resource_text("styles", "desktop.qss")).substitute(slots)


# Painted controls ask for both at every painting: a face made anew would be looked up anew.
@cache
def _colour(name: str) -> QColor:
    return QColor(name)


@cache
def _face(pixels: int, strong: bool) -> QFont:  # noqa: FBT001 -- the key of the store
    face = QFont(FAMILY)
    face.setPixelSize(pixels)
    face.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return face


def face(pixels: int, *, strong: bool = False) -> QFont:
    """The window's face at a size of its own, whatever the text size is set to."""
    return _face(pixels, strong)


_in_force = Theme()


def theme_of() -> Theme:
    """The theme in force."""
    return _in_force


@cache
def load_fonts() -> None:
    """Make the bundled face known to Qt, once, before the first widget."""
    for file in sorted(resource_path("fonts", "atkinson-hyperlegible-next").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
