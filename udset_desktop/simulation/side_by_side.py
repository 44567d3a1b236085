"""Laptops filled side by side on every core, watched and stopped by the process that asked for them.

Called by `simulation.river`.  With as many laptops as cores, each is filled by a process of its own;
with fewer, the processes make people up block by block and this one writes the vaults.  What is
written is the same either way, and in one process.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.sharedctypes import SynchronizedArray
from multiprocessing.synchronize import Event
from types import TracebackType
from typing import Self, TypeAlias, TypeVar

from udset_desktop.foundation.problems import Cancelled, EnvironmentFailure
from udset_desktop.foundation.progress import Control, Part
from udset_desktop.interview.person import Person
from udset_desktop.record.codec import decode_record, encode_record
from udset_desktop.simulation.laptop import (
    AT_ONCE,
    Block,
    FilledLaptop,
    LaptopPlan,
    MadeBlock,
    fill_laptop,
    make_block,
)

_WORTH_A_PROCESS = 300  # interviews; starting one takes longer than making fewer
_LOOK_EVERY_S = 0.2
_AHEAD = 2  # blocks a core that may wait to be written: more would only fill memory

_Packed: TypeAlias = tuple[tuple[Person, tuple[bytes, ...]], ...]
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signals:
    """What goes between the process that asked and the others while they work."""

    stop: Event
    shares: SynchronizedArray[float]  # how far each laptop is


_received: list[_Signals] = []
"""In a process of the crew: its signals."""


def fill_all(plans: tuple[LaptopPlan, ...], control: Control) -> list[FilledLaptop]:
    """Every laptop filled, in the order of the plans.

    Raises `Cancelled` within a moment of being asked, and only once no process writes any more.
    """
    cores, of = os.cpu_count() or 1, len(plans)
    parts = [Part(control, place / of, (place + 1) / of) for place in range(of)]
    interviews = sum(plan.interviews for plan in plans)
    divisible = of > 1 or interviews > AT_ONCE
    if cores == 1 or interviews < _WORTH_A_PROCESS or not divisible:
        return [fill_laptop(plan, part) for plan, part in zip(plans, parts, strict=True)]
    with _Crew(cores, laptops=of, control=control) as crew:
        if of >= cores:
            return crew.fill(plans)
        return [fill_laptop(plan, part, crew.make) for plan, part in zip(plans, parts, strict=True)]


class _Crew:
    """The processes, for as long as they are wanted."""

    def __init__(self, cores: int, *, laptops: int, control: Control) -> None:
        # A fresh process each: a fork would carry open vaults and threads along.
        context = get_context("spawn")
        self._cores, self._control = cores, control
        self._signals = _Signals(stop=context.Event(), shares=context.Array("d", laptops))
        self._pool = ProcessPoolExecutor(
            cores, mp_context=context, initializer=_receive, initargs=(self._signals,)
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._signals.stop.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def fill(self, plans: tuple[LaptopPlan, ...]) -> list[FilledLaptop]:
        """Each laptop filled by a process of its own."""
        futures = [self._pool.submit(_fill_here, plan, place) for place, plan in enumerate(plans)]
        waiting = set(futures)
        while waiting:
            done, waiting = wait(waiting, timeout=_LOOK_EVERY_S, return_when=FIRST_COMPLETED)
            # Ctrl+C reaches the processes too: who asked to stop is not told that one of them broke.
            self._control.checkpoint(sum(self._signals.shares[:]) / len(plans))
            for future in done:
                _result_of(future)
        return [_result_of(future) for future in futures]

    def make(self, blocks: tuple[Block, ...]) -> Iterator[MadeBlock]:
        """The blocks made by the processes, in their order and never too many ahead."""
        waiting: deque[Future[_Packed]] = deque()
        left = deque(blocks)
        while left or waiting:
            while left and len(waiting) < _AHEAD * self._cores:
                waiting.append(self._pool.submit(_make_here, left.popleft()))
            first = waiting.popleft()
            while not wait((first,), timeout=_LOOK_EVERY_S).done:
                self._control.checkpoint()
            self._control.checkpoint()
            yield tuple(
                (person, tuple(decode_record(one) for one in records))
                for person, records in _result_of(first)
            )


class _Far:
    """The control of work in a process of the crew."""

    def __init__(self, place: int | None = None) -> None:
        self._place = place

    def checkpoint(self, share: float | None = None) -> None:
        """Tell the process that asked; raises `Cancelled` once that one wants to stop."""
        for signals in _received:
            if signals.stop.is_set():
                raise Cancelled
            if share is not None and self._place is not None:
                signals.shares[self._place] = share


def _receive(signals: _Signals) -> None:
    # A function of this module: what is bound to the list would be sent with a copy of it.
    _received.append(signals)


def _fill_here(plan: LaptopPlan, place: int) -> FilledLaptop:
    return fill_laptop(plan, _Far(place))


def _make_here(block: Block) -> _Packed:
    # As the vault's own bytes: they are checked on the way in, and cheaper to send than their parts.
    return tuple(
        (person, tuple(encode_record(one) for one in records))
        for person, records in make_block(block, _Far())
    )


def _result_of(future: Future[_Result]) -> _Result:
    try:
        return future.result()
    except BrokenExecutor as broken:
        raise EnvironmentFailure("simulation.process_ended") from broken
