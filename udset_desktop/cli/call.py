"""One call of the command line: its options, its streams, and the place of work it asks for.

Commands get a `Call` and nothing else.  It opens a home, a laptop's vault or the desk only when a
command asks, and closes them when the call ends.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from pathlib import Path

from udset_desktop.cli.secrets_in import PASSPHRASE_FILE, read_secret
from udset_desktop.cli.show import Printer
from udset_desktop.cli.watch import TerminalControl
from udset_desktop.foundation.places import Home, default_home, training_home
from udset_desktop.usecases.lost_savings import lost_savings
from udset_desktop.usecases.merging import PoolAddress
from udset_desktop.usecases.room import missing_room
from udset_desktop.usecases.unlocking import VaultState, Which, unlock, vault_state
from udset_desktop.usecases.workplace import Workplace, open_workplace


@dataclass(slots=True, kw_only=True)
class Call:
    """What a command needs to do its one thing."""

    options: argparse.Namespace
    printer: Printer
    control: TerminalControl
    _opened: list[Workplace] = field(default_factory=list)

    def home(self) -> Home:
        """The home that `--home` names, else the platform's."""
        return _home_at(self.options.home) or default_home()

    def made_up_home(self) -> Home:
        """The home for made-up people: `--home`, else the training folder beside the default one."""
        return _home_at(self.options.home) or training_home()

    def workplace(self) -> Workplace:
        """The place of work with nothing unlocked."""
        opened = open_workplace(self.home(), laptop=self.options.laptop)
        self._opened.append(opened)
        return opened

    def at_laptop(self) -> Workplace:
        """The place of work with the laptop's vault open; raises `AccessRefused`."""
        workplace = self.workplace()
        self.open_vault(workplace, Which.LAPTOP)
        return workplace

    def at_desk(self) -> Workplace:
        """The place of work with the coordinator's desk vault open; raises `AccessRefused`."""
        if hasattr(self.options, "pool"):
            self.pool()  # an address that is refused is refused before a passphrase is asked for
        workplace = self.workplace()
        self.open_vault(workplace, Which.DESK)
        return workplace

    def at_either(self) -> Workplace:
        """At the coordinator's desk where this home has one, else at the laptop."""
        workplace = self.workplace()
        has_desk = vault_state(workplace, Which.DESK) is not VaultState.NONE
        self.open_vault(workplace, Which.DESK if has_desk else Which.LAPTOP)
        return workplace

    def open_vault(self, workplace: Workplace, which: Which) -> None:
        """Open one vault with the passphrase, which a training home does not ask for."""
        state = vault_state(workplace, which)
        if state is VaultState.OPEN:
            return
        needs_none = state in {VaultState.TRAINING, VaultState.NONE, VaultState.LOST}
        secret = "" if needs_none else self.passphrase()
        unlock(workplace, secret, which)
        self.tell_odd(workplace)

    def tell_odd(self, workplace: Workplace) -> None:
        """What has to be said of a vault that was opened just now: that something is missing, or no room."""
        for odd in (lost_savings(workplace), missing_room(workplace)):
            if odd is not None:
                self.printer.warn(odd.code, **odd.context)

    def passphrase(self, *, new: bool = False) -> str:
        """The passphrase, from file or prompt; a new one is asked for twice."""
        return read_secret(
            self.options.passphrase_file,
            "cli.ask_new_passphrase" if new else "cli.ask_passphrase",
            again="cli.ask_again" if new else "",
            environment=PASSPHRASE_FILE,
        )

    def new_passphrase(self, *, needed: bool) -> str:
        """A passphrase for something about to be made; none for made-up people."""
        return self.passphrase(new=True) if needed else ""

    def pool(self) -> PoolAddress:
        """Where the pool is, as the command names it."""
        return PoolAddress(place=self.options.pool, password_file=self.options.pool_password_file)

    def close(self) -> None:
        """Shut what this call opened."""
        while self._opened:
            self._opened.pop().close()


def _home_at(folder: Path | None) -> Home | None:
    return Home(folder=folder.absolute()) if folder else None
