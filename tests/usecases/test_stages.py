"""How far a conversation has come is told from what is known, never from what was meant."""

from __future__ import annotations

from dataclasses import replace

from tests.kit.bundles import record
from tests.kit.joined import put_on_file
from tests.kit.talks import finished_talk
from tests.kit.two_laptops import two_laptops
from udset_desktop.usecases import people
from udset_desktop.usecases.carrying import deliver, keep_carrier, parse_address
from udset_desktop.usecases.exporting import make_bundles
from udset_desktop.usecases.handing_over import hand_over, take_back, take_over
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


def test_one_that_was_handed_over_is_told_so_until_it_is_taken_back(tmp_path):
    two = two_laptops(tmp_path)
    gone, stays = finished_talk(two.giver, "Morag"), finished_talk(two.giver, "Isla")
    file = tmp_path / "f.udsethandover"
    hand_over(two.giver, two.taker_card, [gone.person], file)
    assert stages(two.giver) == {gone.id: Stage.HANDED_OVER}
    assert [one.stage for one in people.today(two.giver).finished if one.record == gone.id] == ["handed_over"]
    assert (stage_of(two.giver, gone.id), stage_of(two.giver, stays.id)) == (Stage.HANDED_OVER, Stage.HERE)
    take_over(two.taker, file)
    assert stages(two.taker) == {}  # there it is here
    take_back(two.giver, file)
    assert stages(two.giver) == {}
    two.close()
