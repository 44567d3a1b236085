"""What waits is taken to its place and signed for there; nothing is lost on any way that ends early."""

from __future__ import annotations

import shutil

import pytest

from tests.kit.bundles import record
from tests.kit.joined import put_on_file, workplace_in
from udset_desktop.delivery import folder as folder_carrier
from udset_desktop.foundation.problems import Cancelled, EnvironmentFailure, InputRefused
from udset_desktop.usecases.carrying import (
    Address,
    Kind,
    carrier_in,
    carry,
    deliver,
    forget_carrier,
    keep_carried,
    keep_carrier,
    parcel_of,
    parse_address,
    try_carrier,
)
from udset_desktop.usecases.exporting import make_bundles, write_bundles
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files
from udset_desktop.usecases.unlocking import unlock


@pytest.fixture
def place(both, stick):
    """A folder that was chosen."""
    keep_carrier(both.laptop, parse_address(str(stick)))
    return stick


def waiting(both, *seeds):
    for seed in seeds:
        put_on_file(both.laptop, record(seed))
        make_bundles(both.laptop)
    return both.laptop.require_vault().load_outgoing()


def states(both):
    return [
        (bool(one.delivered_utc), bool(one.received_utc), one.problem)
        for one in both.laptop.require_vault().load_outgoing()
    ]


def merged(both, folder, tmp_path):
    pool = PoolAddress(place=str(tmp_path / "pool.sqlite"))
    init_pool(both.desk, pool)
    return merge_files(both.desk, pool, sorted(folder.glob("*.udset")))


def stop(at):
    class Stop:
        def checkpoint(self, share=None):
            if share is not None and share >= at:
                raise Cancelled

    return Stop()


# Choosing a place


def test_no_place_is_a_sentence_and_everything_waits(both):
    waiting(both, 1)
    with pytest.raises(InputRefused, match=r"carrying\.no_carrier"):
        deliver(both.laptop)
    assert states(both) == [(False, False, "")]


def test_a_place_is_kept_with_what_opens_it_and_forgotten_whole(both, tmp_path):
    address = Address(
        kind=Kind.SFTP, folder="/in", host="h", user="ann", password="heather and peat", host_key="k"
    )
    keep_carrier(both.laptop, address)
    assert carrier_in(both.laptop) == address
    events = both.laptop.require_vault().load_events()
    assert "heather" not in repr(events)
    forget_carrier(both.laptop)
    assert carrier_in(both.laptop) is None
    log = both.laptop.require_vault().load_audit_lines()
    assert [line.what for line in log][-2:] == ["carrier_chosen", "carrier_forgotten"]
    assert "heather" not in repr(log)


def test_trying_a_place_leaves_nothing_behind(stick):
    try_carrier(parse_address(str(stick)))
    assert list(stick.iterdir()) == []


def test_trying_a_place_that_is_not_there_says_so(tmp_path):
    with pytest.raises(EnvironmentFailure, match=r"delivery\.no_folder"):
        try_carrier(parse_address(str(tmp_path / "gone")))


# The journey


def test_a_bundle_goes_from_made_to_delivered_to_received(both, place, tmp_path):
    waiting(both, 1, 2)
    assert states(both) == [(False, False, "")] * 2
    first = deliver(both.laptop)
    assert (first.delivered, first.received, first.waiting, first.problem) == ((1, 2), (), 0, None)
    assert states(both) == [(True, False, "")] * 2
    assert merged(both, place, tmp_path).numbers["new"] == 2
    second = deliver(both.laptop)
    assert (second.delivered, second.received, second.findings) == ((), (1, 2), ())
    assert states(both) == [(True, True, "")] * 2
    assert [one.outcome for one in both.laptop.require_vault().load_landings()] == ["new", "new"]
    third = deliver(both.laptop)
    assert (third.delivered, third.received) == ((), ())
    log = [line.what for line in both.laptop.require_vault().load_audit_lines()]
    told = [act for act in log if act in {"bundle_delivered", "receipt_taken"}]
    assert told == ["bundle_delivered"] * 2 + ["receipt_taken"] * 2  # once each, and nothing of the third


def test_what_is_delivered_is_the_very_bundle(both, place):
    (one,) = waiting(both, 1)
    content = both.laptop.require_vault().load_outgoing_content(one.number)
    deliver(both.laptop)
    assert (place / one.file).read_bytes() == content


def test_the_outbox_is_the_same_after_the_program_ended(both, place, tmp_path):
    waiting(both, 1)
    both.laptop.close()
    again = workplace_in(tmp_path / "laptop-home")
    unlock(again)
    try:
        assert deliver(again).delivered == (1,)
        assert len(list(place.iterdir())) == 1
    finally:
        again.close()


def test_a_copy_made_by_hand_still_waits_for_its_place(both, place, tmp_path):
    (tmp_path / "by-hand").mkdir()
    put_on_file(both.laptop, record(1))
    write_bundles(both.laptop, tmp_path / "by-hand")
    (one,) = both.laptop.require_vault().load_outgoing()
    assert (bool(one.copied_utc), one.delivered_utc) == (True, "")
    assert deliver(both.laptop).delivered == (1,)


def test_what_was_delivered_is_taken_again_when_asked(both, place):
    (one,) = waiting(both, 1)
    deliver(both.laptop)
    (place / one.file).unlink()
    assert deliver(both.laptop).delivered == ()
    assert deliver(both.laptop, again=True).delivered == (1,)
    assert (place / one.file).is_file()


def test_bytes_go_when_somebody_has_signed(both, place, tmp_path):
    waiting(both, 1)
    deliver(both.laptop)
    assert both.laptop.require_vault().load_outgoing_content(1) is not None
    merged(both, place, tmp_path)
    deliver(both.laptop)
    assert both.laptop.require_vault().load_outgoing_content(1) is None
    assert deliver(both.laptop, again=True).delivered == ()


# Ways that end early


def test_a_stick_that_is_gone_keeps_everything_and_the_next_ask_sends_it(both, place):
    waiting(both, 1, 2)
    shutil.rmtree(place)
    first = deliver(both.laptop)
    assert (first.delivered, first.waiting, first.problem.code) == ((), 2, "delivery.no_folder")
    assert states(both) == [(False, False, "delivery.no_folder")] * 2
    place.mkdir()
    assert deliver(both.laptop).delivered == (1, 2)
    assert states(both) == [(True, False, "")] * 2


def test_what_went_before_the_trouble_counts(both, place, monkeypatch):
    waiting(both, 1, 2, 3)
    honest = folder_carrier.write_file

    def fills_up(path, content, *, replace=True):
        if "-00002" in path.name:
            raise EnvironmentFailure("foundation.disk_full", name=path.name)
        honest(path, content, replace=replace)

    monkeypatch.setattr(folder_carrier, "write_file", fills_up)
    done = deliver(both.laptop)
    monkeypatch.undo()
    assert (done.delivered, done.waiting, done.problem.code) == ((1,), 2, "foundation.disk_full")
    assert states(both) == [(True, False, ""), (False, False, "foundation.disk_full"), (False, False, "")]
    assert deliver(both.laptop).delivered == (2, 3)


@pytest.mark.parametrize("at", [0.0, 0.2, 0.4, 0.6, 0.8])
def test_stopping_anywhere_loses_nothing(both, place, at):
    waiting(both, 1, 2)
    done = deliver(both.laptop, stop(at))
    assert isinstance(done.problem, Cancelled)
    assert len(done.delivered) + done.waiting == 2
    rest = deliver(both.laptop)
    assert done.delivered + rest.delivered == (1, 2)
    assert sorted(one.suffix for one in place.iterdir()) == [".udset", ".udset"]


def test_a_send_whose_end_was_never_kept_is_found_done_the_next_time(both, place):
    waiting(both, 1)
    carry(parcel_of(both.laptop))  # and then the laptop's battery is empty
    assert states(both) == [(False, False, "")]
    assert deliver(both.laptop).delivered == (1,)
    assert len(list(place.iterdir())) == 1


def test_a_name_that_is_taken_there_is_left_alone(both, place, tmp_path):
    (one,) = waiting(both, 1)
    (place / one.file).write_bytes(b"somebody else's")
    assert deliver(both.laptop).delivered == (1,)
    assert (place / one.file).read_bytes() == b"somebody else's"
    (kept,) = both.laptop.require_vault().load_outgoing()
    assert kept.name == one.file.replace(".udset", "-2.udset")
    (place / one.file).unlink()
    merged(both, place, tmp_path)
    assert deliver(both.laptop).received == (1,)


def test_the_way_itself_never_touches_the_vault(both, place):
    waiting(both, 1)
    parcel = parcel_of(both.laptop)
    both.laptop.require_vault().close()
    assert carry(parcel).delivered == ((1, parcel.pieces[0].file),)


# Receipts at the place


def test_a_receipt_that_is_none_is_told_and_changes_nothing(both, place):
    (one,) = waiting(both, 1)
    deliver(both.laptop)
    (place / one.file.replace(".udset", ".udsetreceipt")).write_bytes(b"not a receipt")
    done = deliver(both.laptop)
    assert done.received == ()
    assert [finding.where for finding in done.findings] == [one.file.replace(".udset", ".udsetreceipt")]
    assert states(both) == [(True, False, "")]


def test_receipts_of_other_laptops_are_not_even_fetched(both, place, monkeypatch):
    waiting(both, 1)
    deliver(both.laptop)
    (place / "somebody-else-00001.udsetreceipt").write_bytes(b"x")
    assert carry(parcel_of(both.laptop)).receipts == ()


def test_a_lost_receipt_is_made_up_for_by_the_next_one(both, place, tmp_path):
    waiting(both, 1)
    deliver(both.laptop)
    merged(both, place, tmp_path)
    for file in place.glob("*.udsetreceipt"):
        file.unlink()
    assert deliver(both.laptop).received == ()
    merged(both, place, tmp_path)  # the coordinator takes the same file in once more
    assert deliver(both.laptop).received == (1,)


def test_to_have_stopped_is_no_trouble_to_tell_of(both, place):
    waiting(both, 1)
    keep_carried(both.laptop, carry(parcel_of(both.laptop), stop(0.0)))
    assert states(both) == [(False, False, "")]
