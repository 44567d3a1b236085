"""One page of a conversation: the question loud, the words under it, the rest quiet and folded away.

Pages of one shape share their widgets, so that turning a page only changes texts.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.base import Field
from udset_desktop.desktop.fields.choice_field import RatingField
from udset_desktop.desktop.fields.factory import new_field
from udset_desktop.desktop.fields.quiet_choice import QuietChoice
from udset_desktop.desktop.fields.words_field import WordsField
from udset_desktop.desktop.look.controls import Heading, button, label
from udset_desktop.desktop.look.layouts import WrapLayout
from udset_desktop.desktop.look.reading_order import keep_reading_order
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.why_card import WhyCard
from udset_desktop.instrument.model import Facet, Kind
from udset_desktop.interview.answers import Perspective, SaidBy
from udset_desktop.interview.screen import ChoiceState, ItemState, PageState, SaidByState

Shape = tuple[tuple[Kind, Facet], ...]


def shape_of(page: PageState) -> Shape:
    """What decides which widgets a page needs."""
    return tuple((item.kind, item.facet) for item in page.items)


class PageBody(QWidget):
    """The widgets of every page of one shape.

    Signals: those of its fields; `marked(item, mark)` for *just between us*, *not on the sheet* and
    *take it back*;
    `said(item, code)` for who said it (one of `SaidBy`) or whose view it is (one of `Perspective`); with
    `item` "" it is about every answer from now on; `put_aside(item, code)` a question about the wording
    was waved away.
    """

    given = Signal(str, object, str)
    declined = Signal(str, str)
    typed = Signal(str, str)
    opened = Signal(str)
    marked = Signal(str, str)
    said = Signal(str, str)
    put_aside = Signal(str, str)

    def __init__(self, page: PageState) -> None:
        super().__init__()
        self.page: PageState | None = None
        self._who: SaidByState | None = None
        self._in_hand = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        self.fields: list[Field] = []
        self.folds: list[QPushButton] = []
        folded = QWidget()
        row = WrapLayout(folded)
        for place, item in enumerate(page.items):
            field = new_field(item.kind)
            for signal in (field.given, field.declined, field.typed):
                signal.connect(partial(self._on_touched, place))
            field.given.connect(self.given)
            field.declined.connect(self.declined)
            field.typed.connect(self.typed)
            fold = button("", kind="quiet small", says=say("conversation.unfold"))
            fold.clicked.connect(partial(self._on_unfold, place))
            if isinstance(field, WordsField):
                field.aside.put_aside.connect(partial(self._on_put_aside, place))
            self.fields.append(field)
            self.folds.append(fold)
            column.addWidget(field)
            row.addWidget(fold)
        self.folded = folded
        column.addWidget(folded)
        column.addLayout(self._marks())

    def _marks(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(0, UNIT, 0, 0)
        self.said_by = QuietChoice("said_by")
        self.said_by.chosen.connect(self._on_said)
        self.between_us = button(
            say("conversation.between_us_key"),
            kind="quiet small",
            name="between_us",
            says=say("conversation.between_us"),
        )
        self.between_us.setCheckable(True)
        self.between_us.clicked.connect(partial(self.mark, "between_us"))
        self.off_sheet = button(
            say("conversation.off_sheet_key"),
            kind="quiet small",
            name="off_sheet",
            says=say("conversation.off_sheet"),
        )
        self.off_sheet.setCheckable(True)
        self.off_sheet.clicked.connect(partial(self.mark, "off_sheet"))
        self.take_back = button(
            say("taking.key"), kind="quiet small", name="take_back", says=say("taking.says")
        )
        self.take_back.clicked.connect(partial(self.mark, "taken_back"))
        held = QWidget()
        marks = WrapLayout(held, right=True)
        for made in (self.between_us, self.off_sheet, self.take_back):
            marks.addWidget(made)
        line.addWidget(self.said_by)
        line.addWidget(held, 1)
        return line

    def show_page(self, page: PageState, who: SaidByState | None = None) -> None:
        """Draw a page of this shape; `who` says who may have said something."""
        if self.page is None or page.id != self.page.id:
            self._in_hand = ""
        self.page, self._who = page, who
        for item, field, fold in zip(page.items, self.fields, self.folds, strict=True):
            field.show_item(item)
            field.setVisible(item.open)
            if fold.isHidden() is not item.open:
                fold.setVisible(not item.open)
            if not item.open:
                words = say("conversation.fold", ask=item.ask or item.help)
                fold.setText(words.replace("&", "&&"))
                fold.setAccessibleName(item.ask)
        self.folded.setVisible(not all(item.open for item in page.items))
        self._show_marks(page)

    def _show_marks(self, page: PageState) -> None:
        said = self.marked_item(page)
        self._show_who(said)
        for made, chosen in (
            (self.between_us, bool(said and said.between_us)),
            (self.off_sheet, bool(said and said.off_sheet)),
        ):
            made.setVisible(said is not None)
            made.setChecked(chosen)
        self.take_back.setVisible(said is not None)

    def _show_who(self, said: ItemState | None) -> None:
        """Who said the answer in hand; before there is one, who answers from now on."""
        who = self._who
        self.said_by.setVisible(said is not None or who is not None)
        if said is not None:
            key = "words_said_by" if said.facet is Facet.WORDS else "said_by"
            words = say(f"conversation.{key}", who=said.said_by_words)
            self.said_by.show_choices(words, self._who_groups(said.said_by, said.perspective))
        elif who is not None:
            words = say("conversation.said_from_now", who=who.words)
            self.said_by.show_choices(words, self._who_groups(who.chosen, who.perspective))

    def _who_groups(
        self, said_by: tuple[SaidBy, ...], view: Perspective | None
    ) -> tuple[tuple[ChoiceState, ...], ...]:
        if self._who is None:
            return ()
        people = tuple(replace(one, chosen=one.code in said_by) for one in self._who.choices)
        views = tuple(replace(one, chosen=one.code == view) for one in self._who.views)
        return people, views if set(said_by) & set(self._who.speakers) else ()

    def marked_item(self, page: PageState) -> ItemState | None:
        """The item the marks at the foot are about, once answered: the one in hand, else the first said."""
        in_hand = next((item for item in page.items if item.id == self._in_hand), None)
        for item in (in_hand, page.item(Facet.WORDS), page.item(Facet.RATING), *page.items):
            if item and item.answer is not None and item.answer.value is not None:
                return item
        return None

    def open_said_by(self) -> None:
        """Show who may have said it, or who answers from now on."""
        if self.said_by.isVisible():
            self.said_by.open_choices()

    def mark(self, mark: str, _checked: object = None) -> None:
        """Ask for *just between us*, *not on the sheet* or their end, or *take it back*; `mark` says which."""
        if self.page is not None and (item := self.marked_item(self.page)):
            self.marked.emit(item.id, mark)

    def _on_touched(self, place: int, *_told: object) -> None:
        if self.page is not None:
            self._in_hand = self.page.items[place].id

    def ask_aside(self, item: str, code: str, sentence: str) -> None:
        """A question about the wording of one item, if it is on this page; "" takes it back."""
        for field in self.fields:
            if isinstance(field, WordsField) and field.item is not None and field.item.id == item:
                field.aside.ask(code, sentence)

    def hush(self) -> None:
        """Nothing is asked about a wording any more."""
        for field in self.fields:
            if isinstance(field, WordsField):
                field.aside.hush()

    def _on_put_aside(self, place: int, code: str) -> None:
        if self.page is not None:
            self.put_aside.emit(self.page.items[place].id, code)

    def _on_said(self, code: str) -> None:
        if self.page is not None:
            item = self.marked_item(self.page)
            self.said.emit(item.id if item else "", code)

    def forget(self) -> None:
        """Another conversation: nothing of this one is left in a field."""
        self.page, self._in_hand = None, ""
        self.hush()
        for field in self.fields:
            field.forget()

    def put_down(self) -> None:
        """Turn half-typed text into answers."""
        for field in self.fields:
            field.put_down()

    def choose_by_key(self, number: int) -> bool:
        """A digit chooses in the field that has the focus, else in the page's rating."""
        focused = next((field for field in self.fields if field.isAncestorOf(self._focused())), None)
        if focused is not None and not isinstance(focused, RatingField) and focused.choose_by_key(number):
            return True
        rating = next((field for field in self.fields if isinstance(field, RatingField)), None)
        return rating.choose_by_key(number) if rating else False

    def _focused(self) -> QWidget:
        return self.window().focusWidget() or self

    def _on_unfold(self, place: int) -> None:
        if self.page is not None:
            self.opened.emit(self.page.items[place].id)
            self.fields[place].setFocus(Qt.FocusReason.OtherFocusReason)


class PageView(QWidget):
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
        self.why_button = button(say("conversation.why_button"), kind="quiet small", name="why_button")
        self.why_button.setCheckable(True)
        self.why_button.toggled.connect(self._on_why)
        line = QHBoxLayout()
        self.last_button = button(say("conversation.last_button"), kind="quiet small", name="last_button")
        self.last_button.setCheckable(True)
        self.last_button.toggled.connect(self._on_last)
        line.addWidget(self.title, 1)
        line.addWidget(self.last_button)
        line.addWidget(self.why_button)
        column.addLayout(line)
        self.opening = Heading()
        self.opening.setObjectName("opening")
        self.why = WhyCard()
        self.why.hide()
        self.last = label(voice="quiet", name="last")
        self.last.hide()
        self.prompts = label(voice="small", name="prompts")
        for widget in (self.opening, self.why, self.last, self.prompts):
            column.addWidget(widget)
        self._slips = QVBoxLayout()
        self._before_body: QWidget = self.prompts
        column.addLayout(self._slips)
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, UNIT, 0, 0)
        column.addLayout(self._place)
        column.addStretch(1)
        self.bodies: dict[Shape, PageBody] = {}
        self.body: PageBody | None = None
        self.page_id = ""

    def add_slip(self, slip: QWidget) -> None:
        """Something of a tool that stands on every page, above its fields."""
        self._slips.addWidget(slip)
        keep_reading_order(slip, behind=self._before_body)
        self._before_body = slip

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
        self._show_last(page, others_present=others_present, turned=turned)
        self.prompts.setText(
            say("conversation.prompts", prompts=" · ".join(page.prompts)) if page.prompts else ""
        )
        self.prompts.setVisible(bool(page.prompts))
        body = self._body_for(page)
        body.show_page(page, who)
        if body is not self.body:
            if self.body is not None:
                self.body.hide()
            self.body = body
            body.show()
        if turned:
            self.opening.take_focus()

    def ask_aside(self, item: str, code: str, sentence: str) -> None:
        """A question about the wording of one item of the page in front."""
        if self.body is not None:
            self.body.ask_aside(item, code, sentence)

    def forget(self) -> None:
        """Another conversation begins, be it at the same page."""
        self.page_id = ""
        for body in self.bodies.values():
            body.forget()

    def warm(self, page: PageState) -> None:
        """Make the widgets of a page's shape before it is turned to, so that the turn is quick."""
        if shape_of(page) in self.bodies:
            return
        body = self._body_for(page)
        body.show_page(page)
        for widget in body.findChildren(QWidget):
            widget.ensurePolished()
        if (layout := body.layout()) is not None:
            layout.activate()

    def _body_for(self, page: PageState) -> PageBody:
        shape = shape_of(page)
        body = self.bodies.get(shape)
        if body is None:
            body = PageBody(page)
            body.given.connect(self.given)
            body.declined.connect(self.declined)
            body.typed.connect(self.typed)
            body.opened.connect(self.opened)
            body.marked.connect(self.marked)
            body.said.connect(self.said)
            body.put_aside.connect(self.put_aside)
            body.hide()
            self._place.addWidget(body)
            keep_reading_order(body, behind=self._before_body)
            self.bodies[shape] = body
        return body

    def _show_last(self, page: PageState, *, others_present: bool, turned: bool) -> None:
        """What was said last time stays folded, and is not there at all while somebody else listens."""
        lines = tuple(
            say("conversation.last_line", ask=item.ask or page.title, said=item.last_time)
            for item in page.items
            if item.last_time
        )
        offered = bool(lines) and not others_present
        if turned or not offered:
            self.last_button.setChecked(False)
        self.last_button.setVisible(offered)
        words = (say("conversation.last_on", date=page.last_time_on), *lines) if offered else ()
        self.last.setText("\n".join(words))

    def _on_last(self, shown: bool) -> None:  # noqa: FBT001 -- Qt's own signal
        self.last.setVisible(shown)

    def _on_why(self, shown: bool) -> None:  # noqa: FBT001 -- Qt's own signal
        # Filled when it is opened: a turn of the page pays nothing for what is folded away.
        page = self.body.page if self.body is not None else None
        if shown and page is not None:
            self.why.show_guidance(page.why, page.guidance)
        self.why.setVisible(shown)
