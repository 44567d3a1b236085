"""Settings: text size, colours, when to cover; and another passphrase."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import Heading, button, card, label
from udset_desktop.desktop.look.layouts import ScrollPage
from udset_desktop.desktop.look.tokens import TEXT_SIZES, UNIT, ThemeName
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.backup_card import BackupCard
from udset_desktop.desktop.views.handover_card import HandoverCard
from udset_desktop.desktop.views.link_key_card import LinkKeyCard
from udset_desktop.desktop.views.log_card import LogCard
from udset_desktop.desktop.views.new_key_card import NewKeyCard
from udset_desktop.desktop.views.pack_card import PackCard
from udset_desktop.interview.screen import ChoiceState


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsShown:
    """What is set now, and the bounds of the project."""

    theme: str = "light"
    percent: int = 100
    cover_minutes: int = 3
    cover_choices: tuple[int, ...] = (3,)
    may_change_passphrase: bool = True
    asides: bool | None = None  # None where nobody writes: only a laptop holds conversations
    asides_put_aside: int = 0
    languages: tuple[ChoiceState, ...] = ()  # nothing is asked where there is only one
    copies: tuple[str, ...] = ()  # a sentence for each old copy that lies beside the vault


class SettingsView(ScrollPage):
    """The few things one may set.

    Signals: `language_chosen(name)`, `theme_chosen(name)`, `percent_chosen(percent)`, `cover_chosen(minutes)`,
    `asides_chosen(on)`, `passphrase_asked(old, new)`.
    """

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    percent_chosen = Signal(int)
    cover_chosen = Signal(int)
    asides_chosen = Signal(bool)
    passphrase_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state: SettingsShown | None = None
        self.title = Heading(say("settings.title"))
        self.column.addWidget(self.title)
        self.column.setSpacing(2 * UNIT)
        self.languages = self._row("language")
        self.languages.chosen.connect(self.language_chosen)
        self.percents = self._row("text_size")
        self.percents.show_choices(
            tuple(
                ChoiceState(code=str(size), words=say("settings.percent", percent=size))
                for size in TEXT_SIZES
            )
        )
        self.themes = self._row("theme")
        self.themes.show_choices(
            tuple(ChoiceState(code=name, words=say(f"settings.theme_name.{name}")) for name in ThemeName)
        )
        self.covers = self._row("cover")
        self.asides = self._row("asides")
        self.asides_said = label(voice="small")
        if (held := self.asides.parentWidget()) is not None and (column := held.layout()) is not None:
            column.addWidget(self.asides_said)
        self.percents.chosen.connect(self._on_percent)
        self.themes.chosen.connect(self.theme_chosen)
        self.covers.chosen.connect(self._on_cover)
        self.asides.chosen.connect(self._on_asides)
        self._passphrase()
        self.new_key, self.pack, self.backup = NewKeyCard(), PackCard(), BackupCard()
        self.handover, self.log, self.link_key = HandoverCard(), LogCard(), LinkKeyCard()
        for own in (self.new_key, self.pack, self.link_key, self.backup, self.handover, self.log):
            self.column.addWidget(own)
        self._copies()
        self.column.addStretch(1)

    def _row(self, key: str) -> ChoiceRow:
        frame, column = card()
        column.addWidget(label(say(f"settings.{key}"), voice="title"))
        column.addWidget(label(say(f"settings.{key}_about"), voice="small"))
        row = ChoiceRow(say(f"settings.{key}"))
        column.addWidget(row)
        self.column.addWidget(frame)
        return row

    def _passphrase(self) -> None:
        self.passphrase_card, column = card()
        column.addWidget(label(say("settings.passphrase"), voice="title"))
        self.whose = ChoiceRow(say("settings.passphrase_whose"))
        column.addWidget(self.whose)
        self.lines: list[LineBox] = []
        for key in ("old", "new", "again"):
            line = LineBox(secret=True)
            line.setObjectName(key)
            line.setPlaceholderText(say(f"settings.passphrase_{key}"))
            line.setAccessibleName(say(f"settings.passphrase_{key}"))
            column.addWidget(line)
            self.lines.append(line)
        self.trouble = label(voice="badge", name="trouble")
        self.trouble.hide()
        column.addWidget(self.trouble)
        self.change_button = button(say("settings.passphrase_go"), name="change_button")
        self.change_button.clicked.connect(self._on_change)
        foot = QHBoxLayout()
        foot.addWidget(self.change_button)
        foot.addStretch(1)
        column.addLayout(foot)
        self.column.addWidget(self.passphrase_card)

    def _copies(self) -> None:
        self.copies_card, column = card()
        column.addWidget(label(say("settings.copies"), voice="title"))
        column.addWidget(label(say("settings.copies_about"), voice="small"))
        self.copies = label(name="copies")
        self.copies.setTextInteractionFlags(_SELECTABLE)
        column.addWidget(self.copies)
        self.column.addWidget(self.copies_card)

    def show_state(self, state: SettingsShown) -> None:
        """Draw what is set."""
        if state == self.state:
            return
        self.state = state
        self.languages.show_choices(state.languages)
        if (asked := self.languages.parentWidget()) is not None:
            asked.setVisible(len(state.languages) > 1)
        self.percents.choose(str(state.percent))
        self.themes.choose(state.theme)
        self.covers.show_choices(
            tuple(
                ChoiceState(
                    code=str(minutes),
                    words=say("settings.minutes", minutes=minutes),
                    chosen=minutes == state.cover_minutes,
                )
                for minutes in state.cover_choices
            )
        )
        self._show_asides(state)
        self.passphrase_card.setVisible(state.may_change_passphrase)
        self.copies.setText("\n".join(state.copies))
        self.copies_card.setVisible(bool(state.copies))

    def _show_asides(self, state: SettingsShown) -> None:
        self.asides.show_choices(
            tuple(
                ChoiceState(code=code, words=say(f"settings.asides_{code}"), chosen=state.asides is on)
                for code, on in (("on", True), ("off", False))
            )
        )
        self.asides_said.setText(say("settings.asides_count", count=state.asides_put_aside))
        self.asides_said.setVisible(state.asides_put_aside > 0)
        if (asked := self.asides.parentWidget()) is not None:
            asked.setVisible(state.asides is not None)

    def show_trouble(self, sentence: str) -> None:
        """What was wrong with the new passphrase, or that it is in force."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _on_percent(self, code: str) -> None:
        self.percent_chosen.emit(int(code))

    def _on_cover(self, code: str) -> None:
        self.cover_chosen.emit(int(code))

    def _on_asides(self, code: str) -> None:
        self.asides_chosen.emit(code == "on")

    def _on_change(self) -> None:
        old, new, again = (line.text() for line in self.lines)
        if new != again:
            self.show_trouble(say("settings.not_same"))
            return
        for line in self.lines:
            line.clear()
        self.passphrase_asked.emit(old, new)


_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
