"""References: random, with a check that no slip gets past, and never anything of a person's own."""

from __future__ import annotations

import pytest

from udset_desktop.project.reference import SIGNS, new_references, read_reference, spelled_reference


def plain(reference: str) -> str:
    return reference.replace("-", "")


def test_every_reference_given_out_is_another_and_is_read_back():
    made = new_references(500)
    assert len(set(made)) == 500
    assert all(read_reference(one) == one for one in made)


def test_how_it_was_typed_does_not_matter():
    (one,) = new_references(1)
    for typed in (one.lower(), plain(one), f"  {one} ", " ".join(plain(one)), one.replace("-", "\u2013")):
        assert read_reference(typed) == one
        assert spelled_reference(typed) == one


def test_one_wrong_sign_is_always_noticed():
    for one in new_references(20):
        told = plain(one)
        for at in range(len(told)):
            for sign in set(SIGNS) - {told[at]}:
                assert read_reference(told[:at] + sign + told[at + 1 :]) is None


def test_two_signs_that_changed_places_are_always_noticed():
    for one in new_references(50):
        told = plain(one)
        for first in range(len(told)):
            for second in range(first + 1, len(told)):
                signs = list(told)
                signs[first], signs[second] = signs[second], signs[first]
                if signs != list(told):
                    assert read_reference("".join(signs)) is None


@pytest.mark.parametrize(
    "text", ["", "77", "0101011237", "2222222222", "2345678923", "Agnes Ross", "03/03/1941", "K7M4Q-9XT2"]
)
def test_nothing_else_is_a_reference(text):
    assert read_reference(text) is None
    assert spelled_reference(text) == text


def test_no_number_of_ten_figures_is_a_reference():
    for number in range(2_222_222_222, 2_222_232_222):
        assert read_reference(str(number)) is None


@pytest.mark.parametrize("count", [0, -1, 10_001])
def test_only_so_many_at_once(count):
    with pytest.raises(ValueError, match="references"):
        new_references(count)
