"""A conversation that a lane opens: one that never comes in front is put aside, and was not cut off."""

from __future__ import annotations

from collections.abc import Callable

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.interview.state import Session
from udset_desktop.usecases import interviewing


class Opening:
    """What a flow opens, until it is in front."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._opened: list[Session] | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether one is on its way."""
        return self._opened is not None

    def start(
        self,
        verb: Callable[[], Session],
        on_open: Callable[[Session], None],
        on_problem: Callable[[UdsetError], None],
        *,
        keep: bool = False,
    ) -> None:
        """Open it on the store lane; with `keep` even if nobody waits for it by then."""
        opened: list[Session] = []
        self._opened = opened

        def job(_control: object) -> Session:
            opened.append(verb())
            return opened[0]

        def done(session: Session) -> None:
            self._opened = None
            on_open(session)

        def problem(found: UdsetError) -> None:
            self._opened = None
            on_problem(found)

        self._flow.run(job, done, on_problem=problem, keep=keep)

    def put_aside(self) -> None:
        """Nobody waits for it any more: if it was opened, it rests, and Today has it to carry on."""
        opened, self._opened = self._opened, None
        if opened is not None:
            workplace = self._flow.workplace
            self._flow.run(
                lambda _control: [
                    interviewing.pause(workplace, one) for one in opened
                ],  # after it, on one lane
                lambda _done: None,
                keep=True,
            )
