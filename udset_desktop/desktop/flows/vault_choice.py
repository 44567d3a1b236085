"""Which of a laptop's vault and a desk's a card is about, where both are open."""

from __future__ import annotations

from collections.abc import Callable

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.usecases.unlocking import Which, which_are_open, which_is_open


class VaultChoice:
    """A row of the two, which is not there where one is open; `on_chosen` is told of another choice."""

    def __init__(self, flow: Flow, row: ChoiceRow, on_chosen: Callable[[], None]) -> None:
        self._flow, self._row, self._on_chosen = flow, row, on_chosen
        self.which = Which.LAPTOP
        row.hide()
        row.chosen.connect(self._on_row)

    def begin(self) -> None:
        """Come to anew: the laptop's, or the desk's where somebody only coordinates."""
        there = which_are_open(self._flow.workplace)
        self.which = which_is_open(self._flow.workplace)
        self._row.show_choices(
            tuple(
                ChoiceState(code=one, words=say(f"settings.whose_is.{one}"), chosen=one == self.which)
                for one in there
            )
        )
        self._row.setVisible(len(there) > 1)

    def _on_row(self, code: str) -> None:
        self.which = Which(code)
        self._row.choose(code)
        self._on_chosen()
