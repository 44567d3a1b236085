"""Hand-over files, receipts and statements of laptops that are believed no longer."""

from __future__ import annotations

import pytest

from tests.kit.talks import finished_talk
from udset_desktop.foundation.problems import BundleRefused
from udset_desktop.usecases.enrolling import update
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.handing_over import hand_over, let_go, take_back, take_over, waiting_for_receipts
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files, plan_files
from udset_desktop.usecases.projects import revoke, write_pack
from udset_desktop.usecases.standing import producer_of


@pytest.fixture
def file(two, tmp_path):
    """Morag on the way from the giver to the taker."""
    record = finished_talk(two.giver, "Morag")
    hand_over(two.giver, two.taker_card, [record.person], tmp_path / "on-the-way.udsethandover")
    return tmp_path / "on-the-way.udsethandover"


def ended(two, laptop, told, folder):
    """The laptop is believed no longer, and `told` has the pack that says so."""
    revoke(two.desk, producer_of(laptop.require_vault()).laptop, last_number=0)
    update(told, write_pack(two.desk, folder / "third.udsetpack").file)


def names(workplace):
    return [one.name for one in workplace.require_vault().load_people()]


def test_a_receipt_of_a_revoked_taker_clears_nobody_and_brings_them_back(two, file, tmp_path):
    receipt = take_over(two.taker, file).receipt
    ended(two, two.taker, two.giver, tmp_path)
    with pytest.raises(BundleRefused, match=r"bundle\.taker_revoked"):
        let_go(two.giver, receipt)
    assert names(two.giver) == ["Morag"]
    assert waiting_for_receipts(two.giver)
    assert take_back(two.giver, receipt) == 1
    assert waiting_for_receipts(two.giver) == ()
    assert write_bundles(two.giver, tmp_path)


def test_a_receipt_of_a_believed_taker_is_no_file_to_take_back(two, file):
    receipt = take_over(two.taker, file).receipt
    with pytest.raises(Exception, match=r"handing_over\.file_unknown"):
        take_back(two.giver, receipt)


def test_a_file_of_a_revoked_giver_is_not_taken_and_not_signed_for(two, file, tmp_path):
    ended(two, two.giver, two.taker, tmp_path)
    with pytest.raises(BundleRefused, match=r"bundle\.giver_revoked"):
        take_over(two.taker, file)
    assert not file.with_suffix(".udsethanded").exists()
    assert names(two.taker) == []
    assert two.taker.require_vault().load_handed_people() == ()


def test_the_desk_is_told_who_gave_what_comes_of_a_revoked_laptop(two, file, tmp_path):
    # The taker had not got the pack yet: nobody there could know, and the desk can.
    take_over(two.taker, file)
    pool = PoolAddress(place=str(tmp_path / "pool.db"))
    init_pool(two.desk, pool)
    [sent] = write_bundles(two.taker, tmp_path)
    assert plan_files(two.desk, pool, [sent.file]).files[0].findings == ()
    giver = producer_of(two.giver.require_vault()).laptop
    revoke(two.desk, giver, last_number=0)
    for outcome in (plan_files(two.desk, pool, [sent.file]), merge_files(two.desk, pool, [sent.file])):
        [finding] = outcome.files[0].findings
        assert finding.code == "merge.giver_revoked"
        assert finding.context == {"laptop": giver, "count": 1}
    assert merge_files(two.desk, pool, [sent.file]).files[0].findings == ()
