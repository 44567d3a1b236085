"""A real pool, a real laptop and a real desk that are handed hostile files: whatever is refused leaves them byte for byte."""

from __future__ import annotations

import contextlib
import hashlib
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from fuzz_bundles import Target, fault_unless
from fuzz_mutations import MOST_BYTES, spoil_json
from fuzz_targets import targets

from tests.kit import bundles as kit
from tests.kit.joined import joined, workplace_in
from tests.kit.talks import finished_talk
from tests.kit.two_laptops import two_laptops
from tests.kit.vaults import CHEAP, PASSPHRASE, new_workplace
from udset_desktop.bundle.handover_file import HandoverContent, open_handover
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.foundation.strict_zip import render_zip
from udset_desktop.project.trust import sign_acceptance
from udset_desktop.record.model import Record
from udset_desktop.sealing.keys import open_sealed, seal, sign
from udset_desktop.store.vault_values import SheetKept
from udset_desktop.usecases import standing, unlocking
from udset_desktop.usecases.exporting import withdraw, write_bundles
from udset_desktop.usecases.handing_over import hand_over, take_over
from udset_desktop.usecases.hidden_names import add_hidden
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files, plan_files
from udset_desktop.usecases.projects import (
    add_coordinator,
    hand_root_key,
    join_as_coordinator,
    take_root_key,
)
from udset_desktop.usecases.workplace import Workplace

if TYPE_CHECKING:
    from fuzz import Run


class PoolJudge:
    """A real pool at a real desk: what is refused, and what is only looked at, leaves it byte for byte."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.desk = _desk(folder)
        self._address = PoolAddress(place=str(folder / "pool.db"))
        init_pool(self.desk, self._address)
        merged = merge_files(self.desk, self._address, [self._file(kit.bundle().content, "honest")])
        fault_unless(not merged.refused, "the honest bundle is refused")

    def look(self, content: bytes) -> str:
        """A hostile bundle planned, and merged where the plan refuses it: the pool is as before."""
        before, file = self.digests(), self._file(content, "hostile")
        plan = plan_files(self.desk, self._address, [file])
        if plan.refused:
            merge_files(self.desk, self._address, [file])
        fault_unless(self.digests() == before, "the pool is another")
        return "refused" if plan.refused else "other"

    def close(self) -> None:
        """Shut the desk."""
        self.desk.close()

    def digests(self) -> list[tuple[str, str]]:
        """Every file of the pool, its log too, by name and digest."""
        return _digests(self._folder, "pool.db*")

    def _file(self, content: bytes, name: str) -> Path:
        file = self._folder / f"{name}.udset"
        file.write_bytes(content)
        return file


def _desk(folder: Path) -> Workplace:
    """A desk that holds the keys of `tests.kit.bundles` and believes its laptop."""
    made, workplace = kit.keys(), new_workplace(folder)
    unlocking.create_vault(workplace, PASSPHRASE, parameters=CHEAP, which=unlocking.Which.DESK)
    desk = workplace.require_desk()
    desk.save_root_key(made.root)
    desk.save_bundle_key(made.coordinator)
    desk.save_receipt_key(made.receipt)
    standing.keep_project(desk, kit.PROJECT)
    desk.vault.save_setting(standing.PACK_NUMBER, kit.bundle().opened.pack)  # the one the bundles name
    known = kit.trust().accepted[0]
    desk.save_trust_entry("accepted/laptop", sign_acceptance(known, project=kit.PROJECT.id, root=made.root))
    return replace(workplace, project=kit.PROJECT)


def _with_everything_about(giver: Workplace, talk: Record, folder: Path) -> None:
    """What may go along with somebody: a name to look for, a bundle it left in, a notice, a sheet."""
    add_hidden(giver, talk.person, "Braebost")
    write_bundles(giver, folder)
    withdraw(giver, talk.id, ("safe.words",))
    kept = SheetKept(record=talk.id, kind="person", state="handed_over", on_utc="2026-06-01")
    giver.require_vault().save_sheet_state(kept)


def _with_a_text(told: HandoverContent) -> HandoverContent:
    """The same with a text that left, which takes a project with words."""
    [who] = told.people
    [record] = who.records
    text = (str(uuid.UUID(int=1, version=4)), "safe.words", "e" * 64)
    record = msgspec.structs.replace(record, texts=(text,))
    return msgspec.structs.replace(told, people=(msgspec.structs.replace(who, records=(record,)),))


class TakerJudge:
    """A laptop that is handed people by one gone bad: taken whole, or refused with nothing changed."""

    def __init__(self, folder: Path) -> None:
        self._two = two_laptops(folder)
        self._file = folder / "people.udsethandover"
        talk = finished_talk(self._two.giver, "Morag Ross")
        _with_everything_about(self._two.giver, talk, folder)
        hand_over(self._two.giver, self._two.taker_card, [talk.person], self._file)
        self._giver = standing.producer_of(self._two.giver.require_vault())
        self._taker = standing.producer_of(self._two.taker.require_vault())
        trust = standing.trust_at_laptop(self._two.taker.require_vault())
        told = open_handover(self._file.read_bytes(), secret=self._taker.age.secret, trust=trust)
        self.honest = msgspec.json.encode(_with_a_text(told))

    def read(self, content: bytes) -> str:
        """What the taker makes of a content that the giver has signed; it is put back afterwards."""
        signature = sign(content, self._giver.signing, "udset handover")
        inner = render_zip({"handover.json": content, "handover.json.minisig": signature})
        self._file.write_bytes(seal(inner, [self._taker.age.recipient]))
        vault = self._two.taker.require_vault()
        before = _digests(vault.folder, "vault.db*")
        try:
            self._take_and_put_back()
        except UdsetError:
            fault_unless(_digests(vault.folder, "vault.db*") == before, "the vault is another")
            raise
        return "same" if content == self.honest else "other"

    def close(self) -> None:
        """Shut everything."""
        self._two.close()

    def _take_and_put_back(self) -> None:
        vault = self._two.taker.require_vault()
        with contextlib.suppress(_TakenError), vault.transaction():
            receipt = take_over(self._two.taker, self._file).receipt
            receipt.unlink()
            self._require_sound()
            _put_back()

    def _require_sound(self) -> None:
        vault = self._two.taker.require_vault()
        for one in vault.load_records():
            fault_unless(bool(one.id), "a record without a number")
        vault.load_people()


class DeskJudge:
    """A desk that is handed root keys sealed to it: taken whole, or refused with nothing changed."""

    def __init__(self, folder: Path) -> None:
        self._first, self._desk = joined(folder), workplace_in(folder / "second-home")
        card = join_as_coordinator(self._desk, self._first.pack.file, self._first.pack.code, passphrase="")
        add_coordinator(self._first.desk, card.file, card.code)
        self._file = folder / "root.udsetroot"
        hand_root_key(self._first.desk, card.coordinator, self._file)
        own = self._desk.require_desk().load_bundle_key()
        if own is None:
            raise RuntimeError
        self._own = own
        self.honest = open_sealed(self._file.read_bytes(), own.secret, MOST_BYTES)

    def read(self, content: bytes) -> str:
        """What the desk makes of a file sealed to it; it is put back afterwards."""
        self._file.write_bytes(seal(content, [self._own.recipient]))
        vault = self._desk.require_desk().vault
        before = _digests(vault.folder, "vault.db*")
        try:
            self._take_and_put_back()
        except UdsetError:
            fault_unless(_digests(vault.folder, "vault.db*") == before, "the desk is another")
            raise
        return "same" if content == self.honest else "other"

    def close(self) -> None:
        """Shut everything."""
        self._desk.close()
        self._first.close()

    def _take_and_put_back(self) -> None:
        desk = self._desk.require_desk()
        with contextlib.suppress(_TakenError), desk.vault.transaction():
            take_root_key(self._desk, self._file)
            fault_unless(standing.require_root(desk).public == standing.root_public_at(desk), "another root")
            _put_back()


class _TakenError(Exception):
    """Taken: to be put back, so that the next one meets the same laptop or desk."""


def _put_back() -> None:
    raise _TakenError


def _digests(folder: Path, names: str) -> list[tuple[str, str]]:
    """Every such file, its log too, by name and digest."""
    return [
        (one.name, hashlib.sha256(one.read_bytes()).hexdigest())
        for one in sorted(folder.glob(names))
        if not one.name.endswith("-shm")
    ]


class Grounds:
    """Every reader, those too that need a real laptop or desk, and the pool that a few bundles are shown to.

    What is real is made when it is first asked for.
    """

    def __init__(self, folder: Path, *, pool_every: int) -> None:
        self._folder, self._pool_every = folder, pool_every
        self._made: dict[str, Any] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """All readers."""
        return (*(one.name for one in targets()), *_REAL)

    def target(self, name: str) -> Target:
        """One of them; a real one has no share of the hundred."""
        if name not in _REAL:
            return next(one for one in targets() if one.name == name)
        judge = self._made.get(name) or self._new(name, _REAL[name])
        return Target(name, (judge.honest,), judge.read, spoil_json, 0)

    def give(self, run: Run, target: Target, content: bytes, number: int) -> None:
        """Let the reader judge one file, and the pool every so-manieth bundle."""
        run.judge(target.name, target.read, content)
        if target.sealed is not None and number % self._pool_every == 0:
            pool = self._made.get(_POOL) or self._new(_POOL, PoolJudge)
            run.judge(_POOL, pool.look, target.sealed(content))

    def close(self) -> None:
        """Shut everything that was made."""
        for one in self._made.values():
            one.close()

    def _new(self, name: str, kind: Callable[[Path], Any]) -> Any:  # noqa: ANN401 -- any of three judges
        folder = self._folder / name.replace(" ", "-")
        folder.mkdir()
        self._made[name] = kind(folder)
        return self._made[name]


_POOL = "the pool"
_REAL: dict[str, type[TakerJudge | DeskJudge]] = {"hand-over taken": TakerJudge, "root key taken": DeskJudge}
