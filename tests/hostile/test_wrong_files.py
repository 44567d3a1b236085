"""Every kind of file given where every other belongs is named for what it is, and nothing happens."""

import pytest

from tests.kit.signed import World, on_file
from tests.kit.talks import finished_talk
from tests.kit.two_laptops import two_laptops
from udset_desktop.foundation.file_kinds import FileKind, kind_of
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.foundation.strict_zip import render_zip
from udset_desktop.foundation.wording import load_sentences
from udset_desktop.usecases.backing_up import read_backup_file
from udset_desktop.usecases.carrying import take_receipt
from udset_desktop.usecases.enrolling import update
from udset_desktop.usecases.exporting import read_bundle
from udset_desktop.usecases.handing_over import (
    hand_over,
    let_go,
    take_back,
    take_over,
    would_let_go,
    would_take_back,
)
from udset_desktop.usecases.projects import accept_card, take_root_key
from udset_desktop.usecases.recovering import look_at_request


@pytest.fixture
def files(tmp_path):
    """One of each kind, as the program writes it where that is quick."""
    (tmp_path / "one").mkdir()
    world = World(tmp_path / "one")
    on_file(world)
    world.send()
    world.sign()
    world.both.close()
    two = two_laptops(tmp_path)
    record = finished_talk(two.giver, "Morag")
    handover = tmp_path / "m.udsethandover"
    hand_over(two.giver, two.taker_card, [record.person], handover)
    made = {
        FileKind.BUNDLE: next(world.place.glob("*.udset")),
        FileKind.RECEIPT: next(world.place.glob("*.udsetreceipt")),
        FileKind.PACK: tmp_path / "second.udsetpack",
        FileKind.CARD: two.giver_card,
        FileKind.HANDOVER: handover,
        FileKind.HANDED: take_over(two.taker, handover).receipt,
    }
    for kind, content in {
        FileKind.BACKUP: render_zip({"backup.json": b"{}"}),
        FileKind.RECOVERY_REQUEST: b'{"udset":"request","format":1}',
        FileKind.RECOVERY_ANSWER: b'{"udset":"answer","format":1}',
        FileKind.RECOVERY_KEY: b"# Recovery key of a council.\nAGE-SECRET-KEY-1QQ\n",
    }.items():
        made[kind] = tmp_path / f"some.{kind}"
        made[kind].write_bytes(content)
    made[FileKind.ROOT] = tmp_path / "some.udsetroot"
    made[FileKind.ROOT].write_bytes(b"age-encryption.org/v1\n")
    yield two, made
    two.close()


def test_every_wrong_pairing_is_told_apart(files, tmp_path):
    two, made = files
    assert {kind: kind_of(file) for kind, file in made.items()} == {kind: kind for kind in FileKind}
    verbs = [
        (FileKind.HANDOVER, lambda file: take_over(two.taker, file)),
        (FileKind.HANDED, lambda file: would_let_go(two.giver, file)),
        (FileKind.HANDED, lambda file: let_go(two.giver, file)),
        (FileKind.CARD, lambda file: hand_over(two.giver, file, ["nobody"], tmp_path / "x")),
        (FileKind.CARD, lambda file: accept_card(two.desk, file, "")),
        (FileKind.PACK, lambda file: update(two.giver, file)),
        (FileKind.RECEIPT, lambda file: take_receipt(two.giver, file)),
        (FileKind.BUNDLE, lambda file: read_bundle(two.giver, file)),
        (FileKind.BACKUP, read_backup_file),
        (FileKind.RECOVERY_REQUEST, look_at_request),
        (FileKind.ROOT, lambda file: take_root_key(two.desk, file)),
    ]
    wrong = [(verb, kind) for wanted, verb in verbs for kind in FileKind if kind is not wanted]
    for kind in set(FileKind) - {
        FileKind.HANDOVER,
        FileKind.HANDED,
    }:  # of a revoked taker the receipt will do
        wrong += [
            (lambda file: take_back(two.giver, file), kind),
            (lambda file: would_take_back(two.giver, file), kind),
        ]
    for verb, kind in wrong:
        with pytest.raises(InputRefused) as refused:
            verb(made[kind])
        assert [one.code for one in refused.value.findings] == [f"foundation.is_{kind}"]
    assert {f"foundation.is_{kind}" for kind in FileKind} <= set(load_sentences("en"))
    assert [one.name for one in two.giver.require_vault().load_people()] == ["Morag"]
