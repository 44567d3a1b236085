"""Backups in the window: the part of Settings that makes, plans and tries them, and the planned one itself.

A backup is gathered on the lane of the vault and put on its disk on the other one, so that a slow
stick never keeps waiting what is typed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.flows.project_page import sentences_of
from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.backup_card import BackupCard, BackupShown
from udset_desktop.desktop.work.runner import Lane
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.usecases import backing_up
from udset_desktop.usecases.backing_up import BackedUp, GatheredBackup
from udset_desktop.usecases.backup_plan import EVERY_DAYS, BackupStanding, backup_standing, plan_backups
from udset_desktop.usecases.backups_known import KnownBackup, OldBackups, let_old_go, over_backups, said_gone
from udset_desktop.usecases.unlocking import which_is_open

KINDS = "*.udsetbackup"


class BackupPart:
    """The card and its verbs."""

    def __init__(self, flow: Flow, card: BackupCard) -> None:
        self._flow, self._card = flow, card
        self._standing: BackupStanding | None = None
        card.make_asked.connect(self._on_make)
        card.place_asked.connect(lambda: self._choose(self._on_place))
        card.planned.connect(self._on_planned)
        card.try_asked.connect(self._on_try)
        card.gone_told.connect(self._on_gone)

    def look(self) -> None:
        """How the backups stand; made-up people need none, and the card stays away."""
        workplace = self._flow.workplace
        if not workplace.is_training:
            which = which_is_open(self._flow.workplace)
            self._flow.run(lambda _control: backup_standing(workplace, which), self._on_standing)
            self._flow.run(lambda _control: over_backups(workplace, which), self._on_over)

    def _on_standing(self, standing: BackupStanding, said: str = "") -> None:
        self._standing = standing
        last = say("backup.none") if standing.last_on is None else _last(standing)
        plans = tuple(
            ChoiceState(code=str(days), words=say(f"backup.every.{days}"), chosen=days == standing.every_days)
            for days in EVERY_DAYS
        )
        place = "" if standing.folder is None else say("backup.place", folder=str(standing.folder))
        self._card.show_backups(BackupShown(last=last, place=place, plans=plans, said=said))

    def _on_over(self, over: tuple[KnownBackup, ...]) -> None:
        self._card.show_over(
            tuple(
                (
                    str(one.file),
                    say("backup.over_since", date=long_date(one.goes_on.isoformat())),
                    say("backup.over_lies", file=str(one.file)),
                )
                for one in over
            )
        )

    def _on_gone(self, file: str) -> None:
        workplace, which = self._flow.workplace, which_is_open(self._flow.workplace)
        self._flow.run(
            lambda _control: said_gone(workplace, Path(file), which),
            lambda _none: self._on_forgotten(),
            on_problem=lambda problem: self._say(sentences_of(problem)),
            keep=True,
        )

    def _on_forgotten(self) -> None:
        self._say(say("backup.over_noted"))
        workplace, which = self._flow.workplace, which_is_open(self._flow.workplace)
        self._flow.run(lambda _control: over_backups(workplace, which), self._on_over)

    def _say(self, said: str) -> None:
        if self._card.state is not None:
            self._card.show_backups(replace(self._card.state, said=said))

    def _choose(self, chosen: Callable[[Path], None]) -> None:
        self._flow.frame.choose_folder(say("backup.choose_place"), chosen)

    def _on_make(self) -> None:
        if self._standing is not None and self._standing.is_reachable and self._standing.folder is not None:
            self._make(self._standing.folder)
        else:
            self._choose(self._make)

    def _make(self, folder: Path) -> None:
        self._say(say("backup.making"))
        make_backup(self._flow, folder, self._on_made, lambda problem: self._say(sentences_of(problem)))

    def _on_made(self, made: BackedUp) -> None:
        said = say("backup.made", file=made.file.name, count=made.records)
        workplace, which = self._flow.workplace, which_is_open(self._flow.workplace)
        self._flow.run(
            lambda _control: backup_standing(workplace, which),
            lambda standing: self._on_standing(standing, said),
        )

    def _on_place(self, folder: Path) -> None:
        days = self._standing.every_days if self._standing is not None else 0
        self._plan(folder, days or 1)

    def _on_planned(self, days: int) -> None:
        folder = None if self._standing is None else self._standing.folder
        if days and folder is None:
            self._choose(lambda chosen: self._plan(chosen, days))
        else:
            self._plan(folder, days)

    def _plan(self, folder: Path | None, days: int) -> None:
        workplace, which = self._flow.workplace, which_is_open(self._flow.workplace)
        self._flow.run(
            lambda _control: plan_backups(workplace, folder, days, which),
            lambda _none: self.look(),
            keep=True,
        )

    def _on_try(self, secret: str) -> None:
        kinds = say("backup.filter", kinds=KINDS)
        self._flow.frame.choose_file(say("backup.try"), kinds, lambda file: self._try(file, secret))

    def _try(self, file: Path, secret: str) -> None:
        workplace = self._flow.workplace
        self._say(say("backup.trying"))
        self._flow.run(
            lambda _control: backing_up.try_backup(workplace, file, secret),
            lambda tried: self._say(say("backup.tried", count=tried.records, drafts=tried.drafts)),
            on_problem=lambda problem: self._say(sentences_of(problem)),
            lane=Lane.PURE,
        )


def make_backup(
    flow: Flow, folder: Path, on_done: Callable[[BackedUp], None], on_problem: Callable[[UdsetError], None]
) -> None:
    """A backup of the open vault into `folder`, in three steps on their lanes."""
    workplace, which = flow.workplace, which_is_open(flow.workplace)

    def keep(made: BackedUp) -> None:
        flow.run(
            lambda _control: backing_up.keep_backup(workplace, which, made),
            on_done,
            on_problem=on_problem,
            keep=True,
        )

    def put(gathered: GatheredBackup) -> None:
        flow.run(
            lambda _control: backing_up.put_backup(gathered),
            keep,
            on_problem=on_problem,
            lane=Lane.PURE,
            keep=True,
        )

    flow.run(
        lambda _control: backing_up.gather_backup(workplace, folder, which),
        put,
        on_problem=on_problem,
        keep=True,
    )


def back_up_when_due(flow: Flow) -> None:
    """The planned backup, if it is due: made where its place is there, and asked for where it is not.

    Old ones go before it, or are asked for.
    """
    workplace, which = flow.workplace, which_is_open(flow.workplace)

    def let_go(old: OldBackups) -> None:
        if told := _told_of_old(old):
            flow.frame.tell(told)

    def looked(standing: BackupStanding) -> None:
        if not standing.is_due or standing.folder is None:
            return
        if not standing.is_reachable:
            flow.frame.tell(say("backup.waits", folder=str(standing.folder)))
            return
        make_backup(
            flow,
            standing.folder,
            lambda made: flow.frame.tell(say("backup.made", file=made.file.name, count=made.records)),
            flow.frame.tell_problem,
        )

    flow.run(lambda _control: let_old_go(workplace, which), let_go)
    flow.run(lambda _control: backup_standing(workplace, which), looked)


def _told_of_old(old: OldBackups) -> str:
    lines = [say("backup.over_gone", count=len(old.gone))] if old.gone else []
    lines += [
        say("backup.over_asked", date=long_date(one.goes_on.isoformat()), file=str(one.file))
        for one in old.away
    ]
    return "\n".join(lines)


def _last(standing: BackupStanding) -> str:
    on = "" if standing.last_on is None else long_date(standing.last_on.isoformat())
    return say("backup.last", date=on, file=str(standing.last_file))
