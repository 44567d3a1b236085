"""What the desk remembers of a laptop."""

from tests.kit.joined import begun
from udset_desktop.usecases.hearing import (
    bundles_heard,
    late_numbers,
    newest_at_end,
    note_bundle,
    note_end,
    note_late,
    number_heard,
    pack_heard,
)


def test_a_laptop_nobody_heard_has_no_number_and_no_pack(tmp_path):
    desk = begun(tmp_path)
    vault = desk.require_desk().vault
    assert (number_heard(vault, "a"), pack_heard(vault, "a")) == (0, 0)
    desk.close()


def test_the_highest_stays_whatever_comes_in_late(tmp_path):
    desk = begun(tmp_path)
    vault = desk.require_desk().vault
    for number, pack in ((3, 2), (1, 1), (2, 2)):
        note_bundle(vault, laptop="a", number=number, pack=pack)
    note_bundle(vault, laptop="b", number=1, pack=1)
    assert (number_heard(vault, "a"), pack_heard(vault, "a")) == (3, 2)
    assert (number_heard(vault, "b"), pack_heard(vault, "b")) == (1, 1)
    desk.close()


def test_every_bundle_is_remembered_under_its_number_once(tmp_path):
    desk = begun(tmp_path)
    vault = desk.require_desk().vault
    for number, bundle in ((2, "ab"), (1, "cd"), (2, "ab"), (2, "ef")):
        note_bundle(vault, laptop="a", number=number, pack=1, bundle=bundle)
    note_bundle(vault, laptop="a", number=3, pack=1)
    assert bundles_heard(vault, "a") == {1: ("cd",), 2: ("ab", "ef")}
    assert bundles_heard(vault, "b") == {}
    desk.close()


def test_the_number_at_the_end_of_trust_is_noted_once(tmp_path):
    desk = begun(tmp_path)
    vault = desk.require_desk().vault
    assert newest_at_end(vault, "a") is None
    note_end(vault, "a", 4)
    note_end(vault, "a", 7)
    assert newest_at_end(vault, "a") == 4
    desk.close()


def test_late_numbers_that_somebody_vouched_for_add_up(tmp_path):
    desk = begun(tmp_path)
    vault = desk.require_desk().vault
    assert late_numbers(vault, "a") == frozenset()
    for number in (2, 1, 2):
        note_late(vault, "a", number)
    assert (late_numbers(vault, "a"), late_numbers(vault, "b")) == ({1, 2}, frozenset())
    desk.close()
