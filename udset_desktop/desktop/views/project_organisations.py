"""The recovery key of each organisation: made for a stick or a paper, or told by its public half.

A card of the Project page.  No private half is ever shown here.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.look.controls import card_in, label
from udset_desktop.desktop.look.rows import RowList
from udset_desktop.desktop.look.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationShown:
    """One organisation in words."""

    code: str
    name: str
    about: str


class ProjectOrganisations(QWidget):
    """Organisations and whether each has its key.

    Signals: `make_asked(organisation)`, `make_two_asked(organisation)` for a key that two people hold,
    `tell_asked(organisation)`.
    """

    make_asked = Signal(str)
    make_two_asked = Signal(str)
    tell_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        inner = card_in(self)
        inner.addWidget(label(say("project_desk.keys"), voice="title"))
        inner.addWidget(label(say("project_desk.keys_about"), voice="quiet"))
        self.none = label(say("project_desk.no_organisation"), name="no_organisation")
        inner.addWidget(self.none)
        self.rows = RowList(say("project_desk.keys"))
        self.rows.lie_flat()
        self.rows.acted.connect(self._on_deed)
        inner.addWidget(self.rows)
        self.made = label(voice="strong", name="key_made")
        self.made.setTextInteractionFlags(_SELECTABLE)
        inner.addWidget(self.made)
        self.show_made("")

    def show_organisations(self, organisations: tuple[OrganisationShown, ...], *, may_change: bool) -> None:
        """Draw every organisation."""
        deeds = (
            tuple((deed, say(f"project_desk.key_{deed}")) for deed in ("make", "make_two", "tell"))
            if may_change
            else ()
        )
        self.rows.show_rows(tuple((one.code, one.name, one.about, deeds) for one in organisations))
        self.none.setVisible(not organisations)

    def show_made(self, sentence: str) -> None:
        """Where the private half lies, once it does, and what to do with it."""
        self.made.setText(sentence)
        self.made.setVisible(bool(sentence))

    def _on_deed(self, organisation: str, deed: str) -> None:
        asked = {"make": self.make_asked, "make_two": self.make_two_asked, "tell": self.tell_asked}
        asked[deed].emit(organisation)


_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
