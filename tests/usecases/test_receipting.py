"""Receipts in one folder: each bundle's own, whatever the file was called."""

import pytest

from tests.kit.pools import bundle_of, planner, record_of
from udset_desktop.foundation.problems import EnvironmentFailure
from udset_desktop.merge.plan import Holdings
from udset_desktop.merge.receipt import bundle_told, receipt_of
from udset_desktop.sealing.keys import new_signing_key
from udset_desktop.usecases.receipting import put_receipt

KEY = new_signing_key()


def receipt(laptop, at="2026-06-01T09:00:00+00:00"):
    opened = bundle_of(record_of(f"of-{laptop}"), laptop=laptop)
    return receipt_of(planner(Holdings(), opened), merged_at=at)


def bundles_in(folder):
    return {place.name: bundle_told(place.read_bytes()) for place in folder.iterdir()}


def test_two_laptops_with_one_file_name_get_a_receipt_each(tmp_path):
    ours, theirs = receipt("a"), receipt("b")
    put_receipt(tmp_path, "bundle", ours, KEY)
    put_receipt(tmp_path, "bundle", theirs, KEY)
    assert bundles_in(tmp_path) == {
        "bundle.udsetreceipt": ours.bundle,
        "bundle-2.udsetreceipt": theirs.bundle,
    }


def test_a_receipt_written_again_takes_the_place_of_its_own_file_alone(tmp_path):
    for one in (receipt("a"), receipt("b")):
        put_receipt(tmp_path, "bundle", one, KEY)
    before = (tmp_path / "bundle.udsetreceipt").read_bytes()
    place = put_receipt(tmp_path, "bundle", receipt("b", at="2026-06-02T09:00:00+00:00"), KEY)
    assert place.name == "bundle-2.udsetreceipt"
    assert (tmp_path / "bundle.udsetreceipt").read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 2


def test_a_file_that_is_no_receipt_is_left_alone(tmp_path):
    there = tmp_path / "bundle.udsetreceipt"
    there.write_bytes(b"something a person keeps")
    assert put_receipt(tmp_path, "bundle", receipt("a"), KEY).name == "bundle-2.udsetreceipt"
    assert there.read_bytes() == b"something a person keeps"


def test_a_folder_that_takes_nothing_is_told(tmp_path):
    with pytest.raises(EnvironmentFailure, match=r"foundation\.no_folder"):
        put_receipt(tmp_path / "nowhere", "bundle", receipt("a"), KEY)
