"""One row of fields: the words, the rating, what is folded away, and the marks under them.

Pages that stand in one row share its widgets, so that turning a page hardly does more than change
texts.  Held by `views.page_view`; which rows there are says `views.page_shapes`.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.base import Field
from udset_desktop.desktop.fields.choice_field import RatingField
from udset_desktop.desktop.fields.factory import new_field
from udset_desktop.desktop.fields.quiet_choice import QuietChoice
from udset_desktop.desktop.fields.words_field import WordsField
from udset_desktop.desktop.look.controls import button, stays_down, wrapping_button
from udset_desktop.desktop.look.layouts import PagePart, WrapLayout, stack
from udset_desktop.desktop.look.reading_order import tell_in_order
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.page_shapes import Shape, places_in
from udset_desktop.desktop.views.since_line import SinceLine, SinceShown
from udset_desktop.instrument.model import Facet
from udset_desktop.interview.entry import TAKEN_BACK
from udset_desktop.interview.screen import ItemState, PageState, SaidByState
from udset_desktop.interview.voices import marked


def shape_of(page: PageState) -> Shape:
    """What decides which widgets a page needs."""
    return tuple((item.kind, item.facet) for item in page.items)


class MarksLine(PagePart):
    """Who said it, and the marks at its right; in a line of their own where both would be squeezed."""

    def __init__(self, said_by: QuietChoice, marks: tuple[QPushButton, ...]) -> None:
        super().__init__()
        self._said_by, self._marks = said_by, marks
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, UNIT, 0, 0)
        held = QWidget()
        row = WrapLayout(held, right=True)
        for made in marks:
            row.addWidget(made)
        self._line.addWidget(said_by)
        self._line.addWidget(held, 1)

    def event(self, event: QEvent) -> bool:
        """Other words or another width may ask for another line."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            there = [one for one in (self._said_by, *self._marks) if not one.isHidden()]
            stack(self._line, fits=sum(one.sizeHint().width() + UNIT for one in there) <= self.width())
        return super().event(event)


class PageBody(PagePart):
    """The widgets of every page that stands in one row; `fields` and `folds` are those of the page in front.

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

    def __init__(self, row: Shape) -> None:
        super().__init__()
        self._row = row
        self.page: PageState | None = None
        self._who: SaidByState | None = None
        self._in_hand = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        self._all_fields: list[Field] = []
        self._all_folds: list[QPushButton] = []
        self.fields: list[Field] = []
        self.folds: list[QPushButton] = []
        self.folded = QWidget()
        line = WrapLayout(self.folded)
        for kind, _facet in row:
            field = new_field(kind)
            for signal in (field.given, field.declined, field.typed):
                signal.connect(self._on_touched)
            field.given.connect(self.given)
            field.declined.connect(self.declined)
            field.typed.connect(self.typed)
            fold = wrapping_button(kind="quiet small", says=say("conversation.unfold"))
            fold.clicked.connect(partial(self._on_unfold, field))
            if isinstance(field, WordsField):
                field.aside.put_aside.connect(partial(self._on_put_aside, field))
            self._all_fields.append(field)
            self._all_folds.append(fold)
            column.addWidget(field)
            line.addWidget(fold)
        self.since = SinceLine()
        self.since.said.connect(self._on_since)
        rated = next((at for at, (_kind, facet) in enumerate(row) if facet is Facet.RATING), None)
        column.insertWidget(column.count() if rated is None else rated + 1, self.since)
        column.addWidget(self.folded)
        column.addWidget(self._marks())
        tell_in_order(self)
        there = QApplication.instance()
        if isinstance(there, QApplication):
            there.focusChanged.connect(self._on_focus)

    def _marks(self) -> QWidget:
        self.said_by = QuietChoice("said_by", gives_way=True)
        self.said_by.chosen.connect(self._on_said)
        self.between_us = button(
            say("conversation.between_us_key"),
            kind="quiet small",
            name="between_us",
            says=say("conversation.between_us"),
        )
        stays_down(self.between_us)
        self.between_us.clicked.connect(partial(self.mark, "between_us"))
        self.off_sheet = button(
            say("conversation.off_sheet_key"),
            kind="quiet small",
            name="off_sheet",
            says=say("conversation.off_sheet"),
        )
        stays_down(self.off_sheet)
        self.off_sheet.clicked.connect(partial(self.mark, "off_sheet"))
        self.take_back = button(
            say("taking.key"), kind="quiet small", name="take_back", says=say("taking.says")
        )
        self.take_back.clicked.connect(partial(self.mark, "taken_back"))
        return MarksLine(self.said_by, (self.between_us, self.off_sheet, self.take_back))

    def show_page(
        self, page: PageState, who: SaidByState | None = None, *, others_present: bool = False
    ) -> None:
        """Draw a page that stands in this row; `who` says who may have said something."""
        if self.page is None or page.id != self.page.id:
            self._in_hand = ""
        self.page, self._who = page, who
        self._pick(page)
        for item, field, fold in zip(page.items, self.fields, self.folds, strict=True):
            field.show_item(item)
            field.setVisible(item.open)
            if not item.open:
                words = say("conversation.fold", ask=item.ask or item.help)
                fold.setText(words.replace("&", "&&"))
                fold.setAccessibleName(item.ask)
        self.since.show_page(page, others_present=others_present)
        self._show_folds(page)
        self._show_marks(page)

    def _pick(self, page: PageState) -> None:
        """The fields this page has; the others hold nothing of another page and are not there."""
        places = places_in(self._row, shape_of(page)) or ()
        self.fields = [self._all_fields[at] for at in places]
        self.folds = [self._all_folds[at] for at in places]
        for at, (field, fold) in enumerate(zip(self._all_fields, self._all_folds, strict=True)):
            if at not in places:
                field.forget()
                for part in (field, fold):
                    if not part.isHidden():
                        part.hide()

    def _show_folds(self, page: PageState) -> None:
        """What can be opened; how it stands since last time is asked once, beside the rating."""
        asks = self.since.asks
        for item, fold in zip(page.items, self.folds, strict=True):
            folded = not item.open and not (asks and item.facet is Facet.VERDICT)
            if fold.isHidden() is folded:
                fold.setVisible(folded)
        self.folded.setVisible(any(not fold.isHidden() for fold in self.folds))

    def show_since(self, since: SinceShown) -> None:
        """What earlier conversations have to do with its rating."""
        asked = self.since.asks
        self.since.show_since(since)
        if self.page is not None and asked is not self.since.asks:
            self._show_folds(self.page)

    def _on_since(self, code: str) -> None:
        item = self.page.item(Facet.VERDICT) if self.page is not None else None
        if item is not None:
            self.given.emit(item.id, code, "")

    def open_since(self) -> None:
        """How it stands since last time: what may be said, or the field where it is said already."""
        if self.since.asks:
            self.since.open_verdict()
            return
        for field in self.fields:
            if field.item is not None and field.item.facet is Facet.VERDICT and field.item.open:
                field.setFocus(Qt.FocusReason.ShortcutFocusReason)

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
        """Who said the answer in hand; before there is one, and where nobody said it, who answers from now on."""
        who, was_said = self._who, said is not None and bool(said.said_by_words)
        self.said_by.setVisible(was_said or who is not None)
        if said is not None and was_said:
            key = "words_said_by" if said.facet is Facet.WORDS else "said_by"
            words = say(f"conversation.{key}", who=said.said_by_words)
            offered = who.voices if who is not None else ()
            self.said_by.show_choices(
                words, marked(offered, said.said_by, said.perspective), say("conversation.said_by_ask")
            )
        elif who is not None:
            words = say("conversation.said_from_now", who=who.words)
            self.said_by.show_choices(
                words,
                marked(who.voices, who.said_by, who.perspective),
                say("conversation.said_from_now_ask"),
            )

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
        if self.page is None:
            return
        # Words that were refused are no answer, and were said all the same.
        typed = [one for one in self.page.items if one.typed and one.id == self._in_hand]
        item = typed[0] if typed and mark == TAKEN_BACK else self.marked_item(self.page)
        if item is not None:
            self.marked.emit(item.id, mark)

    def _on_touched(self, item: str, *_told: object) -> None:
        self._in_hand = item

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The answer the cursor is in is the one in hand: a key means what is looked at."""
        if self.page is None or now is None or not self.isVisible():
            return
        field = next((one for one in self.fields if one is now or one.isAncestorOf(now)), None)
        if field is not None and field.item is not None and field.item.id != self._in_hand:
            self._in_hand = field.item.id
            self._show_marks(self.page)

    def ask_aside(self, item: str, code: str, sentence: str) -> None:
        """A question about the wording of one item, if it is on this page; "" takes it back."""
        for field in self.fields:
            if isinstance(field, WordsField) and field.item is not None and field.item.id == item:
                field.aside.ask(code, sentence)

    def hush(self) -> None:
        """Nothing is asked about a wording any more."""
        for field in self._all_fields:
            if isinstance(field, WordsField):
                field.aside.hush()

    def _on_put_aside(self, field: Field, code: str) -> None:
        if field.item is not None:
            self.put_aside.emit(field.item.id, code)

    def _on_said(self, code: str) -> None:
        if self.page is not None:
            item = self.marked_item(self.page)
            self.said.emit(item.id if item and item.said_by_words else "", code)

    def take_focus_of(self, other: PageBody) -> None:
        """Stand in for another shape of the same page: the focus stays where it was.

        An answer may open or close a line, and then another shape is drawn; the key that follows must
        not go to the foot of the window.
        """
        focused = other.window().focusWidget()
        if self.page is None or focused is None or not other.isAncestorOf(focused):
            return
        was = next((one for one in other.fields if one is focused or one.isAncestorOf(focused)), None)
        item = was.item.id if was is not None and was.item is not None else ""
        here = next((one for one in self.fields if one.item is not None and one.item.id == item), None)
        parts = (here or self).findChildren(type(focused))
        same = next((one for one in parts if one.isEnabled() and _is_same_part(one, focused)), None)
        if same is not None or here is not None:
            (same or here).setFocus(Qt.FocusReason.OtherFocusReason)  # type: ignore[union-attr]
        if isinstance(same, QPlainTextEdit) and isinstance(focused, QPlainTextEdit):
            cursor = same.textCursor()
            cursor.setPosition(min(focused.textCursor().position(), len(same.toPlainText())))
            same.setTextCursor(cursor)

    def forget(self) -> None:
        """Another conversation: nothing of this one is left in a field."""
        self.page, self._in_hand = None, ""
        self.hush()
        self.since.forget()
        for field in self._all_fields:
            field.forget()

    def put_down(self) -> None:
        """Turn half-typed text into answers."""
        for field in self.fields:
            field.put_down()

    def take_focus_to_trouble(self) -> None:
        """The focus to the first answer that was not taken."""
        for field in self.fields:
            if field.item is not None and field.item.findings and (boxes := field.boxes()):
                boxes[0].setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def choose_by_key(self, number: int) -> bool:
        """A digit chooses in the field that has the focus, else in the page's rating."""
        focused = next((field for field in self.fields if field.isAncestorOf(self._focused())), None)
        if focused is not None and not isinstance(focused, RatingField) and focused.choose_by_key(number):
            return True
        rating = next((field for field in self.fields if isinstance(field, RatingField)), None)
        return rating.choose_by_key(number) if rating else False

    def _focused(self) -> QWidget:
        return self.window().focusWidget() or self

    def _on_unfold(self, field: Field) -> None:
        if field.item is not None:
            self.opened.emit(field.item.id)
            field.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_same_part(one: QWidget, other: QWidget) -> bool:
    """Whether two widgets of two shapes are the same control; one with a name may change its words."""
    if one.objectName() or other.objectName():
        return one.objectName() == other.objectName()
    return one.accessibleName() == other.accessibleName()
