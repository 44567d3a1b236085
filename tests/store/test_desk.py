import pytest

from tests.kit.vaults import new_vault
from udset_desktop.sealing.keys import new_age_key, new_signing_key
from udset_desktop.store.desk import Desk


@pytest.fixture
def desk(tmp_path):
    vault, _ = new_vault(tmp_path)
    desk = Desk(vault)
    yield desk
    desk.close()


def test_new_desk_holds_nothing(desk):
    assert desk.load_project() is None
    assert desk.load_root_key() is None
    assert desk.load_bundle_key() is None
    assert desk.load_receipt_key() is None
    assert desk.load_pool_key() is None
    assert desk.load_trust_entries() == ()


def test_project_and_keys_come_back(desk):
    root, receipt, bundle = new_signing_key(), new_signing_key(), new_age_key()
    desk.save_project(b'name = "x"')
    desk.save_root_key(root)
    desk.save_receipt_key(receipt)
    desk.save_bundle_key(bundle)

    assert desk.load_project() == b'name = "x"'
    assert (desk.load_root_key(), desk.load_receipt_key(), desk.load_bundle_key()) == (root, receipt, bundle)


def test_each_pool_has_its_own_key(desk):
    desk.save_pool_key(b"a" * 32)
    desk.save_pool_key(b"b" * 32, "other")

    assert desk.load_pool_key() == b"a" * 32
    assert desk.load_pool_key("other") == b"b" * 32


def test_trust_entries_are_kept_by_name(desk):
    for name, entry in (("b", "two"), ("a", "one"), ("b", "three")):
        desk.save_trust_entry(name, entry)

    assert desk.load_trust_entries() == ("one", "three")


def test_pack_numbers_rise(desk):
    assert [desk.take_pack_number(), desk.take_pack_number()] == [1, 2]
