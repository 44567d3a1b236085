"""Fetching what waits at the desk's place: the part of Take in that speaks to a server, off the vault's lane.

Where no place was chosen yet, choosing it comes first, and what waits there is fetched right after.
"""

from __future__ import annotations

from collections.abc import Callable

from udset_desktop.desktop.flows.carrier_part import CarrierPart
from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.carrier_card import CarrierCard
from udset_desktop.desktop.work.runner import Lane
from udset_desktop.foundation.progress import Control
from udset_desktop.usecases import fetching
from udset_desktop.usecases.fetching import Errand, Fetched, Load, Merged
from udset_desktop.usecases.kept_pool import require_pool
from udset_desktop.usecases.overseeing import at_desk


class FetchPart:
    """The act in its steps; `done` is told what it came to."""

    def __init__(self, flow: Flow, card: CarrierCard, done: Callable[[Fetched], None]) -> None:
        self._flow, self._card, self._done = flow, card, done
        self._carrier = CarrierPart(flow, card, self._on_place, desk=True)
        self._is_wanted = False

    def look(self) -> None:
        """Which place was chosen."""
        self._is_wanted = False
        self._carrier.look()

    def put_away(self) -> None:
        """Nothing secret stays in a line of a page that is left."""
        self._is_wanted = False
        self._card.put_away()

    def fetch(self) -> None:
        """What waits; where no place was chosen yet, its lines are opened, and it begins once one is kept."""
        if self._carrier.address is not None:
            self._begin()
            return
        self._is_wanted = True
        self._card.open_lines()

    def _on_place(self) -> None:
        if self._is_wanted and self._carrier.address is not None:
            self._is_wanted = False
            self._begin()

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
