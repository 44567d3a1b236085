"""F1 on a page outside the talk: why the question in hand is asked, ways to ask it, what people say to it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.look.layouts import ScrollPage
from udset_desktop.desktop.views.why_part import WhyPart
from udset_desktop.foundation.languages import spoken
from udset_desktop.interview.guidance import Guidance, guidance_at


class QuestionWhy(WhyPart):
    """The card of one question, by the name its guidance is written under; "" for none."""

    def __init__(self, about: str = "") -> None:
        super().__init__()
        self.ask_about(about)

    def ask_about(self, about: str) -> None:
        """Another question stands here; its card is shut until somebody asks."""
        guidance = guidance_at(about, spoken()) if about else Guidance()
        self.why_button.setChecked(False)
        self.tell(guidance.why, guidance)


class WhyKey(QObject):
    """The key of a page with questions: it opens the card of the one in hand, else of the first in sight."""

    def __init__(self, view: QWidget, page: ScrollPage) -> None:
        super().__init__(view)
        self._page = page
        self._asked: list[tuple[QWidget, QuestionWhy]] = []
        key = QShortcut(QKeySequence("F1"), view)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.turn_over)

    def ask(self, around: QWidget, why: QuestionWhy) -> QuestionWhy:
        """One more question: `around` is what its focus lies in."""
        self._asked.append((around, why))
        return why

    def turn_over(self) -> None:
        """Open it and have it read out, or shut it; nothing where nothing is asked just now."""
        here = self._page.window().focusWidget()
        asked = [(around, why) for around, why in self._asked if around.isVisible() and why.is_written]
        in_hand = (why for around, why in asked if here is not None and _holds(around, here))
        why = next(in_hand, next((why for _around, why in asked), None))
        if why is not None:
            why.turn_over_on(self._page)


def _holds(around: QWidget, here: QWidget) -> bool:
    return around is here or around.isAncestorOf(here)
