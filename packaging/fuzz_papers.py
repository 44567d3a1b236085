"""Readers of all other files for the fuzzer: packs, cards, receipts, hand-overs, keys, answers, definitions."""

from __future__ import annotations

import hashlib
import json
import tempfile
from datetime import date
from functools import cache, partial
from pathlib import Path

import msgspec
from fuzz_bundles import OTHER, SAME, Target, fault_unless
from fuzz_mutations import spoil_bytes, spoil_json, spoil_toml

from tests.kit import bundles as kit
from tests.kit.command import interview
from tests.kit.decided import COMPARISON_TEXT, LINKING_TEXT, WORDS_TEXT
from tests.kit.joined import PROJECT_FILE
from tests.kit.vaults import CHEAP, PASSPHRASE, made_up_person
from udset_desktop.bundle.handover import handover_of
from udset_desktop.bundle.handover_file import (
    WITH_BEFORE,
    HandedPerson,
    HandedReceipt,
    HandedRecord,
    HandoverContent,
    open_handover,
    open_receipt,
)
from udset_desktop.foundation.resources import resource_path
from udset_desktop.foundation.strict_zip import render_zip
from udset_desktop.foundation.wording import sentence_of_finding
from udset_desktop.instrument.catalogue import load_instrument, own_catalogue
from udset_desktop.instrument.reader import read_instrument
from udset_desktop.merge.receipt import Receipt, parse_receipt
from udset_desktop.project import card as cards
from udset_desktop.project import pack as packs
from udset_desktop.project.canonical import render_canonical
from udset_desktop.project.reader import read_project
from udset_desktop.project.signed_file import SignedFile, render_signed
from udset_desktop.project.trust import sign_acceptance
from udset_desktop.record.answers_file import read_line
from udset_desktop.sealing import recovery, slots
from udset_desktop.sealing.keys import seal, sign
from udset_desktop.sealing.passphrase import new_recovery_code

# -- packs, cards, receipts ------------------------------------------------------


@cache
def _pack() -> packs.Pack:
    made = kit.keys()
    known = kit.trust().accepted[0]
    return packs.Pack(
        coordinators=(
            packs.PackCoordinator(receipt_public=made.receipt.public, recipient=made.coordinator.recipient),
        ),
        format=1,
        instruments=tuple(
            packs.PackInstrument(digest=one.digest, files={}, id=one.id, version=one.version)
            for one in kit.definitions().values()
        ),
        number=3,
        project=kit.PROJECT,
        root=made.root.public,
        trust=(sign_acceptance(known, project=kit.PROJECT.id, root=made.root),),
    )


def _signed(kind: str, document: bytes, comment: str) -> bytes:
    key = kit.keys().laptop_signing if kind == "card" else kit.keys().root
    key = kit.keys().receipt if kind == "receipt" else key
    return render_signed(kind, SignedFile(document=document, signature=sign(document, key, comment)))


def _read_pack(content: bytes) -> str:
    """A pack that a root has signed; it is believed word for word."""
    read = packs.parse_pack(_signed("pack", content, "udset pack"))
    fault_unless(render_canonical(read) == content, "another pack than was signed")
    read.trust_list()
    return SAME if read == _pack() else OTHER


def _read_pack_file(content: bytes) -> str:
    fault_unless(packs.parse_pack(content) == _pack(), "another pack")
    return SAME


@cache
def _card() -> cards.Card:
    made = kit.keys()
    return cards.Card(
        id=kit.LAPTOP,
        organisation="council",
        project=kit.PROJECT.id,
        public=made.laptop_signing.public,
        recipient=made.laptop_age.recipient,
    )


def _read_card(content: bytes) -> str:
    read = cards.parse_card(_signed("card", content, "udset card"))
    fault_unless(render_canonical(read) == content, "another card than was signed")
    return SAME if read == _card() else OTHER


def _read_card_file(content: bytes) -> str:
    fault_unless(cards.parse_card(content) == _card(), "another card")
    return SAME


@cache
def _receipt() -> Receipt:
    return Receipt(
        bundle="a" * 32,
        format=1,
        held=(),
        laptop=kit.LAPTOP,
        lines={"new": ("b" * 64, "c" * 64)},
        manifest="d" * 64,
        merged_at="2026-06-01T09:00:00+00:00",
        notices=1,
        number=7,
        numbers={"new": 2},
        project=kit.PROJECT.id,
    )


def _parsed_receipt(content: bytes) -> Receipt:
    return parse_receipt(content, publics=(kit.keys().receipt.public,), project=kit.PROJECT.id)


def _read_receipt(content: bytes) -> str:
    read = _parsed_receipt(_signed("receipt", content, "udset receipt"))
    fault_unless(render_canonical(read) == content, "another receipt than was signed")
    return SAME if read == _receipt() else OTHER


def _read_receipt_file(content: bytes) -> str:
    fault_unless(_parsed_receipt(content) == _receipt(), "another receipt")
    return SAME


# -- people handed over, keys, answers, definitions ------------------------------


@cache
def _handed() -> bytes:
    """Somebody with a conversation and every field that may go along with them."""
    made_up = kit.shareable(1)
    record = HandedRecord(
        versions=(b"{}",),
        lines=("d" * 64,),
        notices=(("words", "2026-06-01T10:00:00+00:00"), (("safe.words",), "2026-06-02T10:00:00+00:00")),
        sheets=(("person", "handed_over", "yes", "2026-06-01T10:00:00+00:00"),),
        statement=handover_of(
            made_up.record,
            giver=kit.LAPTOP,
            taker=kit.OTHER_LAPTOP,
            project=kit.PROJECT.id,
            key=kit.keys().laptop_signing,
        ),
        texts=((made_up.record, "safe.words", "e" * 64),),
        sent=((kit.LAPTOP, 1, "2026-06-04", 1, "new"), (kit.OTHER_LAPTOP, 2, "2026-06-05", 2, "")),
        came_by=(
            handover_of(
                made_up.record,
                giver=kit.OTHER_LAPTOP,
                taker=kit.LAPTOP,
                project=kit.PROJECT.id,
                key=kit.keys().laptop_signing,
            ),
        ),
        may_have_left=True,
    )
    who = HandedPerson(person=made_up_person(), records=(record,), look_for=(("Braebost", "place"),))
    return msgspec.json.encode(
        HandoverContent(
            format=WITH_BEFORE,
            project=kit.PROJECT.id,
            giver=kit.LAPTOP,
            taker=kit.OTHER_LAPTOP,
            people=(who,),
        )
    )


def _read_handover(content: bytes) -> str:
    signature = sign(content, kit.keys().laptop_signing, "udset handover")
    inner = render_zip({"handover.json": content, "handover.json.minisig": signature})
    key = kit.keys().stranger_age
    read = open_handover(seal(inner, [key.recipient]), secret=key.secret, trust=kit.trust())
    fault_unless(read.giver == kit.LAPTOP, "somebody else's giving")
    return SAME if content == _handed() else OTHER


@cache
def _handed_receipt() -> bytes:
    told = HandedReceipt(
        project=kit.PROJECT.id,
        giver=kit.OTHER_LAPTOP,
        taker=kit.LAPTOP,
        file="e" * 64,
        people=2,
        records=3,
    )
    return msgspec.json.encode(told)


def _read_handed_receipt(content: bytes) -> str:
    signature = sign(content, kit.keys().laptop_signing, "udset handed").decode()
    told = {"receipt": content.decode("utf-8", "replace"), "signature": signature}
    read = open_receipt(msgspec.json.encode(told), kit.trust())
    fault_unless(read.taker == kit.LAPTOP, "somebody else's receipt")
    return SAME if content == _handed_receipt() else OTHER


@cache
def _slots() -> slots.KeySlots:
    return slots.new_slots(
        bytes(32),
        passphrase=PASSPHRASE,
        recovery_code=new_recovery_code(),
        recipient=kit.keys().stranger_age.recipient,
        parameters=CHEAP,
    )


def _read_slots(content: bytes) -> str:
    """The body of a key file with its check sum made anew, opened with the right passphrase."""
    told = slots.slots_in(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
    if told.passphrase.memory_kib > CHEAP.memory_kib or told.passphrase.passes > 1:
        return OTHER  # bounded by `derive_key`, and slow on purpose
    fault_unless(slots.open_by_passphrase(told, PASSPHRASE) == bytes(32), "another data key")
    return SAME


@cache
def _request() -> recovery.RecoveryRequest:
    return recovery.begin_recovery(_slots(), PASSPHRASE, CHEAP)


def _read_request(content: bytes) -> str:
    recovery.code_of_request(content)
    answer = recovery.answer_recovery(content, kit.keys().stranger_age.secret)
    fault_unless(answer.is_whole, "a request for two")
    if content != _request().request:
        return OTHER
    key = recovery.finish_recovery(_request().kept, answer.content, PASSPHRASE)
    fault_unless(key == bytes(32), "another data key")
    return SAME


def _read_answers(content: bytes) -> str:
    """A line of an answers file: it never raises, and what it refuses has no conversation."""
    told = read_line(
        content, 1, project=kit.PROJECT, instrument_of=own_catalogue().by_key, today_on=date(2026, 6, 1)
    )
    for finding in told.findings:
        sentence_of_finding(finding)
    refused = any(finding.severity == "refuse" for finding in told.findings)
    fault_unless(refused is (told.session is None), "a conversation that was refused")
    return "refused" if refused else OTHER


def _read_project(content: bytes) -> str:
    read_project(content, kit.PROJECT)
    return OTHER


def _project_files() -> tuple[bytes, ...]:
    """Without a switch, and with each of them and its decision."""
    plain = PROJECT_FILE.partition("[switches]")[0]
    return (
        PROJECT_FILE.encode(),
        *(f"{plain}{one}".encode() for one in (LINKING_TEXT, WORDS_TEXT, COMPARISON_TEXT)),
        f"{plain}{LINKING_TEXT}{WORDS_TEXT}{COMPARISON_TEXT}".encode(),
    )


_FOLDER = resource_path("instruments", "user-review", "1.0.0")


@cache
def _instrument_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="udset-fuzz-")) / "user-review" / "1.0.0"
    folder.mkdir(parents=True)
    return folder


def _read_instrument(name: str, content: bytes) -> str:
    """A definition in a folder of its own: the one it was, another one by its digest, or refused."""
    folder = _instrument_folder()
    for file in _FOLDER.iterdir():
        (folder / file.name).write_bytes(content if file.name == name else file.read_bytes())
    read = read_instrument(folder)
    same = read.digest == load_instrument("user-review", "1.0.0").digest
    fault_unless(
        not same or read == load_instrument("user-review", "1.0.0"), "another definition, same digest"
    )
    return SAME if same else OTHER


def paper_targets() -> tuple[Target, ...]:
    """These readers."""
    pack, card, receipt = (render_canonical(one) for one in (_pack(), _card(), _receipt()))
    return (
        Target("pack", (pack,), _read_pack, spoil_json, 6),
        Target("pack file", (_signed("pack", pack, "udset pack"),), _read_pack_file, spoil_bytes, 2),
        Target("card", (card,), _read_card, spoil_json, 5),
        Target("card file", (_signed("card", card, "udset card"),), _read_card_file, spoil_bytes, 2),
        Target("receipt", (receipt,), _read_receipt, spoil_json, 4),
        Target(
            "receipt file",
            (_signed("receipt", receipt, "udset receipt"),),
            _read_receipt_file,
            spoil_bytes,
            2,
        ),
        Target("answers", (json.dumps(interview()).encode(),), _read_answers, spoil_json, 6),
        Target("hand-over", (_handed(),), _read_handover, spoil_json, 4),
        Target("hand-over receipt", (_handed_receipt(),), _read_handed_receipt, spoil_json, 2),
        Target("recovery request", (_request().request,), _read_request, spoil_json, 2),
        Target("key slots", (msgspec.json.encode(_slots()),), _read_slots, spoil_json, 2),
        Target("project file", _project_files(), _read_project, spoil_toml, 4),
        *_definition_targets(),
    )


def _definition_targets() -> tuple[Target, ...]:
    return tuple(
        [
            Target(
                f"instrument {name}",
                ((_FOLDER / name).read_bytes(),),
                partial(_read_instrument, name),
                spoil_toml,
                share,
            )
            for name, share in (("instrument.toml", 1), ("text.en.toml", 1))
        ]
    )
