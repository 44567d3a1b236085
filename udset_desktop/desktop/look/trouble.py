"""What is wrong with something, as it is seen and as it is heard: a line of words, and the boxes it is about.

Qt tells a screen reader of no wrong entry (note 0340), so the sentence stands in the description of the
box: whoever comes back to it hears what is wrong.  It is said aloud once, when it appears.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QLabel, QWidget

from udset_desktop.desktop.look.controls import announce


def show_trouble(line: QLabel, sentence: str, boxes: Iterable[QWidget] = (), *, aloud: bool = True) -> None:
    """Show `sentence` on `line`, "" for nothing, and have each of `boxes` described by it.

    The same sentence twice is said once; with `aloud` off it is not said at all, as where the page has
    only just been turned to.  The focus stays where it is.
    """
    news = bool(sentence) and (sentence != line.text() or line.isHidden())
    line.setText(sentence)
    line.setVisible(bool(sentence))
    for box in boxes:
        box.setAccessibleDescription(sentence)
    if news and aloud and line.isVisible():
        announce(line, sentence)


def is_about(where: str, place: str) -> bool:
    """Whether a finding is about a place or something in it, or about all places of its kind."""
    return where == place or where.startswith(f"{place}.") or place.startswith(f"{where}.")
