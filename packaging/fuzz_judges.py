"""A real pool and a real laptop that are handed hostile files: whatever is refused leaves them byte for byte."""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import replace
from pathlib import Path

import msgspec
from fuzz_targets import fault_unless

from tests.kit import bundles as kit
from tests.kit.talks import finished_talk
from tests.kit.two_laptops import two_laptops
from tests.kit.vaults import CHEAP, PASSPHRASE, new_workplace
from udset_desktop.bundle.handover_file import open_handover
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.foundation.strict_zip import render_zip
from udset_desktop.project.trust import sign_acceptance
from udset_desktop.sealing.keys import seal, sign
from udset_desktop.usecases import standing, unlocking
from udset_desktop.usecases.handing_over import hand_over, take_over
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files, plan_files
from udset_desktop.usecases.workplace import Workplace


class PoolJudge:
    """A real pool at a real desk: what is refused, and what is only looked at, leaves it byte for byte."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.desk = _desk(folder)
        self._address = PoolAddress(place=str(folder / "pool.db"))
        init_pool(self.desk, self._address)
        merge_files(self.desk, self._address, [self._file(kit.bundle().content, "honest")])

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
    known = kit.trust().accepted[0]
    desk.save_trust_entry("accepted/laptop", sign_acceptance(known, project=kit.PROJECT.id, root=made.root))
    return replace(workplace, project=kit.PROJECT)


class TakerJudge:
    """A laptop that is handed people by one gone bad: taken whole, or refused with nothing changed."""

    def __init__(self, folder: Path) -> None:
        self._two = two_laptops(folder)
        self._file = folder / "people.udsethandover"
        talk = finished_talk(self._two.giver, "Morag Ross")
        hand_over(self._two.giver, self._two.taker_card, [talk.person], self._file)
        self._giver = standing.producer_of(self._two.giver.require_vault())
        self._taker = standing.producer_of(self._two.taker.require_vault())
        trust = standing.trust_at_laptop(self._two.taker.require_vault())
        told = open_handover(self._file.read_bytes(), secret=self._taker.age.secret, trust=trust)
        self.honest = msgspec.json.encode(told)

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


class _TakenError(Exception):
    """Taken: to be put back, so that the next one meets the same laptop."""


def _put_back() -> None:
    raise _TakenError


def _digests(folder: Path, names: str) -> list[tuple[str, str]]:
    """Every such file, its log too, by name and digest."""
    return [
        (one.name, hashlib.sha256(one.read_bytes()).hexdigest())
        for one in sorted(folder.glob(names))
        if not one.name.endswith("-shm")
    ]
