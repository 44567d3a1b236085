"""Lanes, tickets and one mailbox: how slow work leaves the window and comes back.

Flows call `start`.  A job is a plain callable from `usecases` that takes a `Control`; it knows
nothing of Qt.  No other module of the window makes a thread, and nothing here ever waits on the
window's own thread but the orderly end.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from udset_desktop.foundation.problems import Cancelled, UdsetError
from udset_desktop.foundation.progress import Control

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
_TELL_EVERY_S = 0.1


class Lane(StrEnum):
    """Where a job runs."""

    STORE = "store"  # one worker: opens, uses and closes vault and pool
    PURE = "pure"  # two workers, for work that owns no connection


_WORKERS = {Lane.STORE: 1, Lane.PURE: 2}


class Ticket:
    """One job on its way; `drop` asks it to stop and throws a late result away.

    `behind_door`: its result is for a place that a lock hides, and waits until that is in sight again.
    """

    def __init__(self, *, keep: bool = False, behind_door: bool = False) -> None:
        self._stop = threading.Event()
        self.dropped = False
        self.keep = keep
        self.behind_door = behind_door

    def drop(self) -> None:
        """Nobody waits for this any more."""
        self.dropped = True
        self._stop.set()

    def cancel(self) -> None:
        """Ask the job to stop at its next checkpoint."""
        self._stop.set()

    @property
    def asked_to_stop(self) -> bool:
        """Whether somebody asked."""
        return self._stop.is_set()


@dataclass(frozen=True, slots=True)
class Ears:
    """Who is told: of the value, of an expected problem, of the share done, of a stop asked for."""

    on_done: Callable[[Any], None]
    on_problem: Callable[[UdsetError], None]
    on_share: Callable[[float], None] | None = None
    on_stopped: Callable[[], None] | None = None


class StartsJobs(Protocol):
    """What a flow needs of a runner; the tests hand in one that runs at once."""

    def start(
        self,
        job: Callable[[Control], T],
        *,
        lane: Lane,
        on_done: Callable[[T], None],
        on_problem: Callable[[UdsetError], None],
        on_share: Callable[[float], None] | None = None,
        on_stopped: Callable[[], None] | None = None,
        keep: bool = False,
        behind_door: bool = False,
    ) -> Ticket:
        """Run `job` on a lane; exactly one ear hears of its end, on the window's thread.

        With `behind_door` it hears of it no sooner than its place may be seen.  A job to `keep` is carried out even when the window closes first: an answer on its way to
        the disk is never thrown away.
        """
        ...

    def hold_back(self) -> None:
        """The window is hidden: what comes for a place behind the door waits."""
        ...

    def let_through(self) -> None:
        """It may be seen again: what waited is told, each in a turn of the loop of its own."""
        ...


class _Teller:
    """The job's end of a ticket."""

    def __init__(self, ticket: Ticket, tell: Callable[[float], None]) -> None:
        self._ticket, self._tell, self._last_s = ticket, tell, 0.0

    def checkpoint(self, share: float | None = None) -> None:
        """Tell at most ten times a second; raise `Cancelled` when asked to stop."""
        if self._ticket.asked_to_stop:
            raise Cancelled
        now_s = time.monotonic()
        if share is not None and now_s - self._last_s >= _TELL_EVERY_S:
            self._last_s = now_s
            self._tell(share)


class Runner(QObject):
    """The window's only way to slow work.

    Signals: `crashed(object)` carries an exception nobody expected; `settled()` says that nothing
    is under way any more.
    """

    crashed = Signal(object)
    settled = Signal()
    _arrived = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open: dict[Ticket, Ears] = {}
        self._held: list[tuple[Ticket, str, object]] = []
        self._holds_back = False
        self._ended = False
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _lanes(self) -> Mapping[Lane, ThreadPoolExecutor]:
        # late: the first job comes after the first painting
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

        return {
            lane: ThreadPoolExecutor(workers, thread_name_prefix=lane.value)
            for lane, workers in _WORKERS.items()
        }

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is under way; what is over and held back is not."""
        return len(self._open) == len(self._held)

    def start(
        self,
        job: Callable[[Control], T],
        *,
        lane: Lane,
        on_done: Callable[[T], None],
        on_problem: Callable[[UdsetError], None],
        on_share: Callable[[float], None] | None = None,
        on_stopped: Callable[[], None] | None = None,
        keep: bool = False,
        behind_door: bool = False,
    ) -> Ticket:
        """Run `job` on a lane; exactly one ear hears of its end, on the window's thread."""
        ticket = Ticket(keep=keep, behind_door=behind_door)
        if self._ended:
            ticket.drop()
            return ticket
        self._open[ticket] = Ears(on_done, on_problem, on_share, on_stopped)
        self._lanes[lane].submit(self._work, job, ticket)
        return ticket

    def hold_back(self) -> None:
        """The window is hidden: what comes for a place behind the door waits."""
        self._holds_back = True

    def let_through(self) -> None:
        """It may be seen again: what waited is told, each in a turn of the loop of its own."""
        self._holds_back = False
        held, self._held = self._held, []
        for one in held:
            self._arrived.emit(*one)

    def end(self, last: Callable[[], None] | None = None) -> None:
        """Drop what waits, run `last` in the store lane after what is under way, and join the lanes."""
        if self._ended:
            return
        self._ended = True
        for ticket in self._open:
            ticket.drop()
        closing: Future[None] | None = self._lanes[Lane.STORE].submit(last) if last else None
        self._lanes[Lane.PURE].shutdown(wait=True, cancel_futures=True)
        self._lanes[Lane.STORE].shutdown(wait=True)
        self._open.clear()
        self._held.clear()
        if closing is not None:
            closing.result()

    def _work(self, job: Callable[[Control], object], ticket: Ticket) -> None:
        if ticket.dropped and not ticket.keep:
            self._arrived.emit(ticket, "stopped", None)
            return
        control = _Teller(ticket, lambda share: self._arrived.emit(ticket, "share", share))
        try:
            outcome: tuple[str, object] = ("done", job(control))
        except Cancelled:
            outcome = ("stopped", None)
        except UdsetError as problem:
            outcome = ("problem", problem)
        except Exception as bug:  # noqa: BLE001 -- the one crossing where bugs are sorted from problems
            outcome = ("crash", bug)
        self._arrived.emit(ticket, *outcome)

    @Slot(object, object, object)
    def _on_arrived(self, ticket: Ticket, kind: str, content: object) -> None:
        ears = self._open.get(ticket)
        if ears is None:
            return
        if kind == "share":
            if ears.on_share and not ticket.dropped:
                ears.on_share(float(str(content)))
            return
        if self._holds_back and ticket.behind_door and kind != "crash":
            self._held.append((ticket, kind, content))
        else:
            del self._open[ticket]
            if not ticket.dropped:
                self._deliver(ears, kind, content)
        if self.is_quiet:
            self.settled.emit()

    def _deliver(self, ears: Ears, kind: str, content: object) -> None:
        if kind == "done":
            ears.on_done(content)
        elif kind == "crash":
            self.crashed.emit(content)
        elif isinstance(content, UdsetError):
            ears.on_problem(content)
        elif ears.on_stopped:
            ears.on_stopped()
