"""Readers of what comes home for the fuzzer: backups, link keys, recovery by one holder and by two, own work."""

from __future__ import annotations

import hashlib
import json
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
from fuzz_bundles import OTHER, SAME, Target, fault_unless
from fuzz_mutations import spoil_bytes, spoil_json

from tests.kit import bundles as kit
from tests.kit.interviews import own_instrument
from tests.kit.vaults import CHEAP, PASSPHRASE, made_up_person
from tests.kit.work_lines import work_line
from udset_desktop.foundation.strict_zip import render_zip
from udset_desktop.foundation.wording import sentence_of_finding
from udset_desktop.project import link_file
from udset_desktop.project.signed_file import SignedFile, parse_signed, render_signed
from udset_desktop.record.work_file import read_work_line
from udset_desktop.sealing import recovery, slots
from udset_desktop.sealing.keys import new_age_key, open_sealed, seal, sign
from udset_desktop.sealing.passphrase import new_recovery_code
from udset_desktop.store import backup as backups
from udset_desktop.store.vault import VAULT_NAME, create_vault
from udset_desktop.store.vault_schema import SCHEMA

_DATA_KEY = bytes(range(32))
_LAST_PAGES = 16 * 1024
_LIMIT = 1 << 26

# -- backups ---------------------------------------------------------------------


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="udset-fuzz-"))


@cache
def _backup() -> backups.Backup:
    """A real vault with somebody in it, as a backup holds it."""
    vault = create_vault(_folder() / "vault", _DATA_KEY)
    code = new_recovery_code()
    ways = slots.new_slots(_DATA_KEY, passphrase=PASSPHRASE, recovery_code=code, parameters=CHEAP)
    slots.write_slots(vault.folder, ways)
    vault.save_person(made_up_person())
    head = backups.BackupHead(
        made_utc="2026-05-04T09:30:00+00:00", project=kit.PROJECT.id, role="laptop", schema=SCHEMA
    )
    content = backups.render_backup(vault, head)
    vault.close()
    return backups.read_backup(content)


def _head() -> bytes:
    return msgspec.json.encode(_backup().head)


def _slots_file() -> bytes:
    body = msgspec.json.encode(_backup().slots)
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def _zipped(head: bytes, database: bytes) -> bytes:
    return render_zip({"backup.json": head, VAULT_NAME: database, slots.SLOTS_NAME: _slots_file()})


@cache
def _small() -> bytes:
    """A backup whose database is too short to be one: the reader of the file never opens it."""
    return _zipped(_head(), b"sealed")


def _read_backup_file(content: bytes) -> str:
    fault_unless(backups.read_backup(content) == backups.read_backup(_small()), "another backup")
    return SAME


def _read_backup_head(content: bytes) -> str:
    read = backups.read_backup(_zipped(content, b"sealed"))
    fault_unless((read.database, read.slots) == (b"sealed", _backup().slots), "another database")
    fault_unless(read.head.schema <= SCHEMA, "a schema nobody knows")
    return SAME if read.head == _backup().head else OTHER


def _read_backup_database(content: bytes) -> str:
    """The last pages of the database changed: it is not sound, or it is the one it was."""
    whole = _backup().database[:-_LAST_PAGES] + content
    told = backups.Backup(head=_backup().head, slots=_backup().slots, database=whole)
    before = sorted(_folder().iterdir())
    try:
        backups.prove(told, _DATA_KEY, _folder())
    finally:
        fault_unless(sorted(_folder().iterdir()) == before, "something of the proof is left")
    fault_unless(whole == _backup().database, "another database counts as sound")
    return SAME


# -- link keys, recovery, own work -----------------------------------------------


@cache
def _link() -> link_file.LinkKey:
    return link_file.make_link_key(kit.PROJECT.id)


@cache
def _link_document() -> bytes:
    key = kit.keys().laptop_age
    content = open_sealed(link_file.seal_link(_link(), [key.recipient]), key.secret, _LIMIT)
    return parse_signed(content, "link", limit_bytes=_LIMIT).document


def _read_link(content: bytes) -> str:
    """A link key that its post has signed and sealed; believed word for word."""
    signature = sign(content, _link().signing, f"udset link {kit.PROJECT.id}")
    file = render_signed("link", SignedFile(document=content, signature=signature))
    key = kit.keys().laptop_age
    read = link_file.open_link(seal(file, [key.recipient]), key.secret)
    fault_unless(read.public == _link().signing.public, "somebody else's key")
    return SAME if content == _link_document() else OTHER


def _kept_page() -> bytes:
    return link_file.render_kept(_link(), "Keep this page.")


def _read_kept_page(content: bytes) -> str:
    return SAME if link_file.parse_kept(content) == _link() else OTHER


@cache
def _waiting() -> tuple[bytes, bytes]:
    """What a laptop keeps while it waits, and the honest answer."""
    holder = kit.keys().stranger_age
    ways = slots.new_slots(
        _DATA_KEY,
        passphrase=PASSPHRASE,
        recovery_code=new_recovery_code(),
        recipient=holder.recipient,
        parameters=CHEAP,
    )
    asked = recovery.begin_recovery(ways, PASSPHRASE, CHEAP)
    return asked.kept, recovery.answer_recovery(asked.request, holder.secret).content


def _read_answer(content: bytes) -> str:
    kept, _ = _waiting()
    fault_unless(recovery.finish_recovery(kept, content, PASSPHRASE) == _DATA_KEY, "another data key")
    return SAME


@cache
def _for_two() -> tuple[bytes, str, str]:
    """A request that two holders have to answer, and what each holds."""
    first, second = new_age_key(), new_age_key()
    ways = slots.new_slots(
        _DATA_KEY,
        passphrase=PASSPHRASE,
        recovery_code=new_recovery_code(),
        recipient=f"{first.recipient} {second.recipient}",
        parameters=CHEAP,
    )
    asked = recovery.begin_recovery(ways, PASSPHRASE, CHEAP)
    return asked.request, first.secret, second.secret


def _read_for_two(content: bytes) -> str:
    """One holder alone never gives a whole answer, whatever is made of the request."""
    honest, first, second = _for_two()
    passed = recovery.answer_recovery(content, first)
    fault_unless(not passed.is_whole, "one holder was enough")
    fault_unless(recovery.answer_recovery(passed.content, second).is_whole, "two were not enough")
    return SAME if content == honest else OTHER


def _read_work(content: bytes) -> str:
    """A line of a worker's own work: it never raises, and what it refuses is no note."""
    told = read_work_line(
        content, 1, instrument=own_instrument("worker-experience/1.0.0"), today_on=date(2026, 6, 1)
    )
    for finding in told.findings:
        sentence_of_finding(finding)
    refused = any(finding.severity == "refuse" for finding in told.findings)
    fault_unless(refused is (told.note is None), "a note that was refused")
    return "refused" if refused else OTHER


def homecoming_targets() -> tuple[Target, ...]:
    """These readers."""
    return (
        Target("backup file", (_small(),), _read_backup_file, spoil_bytes, 3),
        Target("backup head", (_head(),), _read_backup_head, spoil_json, 2),
        Target(
            "backup database", (_backup().database[-_LAST_PAGES:],), _read_backup_database, spoil_bytes, 1
        ),
        Target("link key", (_link_document(),), _read_link, spoil_json, 3),
        Target("link key on paper", (_kept_page(),), _read_kept_page, spoil_bytes, 2),
        Target("recovery answer", (_waiting()[1],), _read_answer, spoil_json, 2),
        Target("recovery request for two", (_for_two()[0],), _read_for_two, spoil_json, 2),
        Target("own work", (json.dumps(work_line()).encode(),), _read_work, spoil_json, 3),
    )
