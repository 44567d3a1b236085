"""How far a conversation has come is told from what is known, never from what was meant."""

from __future__ import annotations

from dataclasses import replace

from tests.kit.bundles import record
from tests.kit.joined import put_on_file
from udset_desktop.usecases.carrying import deliver, keep_carrier, parse_address
from udset_desktop.usecases.exporting import make_bundles
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files
from udset_desktop.usecases.stages import Stage, stage_of, stages


def test_a_conversation_goes_from_stage_to_stage(both, stick, tmp_path):
    keep_carrier(both.laptop, parse_address(str(stick)))
    put_on_file(both.laptop, record(1), record(2))
    one = record(1).id
    seen = [stage_of(both.laptop, one)]
    make_bundles(both.laptop)
    seen.append(stage_of(both.laptop, one))
    deliver(both.laptop)
    seen.append(stage_of(both.laptop, one))
    pool = PoolAddress(place=str(tmp_path / "pool.sqlite"))
    init_pool(both.desk, pool)
    merge_files(both.desk, pool, sorted(stick.glob("*.udset")))
    deliver(both.laptop)
    seen.append(stage_of(both.laptop, one))
    assert seen == [Stage.HERE, Stage.MADE, Stage.DELIVERED, Stage.RECEIVED]
    assert stages(both.laptop) == {one: Stage.RECEIVED, record(2).id: Stage.RECEIVED}


def test_a_line_that_waits_at_the_desk_is_told_as_held(both):
    put_on_file(both.laptop, record(1))
    make_bundles(both.laptop)
    vault = both.laptop.require_vault()
    (export,) = vault.load_exports()
    vault.save_receipt(1, "r", b"signed", "2026-06-02", {export.lines[0].digest: "held"})
    assert stage_of(both.laptop, record(1).id) is Stage.HELD


def test_the_last_line_that_was_made_counts(both):
    put_on_file(both.laptop, record(1))
    make_bundles(both.laptop)
    vault = both.laptop.require_vault()
    (export,) = vault.load_exports()
    vault.save_receipt(1, "r", b"signed", "2026-06-02", {export.lines[0].digest: "new"})
    digests = vault.load_digests(record(1).id)
    vault.save_record(replace(record(1), revision=2, ancestors=digests, reason="misheard", mode="telephone"))
    make_bundles(both.laptop)
    assert stage_of(both.laptop, record(1).id) is Stage.MADE
