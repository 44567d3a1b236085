"""Beside a rating: last time's words, folded, and how it stands since then, by two keys.

Each shape of page has one, so that a turn only changes texts.  While somebody else listens nothing of
last time is there at all; their own view now can still be said.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from udset_desktop.desktop.fields.quiet_choice import QuietChoice
from udset_desktop.desktop.look.controls import button, label, unfolding
from udset_desktop.desktop.look.layouts import WrapLayout
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.instrument.model import Facet
from udset_desktop.interview.screen import PageState


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceShown:
    """What earlier conversations have to do with the rating of the page in front."""

    asks: bool = False  # there is an earlier one about this page: how does it stand since then?
    last: tuple[str, ...] = ()  # its words, where they stand for what the page itself tells of last time
    asking: str = ""  # the rating is another now: what changed in the asking; "" where it is not


NOTHING = SinceShown()


class SinceLine(QWidget):
    """The line.

    Signals: `said(code)` how it stands since then.
    """

    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._page: PageState | None = None
        self._alone, self._since = True, NOTHING
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        held = QWidget()
        row = WrapLayout(held)
        self.last_button = button(say("conversation.last_button"), kind="quiet small", name="last_button")
        unfolding(self.last_button)
        self.verdict = QuietChoice("since_verdict")
        self.last = label(voice="quiet", name="last")
        self.asking = label(voice="small", name="since_asking")
        for made in (self.last_button, self.verdict):
            row.addWidget(made)
        for widget in (held, self.last, self.asking):
            column.addWidget(widget)
        self.last.hide()
        self.asking.hide()
        self.hide()
        self.last_button.toggled.connect(self.last.setVisible)
        self.verdict.chosen.connect(self.said)

    @property
    def asks(self) -> bool:
        """Whether how it stands since then is asked here; once said it stands open under the line."""
        item = self._page.item(Facet.VERDICT) if self._page is not None else None
        return self._since.asks and item is not None and not item.open

    def show_page(self, page: PageState, *, others_present: bool) -> None:
        """Another page, or the same anew.

        What is known of earlier ones stays till `show_since`, which follows before anything is painted:
        a line that goes and comes again would lay the page out twice.
        """
        if self._page is None or page.id != self._page.id:
            self.last_button.setChecked(False)
        self._page, self._alone = page, not others_present
        self._draw()

    def show_since(self, since: SinceShown) -> None:
        """What earlier conversations say about the page in front."""
        if since != self._since:
            self._since = since
            self._draw()

    def forget(self) -> None:
        """Nobody's words stay behind."""
        self._page, self._since = None, NOTHING
        self.last_button.setChecked(False)
        self._draw()

    def open_verdict(self) -> None:
        """Show in which words it may be said."""
        if self.asks:
            self.verdict.open_choices()

    def _draw(self) -> None:
        last = (self._since.last or _told(self._page)) if self._alone else ()
        if not last:
            self.last_button.setChecked(False)
        self._say(self.last, "\n".join(last))
        self.last_button.setVisible(bool(last))
        asking = self._since.asking if self._alone else ""
        self._say(self.asking, asking)
        self.asking.setVisible(bool(asking))
        asks = self.asks
        self.verdict.setVisible(asks)
        if asks and self._page is not None and (item := self._page.item(Facet.VERDICT)) is not None:
            self.verdict.show_choices(say("over_time.since_key"), (item.choices,), item.ask)
        self.setVisible(bool(last or asking or asks))

    @staticmethod
    def _say(line: QWidget, words: str) -> None:
        if line.property("text") != words:
            line.setProperty("text", words)


def _told(page: PageState | None) -> tuple[str, ...]:
    """What the page itself tells of last time."""
    if page is None:
        return ()
    called = page.last_time_called or page.title
    lines = tuple(
        say("over_time.last_words", words=item.last_time)
        if item.facet is Facet.WORDS
        else say("conversation.last_line", ask=item.last_time_ask or called, said=item.last_time)
        for item in page.items
        if item.last_time
    )
    if not lines:
        return ()
    head = (
        say("conversation.last_on", date=page.last_time_on),
        say("over_time.titled", title=page.last_time_called) if page.last_time_called else "",
        say("over_time.changed") if page.last_time_changed else "",
    )
    return (*(line for line in head if line), *lines)
