"""The writer: deterministic inside, split under the limits, opened by other people's tools."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import bagit
import msgspec
import pytest

from tests.kit.bundles import (
    PROJECT,
    bundle,
    definitions,
    inner_of,
    keys,
    members_of,
    opened,
    producer,
    shareable,
    shareables,
)
from udset_desktop.bundle import bag, writer
from udset_desktop.bundle.reader import ReadingKey
from udset_desktop.bundle.shareable import Offers, Withdrawal, line_of
from udset_desktop.bundle.writer import Load, split_load, write_bundle
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.sealing.digest import sha256_hex


def test_the_same_records_give_the_same_inner_bytes_and_id():
    first, second = bundle(), bundle()
    assert (first.inner, first.id) == (second.inner, second.id)
    assert first.content != second.content  # sealed anew each time


def test_no_date_stands_in_the_container():
    inner = inner_of()
    assert inner[10:14] == b"\x00\x00\x21\x00"  # midnight of the first day a zip knows
    assert b"20" + b"26-" not in members_of(inner)[bag.BAG_INFO]


def test_what_was_written_is_what_the_reader_reads():
    load = Load(
        records=shareables(6),
        withdrawals=(Withdrawal(items=("safe.rating",), record=shareable(9).record),),
        offers=(Offers(count=3, interviewer_type="third_party", quarter="2026-Q2", said="said_no"),),
    )
    read = opened(bundle(load).content)
    assert [line.record for line in read.records] == sorted(load.records, key=lambda one: one.record)
    assert read.withdrawals == load.withdrawals
    assert read.offers == load.offers
    assert read.held == ()


def test_records_go_in_the_order_of_their_random_ids():
    records = list(shareables(12))
    random.Random(4).shuffle(records)
    ids = [line.record.record for line in bundle(Load(records=tuple(records))).opened.records]
    assert ids == sorted(ids)


def test_a_full_bundle_starts_another(monkeypatch):
    monkeypatch.setattr(writer, "MOST_RECORDS", 5)
    portions = split_load(Load(records=shareables(12)))
    assert [len(portion.records) for portion in portions] == [5, 5, 2]


def test_large_lines_start_another_bundle_before_the_size_limit(monkeypatch):
    monkeypatch.setattr(writer, "_ROOM_BYTES", 3 * 1024 * 1000 + 3000)
    portions = split_load(Load(records=shareables(12)))
    assert len(portions) > 1
    assert sum(len(portion.records) for portion in portions) == 12


def test_many_notices_are_spread_over_bundles(monkeypatch):
    monkeypatch.setattr(writer, "_NOTICES_A_BUNDLE", 2)
    notices = tuple(Withdrawal(items="all", record=shareable(seed).record) for seed in range(5))
    portions = split_load(Load(records=shareables(1), withdrawals=notices))
    assert [len(portion.withdrawals) for portion in portions] == [2, 2, 1]
    assert [len(portion.records) for portion in portions] == [1, 0, 0]


def test_nothing_to_carry_gives_no_bundle():
    assert split_load(Load()) == ()


def test_a_line_that_would_be_held_is_not_written():
    bad = msgspec.structs.replace(shareable(1), mode="by_post")
    with pytest.raises(InputRefused) as refused:
        write_bundle(
            Load(records=(bad,)),
            number=1,
            producer=producer(),
            project=PROJECT,
            definitions=definitions(),
        )
    assert [finding.where for finding in refused.value.findings] == ["bundle.line_word_unknown"]


def test_the_laptop_can_open_what_it_wrote():
    made = keys().laptop_age
    read = opened(bundle().content, key=ReadingKey(secret=made.secret, recipient=made.recipient))
    assert len(read.records) == 6


def test_a_bundle_lists_the_digest_of_every_line():
    made = bundle()
    by_record = {one.record: one for one in shareables(6)}
    assert dict(made.digests) == {name: sha256_hex(line_of(one)) for name, one in by_record.items()}


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory) -> Path:
    """The bundle opened by Debian's age and unzip, with a recipient's key and nothing of ours."""
    for tool in ("age", "unzip", "minisign"):
        if shutil.which(tool) is None:
            pytest.fail(f"the tool {tool} is not installed; packaging/check.py installs it")
    folder = tmp_path_factory.mktemp("outside")
    (folder / "key.txt").write_text(keys().coordinator.secret + "\n")
    (folder / "b.udset").write_bytes(bundle().content)
    subprocess.run(
        ["age", "-d", "-i", "key.txt", "-o", "b.zip", "b.udset"], cwd=folder, check=True, timeout=30
    )
    subprocess.run(["unzip", "-q", "b.zip"], cwd=folder, check=True, timeout=30)
    return folder


def test_age_and_unzip_open_a_bundle(unpacked):
    names = sorted(str(path.relative_to(unpacked)) for path in unpacked.rglob("*") if path.is_file())
    assert [name for name in names if name.startswith("bundle/")] == sorted(
        bag.ROOT + name for name in bag.MEMBERS
    )


def test_minisign_checks_the_signature(unpacked):
    told = subprocess.run(
        ["minisign", "-V", "-P", keys().laptop_signing.public, "-m", "bundle/tagmanifest-sha256.txt"],
        cwd=unpacked,
        check=True,
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert f"udset bundle {PROJECT.id}" in told.stdout


def test_a_bagit_validator_finds_a_whole_bag(unpacked):
    bag_found = bagit.Bag(str(unpacked / "bundle"))
    bag_found.validate()
    assert bag_found.info["Udset-Kind"] == "anonymised"


def test_a_bagit_validator_sees_an_altered_line(unpacked, tmp_path):
    shutil.copytree(unpacked / "bundle", tmp_path / "bundle")
    lines = tmp_path / "bundle" / "data" / "records.jsonl"
    lines.write_bytes(lines.read_bytes().replace(b"older_people", b"other"))
    with pytest.raises(bagit.BagError):
        bagit.Bag(str(tmp_path / "bundle")).validate()
