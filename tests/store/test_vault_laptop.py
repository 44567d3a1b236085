import pytest

from tests.kit.vaults import new_vault
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.store.vault_values import KeptKey, KeptPack


@pytest.fixture
def vault(tmp_path):
    vault, _ = new_vault(tmp_path)
    yield vault
    vault.close()


@pytest.mark.parametrize("value", ["gd", 3, True, None, ["a", "b"], {"a": "b"}])
def test_setting_comes_back_with_its_type(vault, value):
    vault.save_setting("one", "before")
    vault.save_setting("one", value)

    assert vault.load_setting("one") == value
    assert type(vault.load_setting("one")) is type(value)


def test_setting_never_kept_is_none(vault):
    assert vault.load_setting("one") is None


def test_counters_count_apart(vault):
    assert [vault.take_number("a"), vault.take_number("a"), vault.take_number("b")] == [1, 2, 1]


def test_key_is_kept_replaced_and_destroyed(vault):
    key = KeptKey(name="laptop.age", secret="s", public="p")
    vault.save_key(KeptKey(name="laptop.age", secret="old", public="old"))
    vault.save_key(key)

    assert vault.load_key("laptop.age") == key
    assert "secret" not in repr(key)
    vault.delete_key("laptop.age")
    assert vault.load_key("laptop.age") is None


def test_only_a_higher_pack_comes_into_force(vault):
    assert vault.load_pack() is None
    pack = KeptPack(number=4, content=b"four", at_utc="2026-05-04")
    vault.save_pack(pack)

    for number in (3, 4):
        with pytest.raises(InputRefused, match="pack_older"):
            vault.save_pack(KeptPack(number=number, content=b"other", at_utc="2026-05-05"))

    assert vault.load_pack() == pack
    newer = KeptPack(number=5, content=b"five", at_utc="2026-05-06")
    vault.save_pack(newer)
    assert vault.load_pack() == newer


def test_papers_are_kept_by_name_and_found_by_its_beginning(vault):
    vault.save_paper("card/1", b"old")
    vault.save_paper("card/1", b"one")
    vault.save_paper("card/2", b"two")
    vault.save_paper("cardboard", b"no")

    assert vault.load_paper("card/1") == b"one"
    assert vault.load_papers("card/") == {"card/1": b"one", "card/2": b"two"}
    vault.delete_paper("card/1")
    assert vault.load_paper("card/1") is None
