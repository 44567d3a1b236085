"""A receipt is believed from a coordinator of this project, about a bundle of this laptop, and no other."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.kit.bundles import record
from tests.kit.joined import put_on_file
from udset_desktop.foundation.problems import BundleRefused
from udset_desktop.merge.receipt import parse_receipt, render_receipt
from udset_desktop.sealing.keys import new_signing_key
from udset_desktop.usecases.carrying import take_receipt
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files
from udset_desktop.usecases.receipts_home import take_receipt_content
from udset_desktop.usecases.standing import require_pack


@pytest.fixture
def receipt_file(both, stick, tmp_path):
    put_on_file(both.laptop, record(1), record(2))
    write_bundles(both.laptop, stick)
    pool = PoolAddress(place=str(tmp_path / "pool.sqlite"))
    init_pool(both.desk, pool)
    return merge_files(both.desk, pool, sorted(stick.glob("*.udset"))).receipts[0]


@pytest.fixture
def told(both, receipt_file):
    """What the receipt says."""
    pack = require_pack(both.laptop.require_vault())
    publics = tuple(one.receipt_public for one in pack.coordinators)
    return parse_receipt(receipt_file.read_bytes(), publics=publics, project=pack.project.id)


@pytest.fixture
def signed(both):
    """Any receipt, signed by the coordinator's own key."""
    key = both.desk.require_desk().load_receipt_key()

    return lambda receipt: render_receipt(receipt, key)


def outcomes(both):
    return [one.outcome for one in both.laptop.require_vault().load_landings()]


def test_a_receipt_of_the_coordinator_tells_what_became_of_each_line(both, receipt_file):
    taken = take_receipt(both.laptop, receipt_file)
    assert (taken.number, taken.records, taken.held, taken.is_new) == (1, 2, 0, True)
    assert outcomes(both) == ["new", "new"]
    assert both.laptop.require_vault().load_receipts(1) == (receipt_file.read_bytes(),)


def test_the_same_receipt_twice_is_one(both, receipt_file):
    take_receipt(both.laptop, receipt_file)
    assert take_receipt(both.laptop, receipt_file).is_new is False
    assert len(both.laptop.require_vault().load_receipts(1)) == 1


def test_what_one_coordinator_holds_another_may_let_in_in_whichever_order(both, told, signed):
    line = told.lines["new"][0]
    held = replace_lines(told, {"held": (line,)}, "2026-07-01T09:00:00+00:00")
    let_in = replace_lines(told, {"new": (line,)}, "2026-06-02T09:00:00+00:00")
    for order in ((held, let_in), (let_in, held)):
        for one in order:
            take_receipt_content(both.laptop, signed(one))
        assert "held" not in outcomes(both)


def test_a_line_that_only_waits_there_is_told_so(both, told, signed):
    lines = told.lines["new"]
    taken = take_receipt_content(
        both.laptop, signed(replace_lines(told, {"held": lines[:1], "new": lines[1:]}, told.merged_at))
    )
    assert (taken.records, sorted(outcomes(both))) == (1, ["held", "new"])


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"bundle": "0" * 32}, "receipts_home.of_another"),
        ({"number": 7}, "receipts_home.does_not_fit"),
        ({"manifest": "0" * 64}, "receipts_home.does_not_fit"),
        ({"project": "another"}, "merge.receipt_not_ours"),
        ({"format": 9}, "merge.receipt_not_ours"),
    ],
)
def test_what_does_not_fit_changes_nothing(both, told, signed, changes, code):
    with pytest.raises(BundleRefused) as refused:
        take_receipt_content(both.laptop, signed(replace(told, **changes)))
    assert refused.value.code == code
    unchanged(both)


def test_a_receipt_signed_by_anybody_else_changes_nothing(both, told):
    with pytest.raises(BundleRefused, match=r"merge\.receipt_of_nobody"):
        take_receipt_content(both.laptop, render_receipt(told, new_signing_key()))
    unchanged(both)


@pytest.mark.parametrize("content", [b"", b"a letter", b"PK\x03\x04", b"\0" * 5000])
def test_what_is_no_receipt_changes_nothing(both, receipt_file, content):
    with pytest.raises(BundleRefused):
        take_receipt_content(both.laptop, content)
    unchanged(both)


def test_a_receipt_changed_by_one_byte_changes_nothing(both, receipt_file):
    content = bytearray(receipt_file.read_bytes())
    for at in range(0, len(content), 97):
        content[at] ^= 1
        with pytest.raises(BundleRefused):
            take_receipt_content(both.laptop, bytes(content))
        content[at] ^= 1
    unchanged(both)


def replace_lines(told, lines, at):
    return replace(told, lines=lines, merged_at=at)


def unchanged(both):
    assert set(outcomes(both)) == {""}
    assert both.laptop.require_vault().load_receipts(1) == ()
