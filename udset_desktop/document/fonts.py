"""The shipped fonts, and which of them draws each word.

Called by `document.layout` and `document.pen`.  A word is drawn in one family as far as possible:
when a letter is missing the whole word moves to the next one, so that no word changes its look
halfway.  A sign nobody has is written as its name in square brackets.  Nothing ever falls back to a font
of the system or to one that is not embedded.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFont

from udset_desktop.foundation.resources import resource_path

FAMILIES = {
    "regular": ("atkinson-hyperlegible-next", "AtkinsonHyperlegibleNext-Regular.ttf"),
    "bold": ("atkinson-hyperlegible-next", "AtkinsonHyperlegibleNext-Bold.ttf"),
    "wide-regular": ("andika", "Andika-Regular.ttf"),
    "wide-bold": ("andika", "Andika-Bold.ttf"),
    "emoji": ("noto-emoji", "NotoEmoji-Regular.ttf"),
}
_BLOCK = 100  # rows a bfchar block may hold
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")
_FLAGS = {
    "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f": "[flag of Scotland]",
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f": "[flag of England]",
    "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f": "[flag of Wales]",
}
_LOADING = threading.Lock()


@dataclass(frozen=True, slots=True)
class Run:
    """Text that one font draws."""

    font: str
    text: str


def load_font(name: str) -> TTFont:
    """One of the shipped fonts by its short name, loaded once."""
    with _LOADING:  # two sheets at once must not make two of one font
        return _load_font(name)


@cache
def _load_font(name: str) -> TTFont:
    folder, file = FAMILIES[name]
    return _EmbeddedFont(name, str(resource_path("fonts", folder, file)), shapable=False)


def tidy(text: str) -> str:
    """The text as the shipped fonts can draw it: composed letters, other signs by name in brackets.

    Joiners, variation selectors and skin tones of emoji go: the one-colour font draws none of them.
    """
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    for flag, words in _FLAGS.items():
        composed = composed.replace(flag, words)
    return "".join(map(_drawable, _UNSEEN.sub("", composed)))


@lru_cache(maxsize=4096)
def _drawable(sign: str) -> str:
    if sign.isspace() or any(_has_all(name, sign) for name in ("regular", "wide-regular", "emoji")):
        return sign
    return f" [{unicodedata.name(sign, 'sign without a name').lower()}] "


@lru_cache(maxsize=8192)
def runs_of(word: str, *, bold: bool) -> tuple[Run, ...]:
    """One word as runs, each in a font that has every letter of it."""
    main = "bold" if bold else "regular"
    if _has_all(main, word):
        return (Run(main, word),)
    wide = f"wide-{main}"
    if _has_all(wide, word):
        return (Run(wide, word),)
    return tuple(_joined(_run_of_sign(sign, main, wide) for sign in word))


@lru_cache(maxsize=16384)
def width_of(word: str, *, bold: bool, size: float) -> float:
    """How wide one word is, in points."""
    return sum(
        sum(map(load_font(run.font).face.getCharWidth, map(ord, run.text)))
        for run in runs_of(word, bold=bold)
    ) * (size / 1000)


def _has_all(name: str, word: str) -> bool:
    glyphs = load_font(name).face.charToGlyph
    return all(ord(sign) in glyphs for sign in word)


def _run_of_sign(sign: str, main: str, wide: str) -> Run:
    # `tidy` has put names in place of signs that none of these has.
    return Run(next((name for name in (main, wide) if _has_all(name, sign)), "emoji"), sign)


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    held: Run | None = None
    for run in runs:
        if held is not None and held.font == run.font:
            held = Run(held.font, held.text + run.text)
            continue
        if held is not None:
            yield held
        held = run
    if held is not None:
        yield held


class _EmbeddedFont(TTFont):  # type: ignore[misc]
    """A font whose copied text is right.

    reportlab maps unused codes to U+0000 and writes five digits for signs above U+FFFF; both break
    copying and PDF/UA, so the map is written here.
    """

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:  # noqa: N802
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            font = doc.idToObject["BasicFonts"].dict[f"{doc.fontMapping[self.fontName][1:]}+{number}"]
            stream = doc.idToObject[font.ToUnicode.name]
            stream.content = _to_unicode(subset)


def _to_unicode(subset: list[int]) -> str:
    rows = [
        f"<{code:02X}> <{chr(sign).encode('utf-16-be').hex().upper()}>"
        for code, sign in enumerate(subset)
        if sign and not (sign == ord(" ") and code != ord(" "))
    ]
    blocks = (rows[at : at + _BLOCK] for at in range(0, len(rows), _BLOCK))
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        )
    )
