"""One of many, some of many, or a word of a scale: large calm buttons, and the non-answers as equals."""

from __future__ import annotations

from functools import cached_property, partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from udset_desktop.desktop.fields.base import Field
from udset_desktop.desktop.fields.choice_list import ChoiceList
from udset_desktop.desktop.look.controls import ChoiceButton, button
from udset_desktop.desktop.look.layouts import WrapLayout
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.screen import ChoiceState, ItemState


class ButtonRow(QWidget):
    """A row of choices whose buttons are made once and used again."""

    def __init__(self, owner: ChoiceField, *, many: bool, small: bool, keys: bool) -> None:
        super().__init__()
        self._owner, self._many, self._small, self._keys = owner, many, small, keys
        self.row = WrapLayout(self)
        self.buttons: list[ChoiceButton] = []
        self.codes: list[str] = []

    def show_choices(self, choices: tuple[ChoiceState, ...]) -> None:
        """Draw these choices, the rest of the buttons hidden."""
        while len(self.buttons) < len(choices):
            self._add()
        self.codes = [choice.code for choice in choices]
        for place, made in enumerate(self.buttons):
            if place < len(choices):
                made.set_words(choices[place].words, hint=str(place + 1) if self._keys else "")
                made.setChecked(choices[place].chosen)
                made.setVisible(True)
            else:
                made.setVisible(False)

    def _add(self) -> None:
        made = ChoiceButton(many=self._many, small=self._small)
        made.clicked.connect(partial(self._owner.take, len(self.buttons)))
        # Room for the non-answers at the end of the row is kept by inserting before them.
        self.row.addWidget(made)
        self.buttons.append(made)


class ChoiceField(Field):
    """One of the item's choices; choosing it again takes it off."""

    many = False
    small = True
    keys = False

    def build(self) -> None:
        """Buttons, and one more for every way of not answering."""
        self.choices = ButtonRow(self, many=self.many, small=self.small, keys=self.keys)
        self.no_answer = ChoiceButton(say("conversation.no_answer"), small=self.small)
        self.no_answer.setObjectName("no_answer")
        self.no_answer.clicked.connect(self._on_no_answer)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.choices, 1)
        self.column.addLayout(line)
        self.choices.row.addWidget(self.no_answer)

    @cached_property
    def ways(self) -> ChoiceList:
        """The ways of not answering, made when they are first opened."""
        made = ChoiceList(self.no_answer)
        made.chosen.connect(self._on_declined)
        return made

    def draw(self, item: ItemState) -> None:
        """The choices of the item and what is chosen."""
        self.choices.setAccessibleName(item.ask)
        before = len(self.choices.buttons)
        self.choices.show_choices(self.choices_of(item))
        if len(self.choices.buttons) != before:
            # Buttons made later would stand behind it: the non-answers always come last.
            for last in self.last:
                self.choices.row.removeWidget(last)
                self.choices.row.addWidget(last)
                last.raise_()  # a screen reader goes by this order, and not by the row's
        self._draw_no_answer()

    @property
    def last(self) -> tuple[QWidget, ...]:
        """What stands behind all choices."""
        return (self.no_answer,)

    def choices_of(self, item: ItemState) -> tuple[ChoiceState, ...]:
        """What there is to choose."""
        return item.choices

    def take(self, place: int) -> None:
        """The button at `place` was pressed."""
        if self.item is None:
            return
        code = self.choices.codes[place]
        chosen = next((choice.chosen for choice in self.choices_of(self.item) if choice.code == code), False)
        self.choices.buttons[place].setChecked(chosen)
        self.given.emit(self.item.id, None if chosen else code, self.item.scale)

    def choose_by_key(self, number: int) -> bool:
        """`1` is the first button; `0` opens the ways of not answering."""
        if number == 0 and self.no_answer.isVisible():
            self._on_no_answer()
            return True
        if 1 <= number <= len(self.choices.codes):
            self.take(number - 1)
            return True
        return False

    def _on_no_answer(self) -> None:
        self._draw_no_answer()
        if self.item is None:
            return
        self.ways.fill(say("conversation.no_answer"), (self.item.non_answers,))
        self.ways.open_by_its_line()

    def _on_declined(self, code: str) -> None:
        if self.item is None:
            return
        chosen = any(choice.chosen and choice.code == code for choice in self.item.non_answers)
        if chosen:
            self.given.emit(self.item.id, None, "")
        else:
            self.declined.emit(self.item.id, code)

    def _draw_no_answer(self) -> None:
        item = self.item
        offered = item.non_answers if item else ()
        chosen = next((choice for choice in offered if choice.chosen), None)
        self.no_answer.setVisible(bool(offered))
        words = chosen.words if chosen else say("conversation.no_answer")
        self.no_answer.set_words(words, hint="0" if self.keys else "")
        self.no_answer.setChecked(chosen is not None)


class ManyField(ChoiceField):
    """Some of the item's choices; the ones that rule the others out do so."""

    many = True

    def take(self, place: int) -> None:
        """Put the choice in, or take it out."""
        if self.item is None:
            return
        code = self.choices.codes[place]
        chosen = [choice.code for choice in self.item.choices if choice.chosen]
        self.choices.buttons[place].setChecked(code in chosen)
        if code in chosen:
            chosen.remove(code)
        elif code in self.item.exclusive:
            chosen = [code]
        else:
            chosen = [other for other in chosen if other not in self.item.exclusive] + [code]
        order = self.choices.codes
        self.given.emit(self.item.id, tuple(sorted(chosen, key=order.index)) or None, "")


class RatingField(ChoiceField):
    """A word of the scale, read in its order; fewer words where four are too many."""

    small = False
    keys = True

    def build(self) -> None:
        """The words, and a quiet way to the shorter scale."""
        super().build()
        self.ask.setProperty("voice", "title")
        self.fewer = button(say("conversation.fewer_words"), kind="quiet small", name="fewer")
        self.fewer.clicked.connect(self._on_fewer)
        self.choices.row.addWidget(self.fewer)
        self._scale = ""

    def show_item(self, item: ItemState) -> None:
        """Begin with the usual scale on another item."""
        if self.item is None or self.item.id != item.id or (item.answer and item.answer.scale):
            self._scale = item.scale
        super().show_item(item)

    def draw(self, item: ItemState) -> None:
        """The scale in use."""
        super().draw(item)
        self.fewer.setVisible(len(item.scales) > 1)
        usual = not item.scales or self._scale == item.scales[0].scale
        self.fewer.setText(say("conversation.fewer_words" if usual else "conversation.all_words"))
        self.fewer.setAccessibleName(self.fewer.text())

    @property
    def last(self) -> tuple[QWidget, ...]:
        """The non-answers, then the shorter scale."""
        return (self.no_answer, self.fewer)

    def choices_of(self, item: ItemState) -> tuple[ChoiceState, ...]:
        """The words of the scale in use."""
        scale = next((scale for scale in item.scales if scale.scale == self._scale), None)
        return scale.choices if scale else ()

    def take(self, place: int) -> None:
        """A word was chosen, on the scale in use."""
        if self.item is None:
            return
        code = self.choices.codes[place]
        chosen = any(choice.chosen and choice.code == code for choice in self.choices_of(self.item))
        self.choices.buttons[place].setChecked(chosen)
        self.given.emit(self.item.id, None if chosen else code, self._scale)

    def _on_fewer(self) -> None:
        if self.item is None or len(self.item.scales) < 2:  # noqa: PLR2004 -- two scales to change between
            return
        first, second = (scale.scale for scale in self.item.scales[:2])
        self._scale = second if self._scale == first else first
        self.draw(self.item)


class FlagField(ChoiceField):
    """Said or not said: one square mark whose words are the question."""

    many = True

    def choices_of(self, item: ItemState) -> tuple[ChoiceState, ...]:
        """One choice: the question itself."""
        said = item.answer is not None and item.answer.value is not None
        return (ChoiceState(code="yes", words=item.ask, chosen=said),)

    def draw(self, item: ItemState) -> None:
        """No line above: the words stand on the button."""
        super().draw(item)
        self.ask.hide()

    def take(self, place: int) -> None:
        """Said, or taken back."""
        if self.item is None:
            return
        said = self.choices_of(self.item)[0].chosen
        self.choices.buttons[place].setChecked(said)
        self.given.emit(self.item.id, None if said else True, "")
