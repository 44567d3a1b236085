"""Choosing where bundles go, or where a desk fetches them: the part of Sharing and Take in that tries a place and keeps it.

Trying is done on the lane that owns no vault, so that a slow server never keeps waiting what is typed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.flows.project_page import sentences_of
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.desktop.views.carrier_card import CarrierCard, CarrierShown, CarrierTyped
from udset_desktop.desktop.work.runner import Lane
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.foundation.progress import Control
from udset_desktop.usecases import carrying
from udset_desktop.usecases.carrying import Address, HostKey
from udset_desktop.usecases.overseeing import at_desk
from udset_desktop.usecases.workplace import Workplace


class CarrierPart:
    """The card and its verbs; `changed` is told when a place was chosen or let go."""

    def __init__(
        self, flow: Flow, card: CarrierCard, changed: Callable[[], None], *, desk: bool = False
    ) -> None:
        self._flow, self._card, self._changed, self._desk = flow, card, changed, desk
        self.address: Address | None = None
        card.folder_asked.connect(self._on_folder_asked)
        card.try_asked.connect(self._on_try)
        card.key_asked.connect(self._on_key)
        card.forget_asked.connect(self._on_forget)

    def look(self) -> None:
        """Which place was chosen."""
        self._flow.run(lambda _control: carrying.carrier_in(self._place(), desk=self._desk), self._on_known)

    def _place(self) -> Workplace:
        """Whose place it is: to be asked on the vault's lane alone."""
        return at_desk(self._flow.workplace) if self._desk else self._flow.workplace

    def _on_known(self, address: Address | None, said: str = "") -> None:
        self.address = address
        shown = CarrierShown(said=said, public=self._card.state.public)
        if address is not None:
            shown = replace(
                shown,
                place=carrying.told(address),
                kind=str(address.kind),
                user=address.user,
                by_key=bool(address.key),
            )
        self._card.show_carrier(shown)
        self._changed()

    def _say(self, said: str) -> None:
        self._card.show_carrier(replace(self._card.state, said=said))

    def _told(self, key: str, **slots: str) -> str:
        return say(f"carrier.desk.{key}" if self._desk else f"carrier.{key}", **slots)

    def _on_problem(self, problem: UdsetError) -> None:
        self._say(sentences_of(problem))

    def _on_folder_asked(self) -> None:
        self._flow.frame.choose_folder(say("carrier.folder"), self._on_folder)

    def _on_folder(self, folder: Path) -> None:
        try:
            self._try(carrying.parse_address(str(folder)))
        except UdsetError as problem:
            self._on_problem(problem)

    def _on_key(self) -> None:
        self._flow.run(
            lambda _control: carrying.own_key(self._place(), desk=self._desk).public,
            self._on_public,
            keep=True,
        )

    def _on_public(self, public: str) -> None:
        self._card.show_carrier(replace(self._card.state, public=public))

    def _on_try(self, typed: CarrierTyped) -> None:
        try:
            address = self._meant(typed)
        except UdsetError as problem:
            self._on_problem(problem)
            return
        if not typed.by_key:
            self._look_at(address)
            return
        self._flow.run(
            lambda _control: replace(address, key=carrying.own_key(self._place(), desk=self._desk).secret),
            self._look_at,
        )

    def _meant(self, typed: CarrierTyped) -> Address:
        address = carrying.parse_address(typed.address)
        if str(address.kind) != typed.kind:
            address = carrying.parse_address("")  # refused: it is the address of another kind of place
        user = typed.user or address.user
        before, password = self.address, "" if typed.by_key else typed.password
        if not typed.by_key and not password and before is not None:
            same = (before.kind, before.host, before.port, before.user)
            if same == (address.kind, address.host, address.port, user):
                password = before.password
        return replace(address, user=user, password=password, region=typed.region)

    def _look_at(self, address: Address) -> None:
        self._say(say("carrier.trying"))
        self._flow.run(
            lambda _control: carrying.look_at_host(address),
            lambda host: self._on_host(address, host),
            on_problem=self._on_problem,
            lane=Lane.PURE,
        )

    def _on_host(self, address: Address, host: HostKey | None) -> None:
        if host is None:
            self._try(address)
            return
        known = self.address
        if known is not None and (known.host, known.port, known.host_key) == (
            address.host,
            address.port,
            host.line,
        ):
            self._try(replace(address, host_key=host.line))
            return
        question = Question(
            title=say("carrier.host_title"),
            lead=say("carrier.host_lead", host=address.host, fingerprint=host.fingerprint),
            deeds=(("yes", say("carrier.host_yes")), ("no", say("carrier.host_no"))),
        )
        self._flow.frame.ask(question, lambda deed, _reason: self._on_compared(address, host, deed))

    def _on_compared(self, address: Address, host: HostKey, deed: str) -> None:
        if deed == "yes":
            self._try(replace(address, host_key=host.line))
        else:
            self._say("")

    def _try(self, address: Address) -> None:
        self._say(say("carrier.trying"))

        def works(control: Control) -> Address:
            carrying.try_carrier(address, control)
            return address

        def keep(_address: Address) -> None:
            self._flow.run(
                lambda _control: carrying.keep_carrier(self._place(), address, desk=self._desk),
                lambda _none: self._on_kept(address),
                keep=True,
            )

        self._flow.run_long(
            say("carrier.trying"),
            works,
            keep,
            self._on_problem,
            on_stopped=lambda: self._say(""),
            lane=Lane.PURE,
        )

    def _on_kept(self, address: Address) -> None:
        self._card.put_away()
        self._on_known(address, self._told("works", place=carrying.told(address)))

    def _on_forget(self) -> None:
        self._flow.run(
            lambda _control: carrying.forget_carrier(self._place(), desk=self._desk),
            lambda _none: self._on_known(None, self._told("gone")),
            keep=True,
        )
