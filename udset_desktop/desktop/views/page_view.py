"""One page of a conversation: the question loud, the words under it, the rest quiet and folded away."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from udset_desktop.desktop.look.controls import Heading, label
from udset_desktop.desktop.look.layouts import PagePart, laid_once
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.page_body import PageBody, shape_of
from udset_desktop.desktop.views.page_shapes import Shape, places_in, rows_for
from udset_desktop.desktop.views.since_line import SinceShown
from udset_desktop.desktop.views.why_card import WhyCard, why_button
from udset_desktop.interview.screen import PageState, SaidByState


class PageView(PagePart):
    """The page in front.

    Signals: those of `PageBody`; `put_aside(item, code)` a question about a wording was waved away.
    """

    put_aside = Signal(str, str)

    given = Signal(str, object, str)
    declined = Signal(str, str)
    typed = Signal(str, str)
    opened = Signal(str)
    marked = Signal(str, str)
    said = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        self.title = label(voice="quiet", name="page_title")
        self.why_button = why_button()
        self.why_button.toggled.connect(self._on_why)
        line = QHBoxLayout()
        line.addWidget(self.title, 1)
        line.addWidget(self.why_button)
        column.addLayout(line)
        self.opening = Heading()
        self.opening.setObjectName("opening")
        self.why = WhyCard()
        self.prompts = label(voice="small", name="prompts")
        for widget in (self.opening, self.why, self.prompts):
            column.addWidget(widget)
        self._slips = QVBoxLayout()
        column.addLayout(self._slips)
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, UNIT, 0, 0)
        column.addLayout(self._place)
        column.addStretch(1)
        self.bodies: dict[Shape, PageBody] = {}
        self._rows: tuple[Shape, ...] = ()
        self.body: PageBody | None = None
        self.page_id = ""

    def add_slip(self, slip: QWidget) -> None:
        """Something of a tool that stands on every page, above its fields."""
        self._slips.addWidget(slip)

    def show_page(
        self, page: PageState, who: SaidByState | None = None, *, others_present: bool = False
    ) -> None:
        """Draw a page; the focus goes to its heading only when it is another page."""
        turned = page.id != self.page_id
        self.page_id = page.id
        self.title.setText(page.title)
        self.opening.setText(page.opening or page.title)
        self.title.setVisible(bool(page.opening))
        self.why_button.setVisible(bool(page.why))
        if turned:
            self.why_button.setChecked(False)
            if self.body is not None:
                self.body.hush()
        self.prompts.setText(
            say("conversation.prompts", prompts=" · ".join(page.prompts)) if page.prompts else ""
        )
        self.prompts.setVisible(bool(page.prompts))
        if turned:  # before the old row hides: Qt would walk the window for another place
            self.opening.take_focus()
        body = self._body_for(page)
        body.show_page(page, who, others_present=others_present)
        if body is not self.body:
            self._stand(body, turned=turned)

    def _stand(self, body: PageBody, *, turned: bool) -> None:
        """Another row of fields in front; on the same page the focus goes along before the old one is hidden."""
        before, self.body = self.body, body
        if before is not None and not turned:
            body.show()
            body.take_focus_of(before)
        if before is not None:
            before.hide()
        body.show()

    def laid_once(self) -> AbstractContextManager[None]:
        """Draw another page, and what the tools show of it, as one change."""
        parts = [part for body in self.bodies.values() for part in (body, body.folded, body.since)]
        return laid_once((self, *parts))

    def ask_aside(self, item: str, code: str, sentence: str) -> None:
        """A question about the wording of one item of the page in front."""
        if self.body is not None:
            self.body.ask_aside(item, code, sentence)

    def forget(self) -> None:
        """Another conversation begins, be it at the same page."""
        self.page_id = ""
        for body in self.bodies.values():
            body.forget()

    def expect(self, shapes: Iterable[Shape]) -> None:
        """These pages will come: as many as can share one row of fields."""
        self._rows = rows_for(shapes)

    def warm(self, page: PageState) -> None:
        """Make the widgets a page stands in before it is turned to, so that the turn is quick."""
        if self._row_for(page) in self.bodies:
            return
        body = self._body_for(page)
        body.show_page(page)
        for widget in body.findChildren(QWidget):
            widget.ensurePolished()
        if (layout := body.layout()) is not None:
            layout.activate()

    def _row_for(self, page: PageState) -> Shape:
        """The row a page stands in; a page nobody expected has one of its own."""
        shape = shape_of(page)
        return next((row for row in self._rows if places_in(row, shape) is not None), shape)

    def _body_for(self, page: PageState) -> PageBody:
        row = self._row_for(page)
        body = self.bodies.get(row)
        if body is None:
            body = PageBody(row)
            body.given.connect(self.given)
            body.declined.connect(self.declined)
            body.typed.connect(self.typed)
            body.opened.connect(self.opened)
            body.marked.connect(self.marked)
            body.said.connect(self.said)
            body.put_aside.connect(self.put_aside)
            body.hide()
            self._place.addWidget(body)
            self.bodies[row] = body
        return body

    def show_since(self, since: SinceShown) -> None:
        """What earlier conversations have to do with the rating of the page in front."""
        if self.body is not None:
            self.body.show_since(since)

    def _on_why(self, shown: bool) -> None:  # noqa: FBT001 -- Qt's own signal
        # Filled when it is opened: a turn of the page pays nothing for what is folded away.
        page = self.body.page if self.body is not None else None
        if shown and page is not None:
            self.why.show_guidance(page.why, page.guidance)
        self.why.setVisible(shown)
