"""How a page looks: sizes, distances and the few colours.

Values only.  Clear print as the field asks for it (`domain.md` 5): left aligned, no italics, no
capitals, no underline, nothing told by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass

A4 = (595.276, 841.890)

Colour = tuple[float, float, float]
INK: Colour = (0.07, 0.07, 0.08)
QUIET: Colour = (0.30, 0.31, 0.33)
ACCENT: Colour = (0.09, 0.32, 0.38)
LINE: Colour = (0.72, 0.76, 0.78)
BAR: Colour = (0.50, 0.62, 0.66)
TINT: Colour = (0.945, 0.960, 0.962)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStyle:
    """One way to set a page; every distance that is not a margin grows with the letters."""

    size: float = 14
    leading: float = 1.45  # times the size of the letters
    title: float = 1.9  # times the size of body text
    heading: float = 1.28
    subheading: float = 1.0
    lead: float = 1.15  # a person's own words where they matter most
    small: float = 0.82
    side: float = 62  # margins in points
    top: float = 64
    bottom: float = 74
    width: float = A4[0]
    height: float = A4[1]

    @property
    def measure(self) -> float:
        """How wide a line of text may be."""
        return self.width - 2 * self.side

    def line(self, size: float) -> float:
        """How high one line of letters of `size` is; large letters need less air."""
        return size * (self.leading if size <= self.size * 1.15 else 1 + (self.leading - 1) * 0.55)
