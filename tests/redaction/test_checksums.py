from __future__ import annotations

import random

import pytest

from udset_desktop.redaction.checksums import (
    begins_with_date,
    has_card_check,
    has_chi_check,
    has_iban_check,
    has_nhs_check,
)

# Published examples, or with a day that no month has: nobody's number.
PUBLISHED = "0101011237"


@pytest.mark.parametrize(
    ("digits", "dated"),
    [("0101", True), ("3112", True), ("2902", True), ("3102", False), ("0013", False), ("3206", False)],
)
def test_four_digits_are_a_day_and_a_month_or_not(digits, dated):
    assert begins_with_date(digits) is dated


def test_a_chi_number_passes_by_either_check():
    assert has_chi_check(PUBLISHED)
    assert has_chi_check("3102990010")  # by mod 11
    assert has_chi_check("3102990011")  # by mod 10
    assert not has_chi_check("3102990012")


def test_one_other_digit_breaks_the_nhs_check():
    draw = random.Random(4)
    for _ in range(200):
        ten = "".join(draw.choice("0123456789") for _ in range(10))
        if has_nhs_check(ten):
            place = draw.randrange(10)
            other = ten[:place] + str((int(ten[place]) + draw.randint(1, 9)) % 10) + ten[place + 1 :]
            assert not has_nhs_check(other)


def test_cards_and_account_numbers_of_the_standards_pass():
    assert has_card_check("4111111111111111")
    assert not has_card_check("4111111111111112")
    assert has_iban_check("GB33BUKB20201555555555")
    assert not has_iban_check("GB34BUKB20201555555555")
