"""The Project page's first part: the pack with its six words, and the laptops that were heard or not."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import button, card, label
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.rows import RowList
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.screen import ChoiceState


@dataclass(frozen=True, slots=True, kw_only=True)
class LaptopShown:
    """One laptop in words."""

    key: str
    name: str
    about: str
    may_revoke: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PackShown:
    """The pack as it stands."""

    about: str
    words: str = ""  # the six words, "" before the first pack
    is_current: bool = True
    may_write: bool = True
    is_behind: bool = False  # put back from a backup: it wants the newest pack before it writes one
    may_take: bool = False  # somebody else signs packs too: one of theirs may lie beside this desk's


class ProjectLaptops(QWidget):
    """Pack and laptops.

    Signals: `pack_asked()`, `newest_asked()` also for a colleague's pack, `newest_words_told(words)` for a newest pack that a new root key
    has signed, `no_newer_asked()`, `card_asked()`, `accept_asked(words, replaces)`, `revoke_asked(laptop)`.
    """

    pack_asked = Signal()
    newest_asked = Signal()
    newest_words_told = Signal(str)
    no_newer_asked = Signal()
    card_asked = Signal()
    accept_asked = Signal(str, str)
    revoke_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._wants_pack = self._is_behind = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * UNIT)
        column.addWidget(self._pack())
        column.addWidget(self._card())
        self.laptops = RowList(say("project.laptops"))
        self.laptops.acted.connect(self._on_laptop)
        column.addWidget(self.laptops)
        self.no_laptop = label(say("project.no_laptop"), voice="quiet", name="no_laptop")
        column.addWidget(self.no_laptop)
        self.show_card("")

    def _pack(self) -> QFrame:
        frame, column = card()
        column.addWidget(label(say("project.pack"), voice="title"))
        self.pack_about = label(name="pack_about")
        column.addWidget(self.pack_about)
        self.words_ask = label(say("project.words_about"), voice="small")
        self.words = label(voice="title", name="words")
        self.words.setTextInteractionFlags(_SELECTABLE)
        self.words.setAccessibleName(say("project.words_about"))
        column.addWidget(self.words_ask)
        column.addWidget(self.words)
        self.pack_button = button(say("project.write_pack"), kind="loud", name="pack_button")
        self.pack_button.clicked.connect(self.pack_asked)
        self.newest_button = button(say("project.behind_pack"), kind="loud", name="newest_button")
        self.newest_button.clicked.connect(self.newest_asked)
        self.no_newer_button = button(say("project.behind_none"), kind="quiet", name="no_newer_button")
        self.no_newer_button.clicked.connect(self.no_newer_asked)
        for widget in (self.newest_button, self.no_newer_button):
            widget.hide()
        self.written = label(voice="strong", name="written")
        self.written.setTextInteractionFlags(_SELECTABLE)
        self.written.hide()
        self._build_newest(column)
        column.addWidget(beside(self.pack_button, self.newest_button, self.no_newer_button))
        column.addWidget(self.written)
        return frame

    def _build_newest(self, column: QVBoxLayout) -> None:
        self.newest_trouble = label(voice="badge", name="newest_trouble")
        self.newest_words = LineBox()
        self.newest_words.setObjectName("newest_words")
        self.newest_words.setPlaceholderText(say("project.newest_words"))
        self.newest_words.setAccessibleName(say("project.newest_words"))
        self.newest_words.returnPressed.connect(self._on_newest_words)
        self.newest_words_button = button(say("project.newest_words_go"), name="newest_words_button")
        self.newest_words_button.clicked.connect(self._on_newest_words)
        column.addWidget(self.newest_trouble)
        column.addWidget(self.newest_words)
        column.addWidget(beside(self.newest_words_button))
        self.show_newest()

    def _card(self) -> QFrame:
        frame, column = card()
        column.addWidget(label(say("project.accept"), voice="title"))
        column.addWidget(label(say("project.accept_about"), voice="quiet"))
        self.card_button = button(say("project.choose_card"), name="card_button")
        self.card_button.clicked.connect(self.card_asked)
        self.card_name = label(voice="strong", name="card_name")
        column.addWidget(beside(self.card_button))
        column.addWidget(self.card_name)
        self.card_words = LineBox()
        self.card_words.setObjectName("card_words")
        self.card_words.setPlaceholderText(say("project.card_words"))
        self.card_words.setAccessibleName(say("project.card_words"))
        self.card_words.returnPressed.connect(self._on_accept)
        column.addWidget(self.card_words)
        self.replaces_ask = label(say("project.replaces"), voice="small")
        self.replaces = ChoiceRow(say("project.replaces"))
        column.addWidget(self.replaces_ask)
        column.addWidget(self.replaces)
        self.accept_button = button(say("project.accept_button"), kind="loud", name="accept_button")
        self.accept_button.clicked.connect(self._on_accept)
        self.accept_trouble = label(voice="badge", name="accept_trouble")
        column.addWidget(self.accept_trouble)
        column.addWidget(beside(self.accept_button))
        self.card_frame = frame
        return frame

    def show_pack(self, pack: PackShown) -> None:
        """Draw what the latest pack is, loud where a newer one is wanted."""
        self.pack_about.setText(pack.about)
        self.words.setText(pack.words)
        for widget in (self.words, self.words_ask):
            widget.setVisible(bool(pack.words))
        self.pack_button.setVisible(pack.may_write and not pack.is_behind)
        self.newest_button.setVisible(pack.is_behind or pack.may_take)
        self.newest_button.setText(say("project.behind_pack" if pack.is_behind else "project.beside_pack"))
        self._is_behind = pack.is_behind
        self.no_newer_button.setVisible(pack.is_behind)
        self.card_frame.setVisible(pack.may_write)
        self._wants_pack = not pack.is_current
        self._show_loud()

    def show_newest(self, trouble: str = "", *, ask_words: bool = False) -> None:
        """Why the newest pack was not taken; with `ask_words` it is, once its six words are told."""
        self.newest_words.clear()
        for widget in (self.newest_words, self.newest_words_button):
            widget.setVisible(ask_words)
        self.newest_trouble.setText(trouble)
        self.newest_trouble.setVisible(bool(trouble))

    def show_written(self, sentence: str) -> None:
        """Where the pack lies, once it does."""
        self.written.setText(sentence)
        self.written.setVisible(bool(sentence))

    def show_laptops(self, laptops: tuple[LaptopShown, ...]) -> None:
        """Draw every laptop."""
        revoke = (("revoke", say("project.revoke")),)
        self.laptops.show_rows(
            tuple((one.key, one.name, one.about, revoke if one.may_revoke else ()) for one in laptops)
        )
        self.no_laptop.setVisible(not laptops)

    def show_card(self, name: str, known: tuple[ChoiceState, ...] = (), trouble: str = "") -> None:
        """The card that was chosen, and which laptop it may stand in for."""
        self.card_name.setText(name)
        if not name:
            self.card_words.clear()
        for widget in (self.card_name, self.card_words, self.accept_button):
            widget.setVisible(bool(name))
        self.accept_trouble.setText(trouble)
        self.accept_trouble.setVisible(bool(trouble))
        self.replaces.show_choices(known)
        self.replaces.setVisible(bool(name) and len(known) > 1)
        self.replaces_ask.setVisible(bool(name) and len(known) > 1)
        self._show_loud()

    def _show_loud(self) -> None:
        """One loud thing a page: the card in hand comes before the next pack."""
        has_card = not self.accept_button.isHidden()
        _set_loud(self.pack_button, loud=self._wants_pack and not has_card)
        _set_loud(self.newest_button, loud=self._is_behind and not has_card)

    def _on_accept(self) -> None:
        self.accept_asked.emit(self.card_words.text().strip(), self.replaces.code)

    def _on_newest_words(self) -> None:
        self.newest_words_told.emit(self.newest_words.text().strip())

    def _on_laptop(self, laptop: str, _deed: str) -> None:
        self.revoke_asked.emit(laptop)


def _set_loud(made: QWidget, *, loud: bool) -> None:
    if bool(made.property("loud")) != loud:
        made.setProperty("loud", loud)  # the style sheet's word
        made.style().unpolish(made)
        made.style().polish(made)


_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
