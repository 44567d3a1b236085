"""Sending by itself while the window is open: looks once a minute, and gives way to whatever comes first.

Made by `app` when every place stands.  It begins only where the window is quiet, that is with nobody
sitting opposite and nothing locked, and breaks off as soon as it no longer is: what had arrived whole
counts, and the rest is due as before.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from udset_desktop.desktop.flows.flow import Frame
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.work.runner import Lane, Ticket
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.foundation.progress import Control
from udset_desktop.usecases import carrying, sending_plan
from udset_desktop.usecases.carrying import Carried, Parcel

EVERY_MS = 60_000


class SendingWatch(QObject):
    """One send at a time.

    Signals: `sent()` when one is over and was kept.
    """

    sent = Signal()

    def __init__(
        self,
        frame: Callable[[], Frame],
        is_quiet: Callable[[], bool],
        is_busy: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._frame, self._is_quiet, self._is_busy = frame, is_quiet, is_busy
        self._looking = self._under_way = self._put_off = self._has_line = False
        self._ticket: Ticket | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now, and once a minute from now on."""
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Send what is due, where the window is quiet and nothing is on its way already."""
        if self._looking or self._under_way or not self._may_begin():
            return
        self._looking = True
        workplace = self._frame().workplace
        self._frame().runner.start(
            lambda _control: sending_plan.due_parcel(workplace),
            lane=Lane.STORE,
            on_done=self._on_due,
            on_problem=self._on_no_vault,
        )

    def _may_begin(self) -> bool:
        return self._is_quiet() and not self._is_busy()

    def give_way(self) -> None:
        """Another page is in front: break off what is on its way, where the window is not quiet any more."""
        if not self._is_quiet():
            self._break_off()

    def on_busy(self) -> None:
        """Long work has begun that somebody asked for: the line that tells of it is theirs."""
        if self._ticket is not None:
            self._has_line = False
            self._break_off()

    def _break_off(self) -> None:
        if self._ticket is not None:
            self._put_off = True
            self._ticket.cancel()

    def _on_stop(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    def _on_due(self, parcel: Parcel | None) -> None:
        self._looking = False
        if parcel is None or not self._may_begin():
            return
        frame = self._frame()

        def carry(control: Control) -> Carried:
            return carrying.carry(parcel, control)

        self._under_way, self._put_off, self._has_line = True, False, True
        frame.begin_busy(say("schedule.sending"), self._on_stop)
        ticket = frame.runner.start(
            carry,
            lane=Lane.PURE,
            on_done=lambda carried: self._on_carried(frame, carried),
            on_problem=frame.tell_problem,
            on_share=self._on_share,
        )
        if self._under_way:  # else it is over already
            self._ticket = ticket

    def _on_share(self, share: float) -> None:
        if self._has_line:
            self._frame().show_share(share)

    def _on_carried(self, frame: Frame, carried: Carried) -> None:
        self._under_way, self._ticket = False, None
        if self._has_line:
            frame.end_busy()
        put_off, workplace = self._put_off, frame.workplace
        frame.runner.start(
            lambda _control: sending_plan.keep_sent(workplace, carried, put_off=put_off),
            lane=Lane.STORE,
            on_done=lambda _done: self.sent.emit(),
            on_problem=self._on_no_vault,
            keep=True,
        )

    def _on_no_vault(self, _problem: UdsetError) -> None:
        """The vault was shut meanwhile, or its disk fails: whatever the user does next says so."""
        self._looking = False
