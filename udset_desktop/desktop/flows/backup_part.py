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
from udset_desktop.desktop.flows.vault_choice import VaultChoice
from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.backup_card import BackupCard, BackupShown
from udset_desktop.desktop.work.runner import Lane
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.foundation.wording import place_told
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.usecases import backing_up
from udset_desktop.usecases.backing_up import BackedUp, GatheredBackup
from udset_desktop.usecases.backup_plan import EVERY_DAYS, BackupStanding, backup_standing, plan_backups
from udset_desktop.usecases.backups_known import KnownBackup, OldBackups, let_old_go, over_backups, said_gone
from udset_desktop.usecases.unlocking import Which, which_are_open

KINDS = "*.udsetbackup"


class BackupPart:
    """The card and its verbs."""

    def __init__(self, flow: Flow, card: BackupCard) -> None:
        self._flow, self._card = flow, card
        self._standing: BackupStanding | None = None
        self._choice = VaultChoice(flow, card.whose, self.look)
        card.make_asked.connect(self._on_make)
        card.place_asked.connect(lambda: self._choose(self._on_place))
        card.planned.connect(self._on_planned)
        card.try_asked.connect(self._on_try)
        card.gone_told.connect(self._on_gone)

    def begin(self) -> None:
        """Come to anew."""
        self._choice.begin()
        self.look()

    def look(self) -> None:
        """How the backups stand; made-up people need none, and the card stays away."""
        workplace = self._flow.workplace
        if not workplace.is_training:
            which = self._choice.which
            self._standing = None
            self._flow.run(
                lambda _control: backup_standing(workplace, which),
                lambda standing: self._on_standing(standing, which),
            )
            self._look_over()

    def _look_over(self) -> None:
        workplace, which = self._flow.workplace, self._choice.which
        self._flow.run(
            lambda _control: over_backups(workplace, which), lambda over: self._on_over(over, which)
        )

    def _on_standing(self, standing: BackupStanding, which: Which, said: str = "") -> None:
        if which is not self._choice.which:
            return  # another was chosen meanwhile
        self._standing = standing
        last = say("backup.none") if standing.last_on is None else _last(standing)
        plans = tuple(
            ChoiceState(code=str(days), words=say(f"backup.every.{days}"), chosen=days == standing.every_days)
            for days in EVERY_DAYS
        )
        place = "" if standing.folder is None else say("backup.place", folder=str(standing.folder))
        self._card.show_backups(BackupShown(last=last, place=place, plans=plans, said=said))

    def _on_over(self, over: tuple[KnownBackup, ...], which: Which) -> None:
        if which is not self._choice.which:
            return
        self._card.show_over(
            tuple(
                (
                    str(one.file),
                    say("backup.over_since", date=long_date(one.goes_on.isoformat())),
                    say("backup.over_lies" if one.has_place else "backup.over_somewhere", file=str(one.file)),
                )
                for one in over
            )
        )

    def _on_gone(self, file: str) -> None:
        workplace, which = self._flow.workplace, self._choice.which
        self._flow.run(
            lambda _control: said_gone(workplace, Path(file), which),
            lambda _none: self._on_forgotten(),
            on_problem=lambda problem: self._say(sentences_of(problem)),
            keep=True,
        )

    def _on_forgotten(self) -> None:
        self._say(say("backup.over_noted"))
        self._look_over()

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
        which = self._choice.which
        self._say(say("backup.making"))
        make_backup(
            self._flow,
            which,
            folder,
            lambda made: self._on_made(made, which),
            lambda problem: self._say(sentences_of(problem)),
        )

    def _on_made(self, made: BackedUp, which: Which) -> None:
        said, workplace = say("backup.made", file=made.file.name, count=made.records), self._flow.workplace
        self._flow.run(
            lambda _control: backup_standing(workplace, which),
            lambda standing: self._on_standing(standing, which, said),
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
        workplace, which = self._flow.workplace, self._choice.which
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
    flow: Flow,
    which: Which,
    folder: Path,
    on_done: Callable[[BackedUp], None],
    on_problem: Callable[[UdsetError], None],
) -> None:
    """A backup of an open vault into `folder`, in three steps on their lanes."""
    workplace = flow.workplace

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
    """The planned backup of every open vault, if it is due: made where its place is there, and asked for where it is not.

    Old ones go before it, or are asked for.
    """
    _Due(flow).go_on()


class _Due:
    """One vault after the other, so that what is told of one is not lost to the next."""

    def __init__(self, flow: Flow) -> None:
        self._flow, self._told = flow, list[str]()
        self._left = which_are_open(flow.workplace)

    def go_on(self) -> None:
        """The next vault; nothing, after the last."""
        if not self._left:
            return
        (which, *left), workplace = self._left, self._flow.workplace
        self._left = tuple(left)
        self._flow.run(
            lambda _control: let_old_go(workplace, which), lambda old: self._tell(_told_of_old(old))
        )
        self._flow.run(
            lambda _control: backup_standing(workplace, which),
            lambda standing: self._on_looked(which, standing),
            on_problem=self._on_problem,
        )

    def _on_looked(self, which: Which, standing: BackupStanding) -> None:
        if not standing.is_due or standing.folder is None:
            self.go_on()
        elif not standing.is_reachable:
            self._tell(say("backup.waits", folder=str(standing.folder)))
            self.go_on()
        else:
            make_backup(self._flow, which, standing.folder, self._on_made, self._on_problem)

    def _on_made(self, made: BackedUp) -> None:
        self._tell(say("backup.made", file=made.file.name, count=made.records))
        self.go_on()

    def _on_problem(self, problem: UdsetError) -> None:
        self._flow.frame.tell_problem(problem)
        self.go_on()

    def _tell(self, sentence: str) -> None:
        if sentence:
            self._told.append(sentence)
            self._flow.frame.tell("\n".join(self._told))


def _told_of_old(old: OldBackups) -> str:
    lines = [say("backup.over_gone", count=len(old.gone))] if old.gone else []
    lines += [_asked("backup.over_asked", one) for one in old.away]
    lines += [_asked("backup.over_strange", one) for one in old.strange]
    return "\n".join(lines)


def _asked(word: str, one: KnownBackup) -> str:
    return say(word, date=long_date(one.goes_on.isoformat()), file=place_told(str(one.file)))


def _last(standing: BackupStanding) -> str:
    on = "" if standing.last_on is None else long_date(standing.last_on.isoformat())
    return say("backup.last", date=on, file=place_told(str(standing.last_file)))
