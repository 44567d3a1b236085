"""What every flow has in common, and what it is handed by the window's frame.

A flow joins one view to the verbs.  It holds no rule of the field: its `if`s are which page comes
next and which lane the work takes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.desktop.work.runner import Lane, StartsJobs, Ticket
from udset_desktop.foundation.problems import EnvironmentFailure, UdsetError
from udset_desktop.foundation.progress import Control
from udset_desktop.usecases.workplace import Workplace

T = TypeVar("T")
VIEW = TypeVar("VIEW", bound=QWidget)


class Frame(Protocol):
    """The window as its flows know it."""

    workplace: Workplace
    runner: StartsJobs

    def go(self, place: str, **handed: Any) -> None:  # noqa: ANN401 -- each place says what it takes
        """Another place in front."""
        ...

    def tell(self, sentence: str, *, here: bool = False) -> None:
        """One quiet line that stays until read; with `here` it is about what is in front, and goes when that does."""
        ...

    def take_back(self, sentence: str) -> None:
        """What the line said is not true any more; nothing where it says something else."""
        ...

    def tell_problem(self, problem: UdsetError) -> None:
        """An expected problem, in its sentence."""
        ...

    def saving(self) -> None:
        """Something is on its way to the disk."""
        ...

    def saved(self) -> None:
        """The commit has returned."""
        ...

    def not_saved(self, problem: UdsetError) -> None:
        """The commit has failed; the corner says so, and the line why."""
        ...

    def add_bar(self, bar: QWidget) -> None:
        """A bar at the foot of the window, under whatever place is in front."""
        ...

    def ask(self, question: Question, answered: Callable[[str, str], None]) -> None:
        """A question on a page of its own; the place in front comes back with the answer."""
        ...

    def begin_busy(self, words: str, stop: Callable[[], None] | None = None) -> None:
        """Long work has begun."""
        ...

    def show_share(self, share: float) -> None:
        """So much of it is done."""
        ...

    def end_busy(self) -> None:
        """It is over."""
        ...

    def choose_file(self, title: str, kinds: str, chosen: Callable[[Path], None]) -> None:
        """A file to read, by the system's own window."""
        ...

    def choose_files(self, title: str, kinds: str, chosen: Callable[[tuple[Path, ...]], None]) -> None:
        """One file or more to read."""
        ...

    def choose_target(self, title: str, name: str, kinds: str, chosen: Callable[[Path], None]) -> None:
        """Where to write a file."""
        ...

    def choose_folder(self, title: str, chosen: Callable[[Path], None]) -> None:
        """A folder to write into."""
        ...

    def open_over(self, dialog: QDialog) -> None:
        """A window of the system's own over the whole, gone once it is answered or the window locked."""
        ...

    def dress(self, theme: str, percent: int) -> None:
        """Another look for the whole window."""
        ...

    def speak(self, language: str) -> None:
        """Another language for the whole window."""
        ...

    def watch(self, minutes: int) -> None:
        """Cover after so many minutes of silence; 0 for never."""
        ...

    def take_first_view(self, kind: type[VIEW]) -> VIEW:
        """The view that was painted first, if it is of this kind, else a new one."""
        ...

    def use_training_home(self) -> None:
        """Work in the folder of made-up people from now on."""
        ...

    def opened(self) -> None:
        """The vault is open: the places may be gone to."""
        ...

    def forget(self) -> None:
        """Let go of every view that showed anybody: only the passphrase brings them back."""
        ...

    def stays_open(self) -> bool:
        """Whether the place that was in front behind a PIN can come back as it was."""
        ...


class Flow(QObject):
    """One view and its verbs; `is_door` for the one that stands in front while all others are hidden.

    `may_lock` says whether there is anything to lock while it is in front, and `stands_open` of a door
    whether it hides nothing yet.
    """

    is_door = False
    may_lock = True
    stands_open = False

    def __init__(self, frame: Frame, view: QWidget) -> None:
        super().__init__()
        self.frame = frame
        self.view = view
        self._tickets: list[Ticket] = []
        self._long: list[Ticket] = []
        self._is_gone = False
        self.silence: Ticket | None = None  # the minutes until the cover, while they are looked up

    @property
    def workplace(self) -> Workplace:
        """Where the verbs work."""
        return self.frame.workplace

    def enter(self, **handed: Any) -> None:  # noqa: ANN401 -- each place says what it takes
        """Come in front."""

    def put_down(self) -> None:
        """Say what is half-typed to the store, before the window is left, covered or locked."""

    def rest(self) -> None:
        """Be hidden behind the PIN: what is half-typed is kept, and the place stays as it is."""
        self.put_down()

    def wake(self) -> None:
        """Come back from behind the PIN."""

    def freshen(self) -> None:
        """Something was done beside this place while it is in front: say anew how things stand."""

    def leave(self) -> None:
        """Go out of sight: what was only to be shown is not waited for any more."""
        self.put_down()
        for ticket in self._tickets:
            ticket.drop()
        self._tickets.clear()

    def close(self) -> None:
        """The window closes: what must still be said to the store is said now."""
        self.put_down()

    def let_go(self) -> None:
        """The view is about to go: long work is asked to stop, and nobody waits for what any work gives.

        What is kept is carried out all the same; only that it failed to reach the disk is still told.
        """
        self._is_gone = not self.is_door  # which stays, and only starts afresh
        for ticket in self._tickets:
            ticket.drop()
        self._tickets.clear()
        under_way = [ticket for ticket in self._long if not ticket.dropped]
        for ticket in under_way:
            ticket.drop()
        if under_way:
            self.frame.end_busy()
        self._long.clear()

    def tell_problem(self, problem: UdsetError) -> None:
        """A problem that nobody else listens for goes to the quiet line."""
        self.frame.tell_problem(problem)

    def run(
        self,
        job: Callable[[Control], T],
        on_done: Callable[[T], None],
        *,
        on_problem: Callable[[UdsetError], None] | None = None,
        lane: Lane = Lane.STORE,
        keep: bool = False,
    ) -> Ticket:
        """Work on a lane; what comes of it while the window is hidden is told when it is in sight again."""

        def done(value: T) -> None:
            if not self._is_gone:  # else what it would draw on is there no more
                on_done(value)

        def problem(found: UdsetError) -> None:
            if not self._is_gone:
                (on_problem or self.tell_problem)(found)
            elif isinstance(found, EnvironmentFailure):
                self.frame.not_saved(found)

        ticket = self.frame.runner.start(
            job, lane=lane, on_done=done, on_problem=problem, keep=keep, behind_door=not self.is_door
        )
        if not keep:  # nobody ever drops the others, and a conversation has thousands of them
            self._tickets = [one for one in self._tickets if not one.dropped] + [ticket]
        return ticket

    def run_long(
        self,
        words: str,
        job: Callable[[Control], T],
        on_done: Callable[[T], None],
        on_problem: Callable[[UdsetError], None] | None = None,
        *,
        may_stop: bool = True,
        on_stopped: Callable[[], None] | None = None,
        lane: Lane = Lane.STORE,
    ) -> Ticket:
        """Long work with the busy line, its progress and a way to stop."""

        def done(value: T) -> None:
            self._end_long()
            on_done(value)

        def problem(found: UdsetError) -> None:
            self._end_long()
            (on_problem or self.tell_problem)(found)

        def stopped() -> None:
            self._end_long()
            if on_stopped is not None:
                on_stopped()

        ticket = self.frame.runner.start(
            job,
            lane=lane,
            on_done=done,
            on_problem=problem,
            on_share=self.frame.show_share,
            on_stopped=stopped,
            behind_door=not self.is_door,
        )
        self._long.append(ticket)
        self.frame.begin_busy(words, ticket.cancel if may_stop else None)
        return ticket

    def _end_long(self) -> None:
        self._long.clear()
        self.frame.end_busy()
