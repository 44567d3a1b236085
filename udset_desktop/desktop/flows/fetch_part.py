"""Fetching what waits at the desk's place: the part of Take in that speaks to a server, off the vault's lane."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.work.runner import Lane
from udset_desktop.foundation.progress import Control
from udset_desktop.usecases import carrying, fetching
from udset_desktop.usecases.carrying import Address
from udset_desktop.usecases.fetching import Errand, Fetched, Load, Merged
from udset_desktop.usecases.kept_pool import require_pool
from udset_desktop.usecases.overseeing import at_desk


class FetchPart:
    """The act in its steps; `done` is told what it came to."""

    def __init__(self, flow: Flow, done: Callable[[Fetched], None]) -> None:
        self._flow, self._done = flow, done

    def fetch(self) -> None:
        """What waits; where no place was chosen yet, the system's own window asks for the folder."""
        flow = self._flow
        flow.run(lambda _control: carrying.carrier_in(at_desk(flow.workplace), desk=True), self._on_place)

    def _on_place(self, address: Address | None) -> None:
        if address is None:
            self._flow.frame.choose_folder(say("take_in.fetch_folder"), self._on_folder)
        else:
            self._begin()

    def _on_folder(self, folder: Path) -> None:
        flow, address = self._flow, carrying.parse_address(str(folder))
        flow.run(
            lambda _control: carrying.keep_carrier(at_desk(flow.workplace), address, desk=True),
            lambda _kept: self._begin(),
        )

    def _begin(self) -> None:
        flow = self._flow
        flow.run(lambda _control: fetching.errand_of(at_desk(flow.workplace)), self._on_errand)

    def _on_errand(self, errand: Errand) -> None:
        def job(control: Control) -> Load:
            return fetching.fetch_load(errand, control)

        self._flow.run_long(say("take_in.fetching"), job, self._on_load, lane=Lane.PURE)

    def _on_load(self, load: Load) -> None:
        def job(control: Control) -> Merged:
            workplace = at_desk(self._flow.workplace)
            return fetching.merge_load(workplace, require_pool(workplace), load, control)

        self._flow.run_long(say("take_in.taking"), job, self._on_merged)

    def _on_merged(self, merged: Merged) -> None:
        def job(control: Control) -> Fetched:
            return fetching.put_back(merged, control)

        self._flow.run_long(say("take_in.signing"), job, self._on_put, lane=Lane.PURE)

    def _on_put(self, done: Fetched) -> None:
        flow = self._flow
        flow.run(lambda _control: fetching.keep_fetched(at_desk(flow.workplace), done), self._done, keep=True)
