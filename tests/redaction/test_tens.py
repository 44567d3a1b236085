from __future__ import annotations

import random

import pytest

from udset_desktop.redaction.model import BLOCKED, Kind
from udset_desktop.redaction.search import find_in
from udset_desktop.redaction.telltales import telltales_in

DATE, REST = "150937", "4826"
BETWEEN = (" ", "  ", "/", " / ", "-", " - ", ", ", ",", "_", ".", "\n", ") ", " \u2013 ")


def found(text):
    return [(text[one.start : one.end], one.kind) for one in find_in(text)]


@pytest.mark.parametrize("between", BETWEEN, ids=repr)
def test_ten_digits_that_begin_with_a_date_are_blocked_whatever_parts_them(between):
    number = f"{DATE}{between}{REST}"
    assert found(f"It says {number} on the card") == [(number, Kind.CHI)]
    assert telltales_in(f"It says {number} on the card") == (Kind.CHI,)
    assert Kind.CHI in BLOCKED


@pytest.mark.parametrize(
    "number",
    [
        "1 5 0 9 3 7 4 8 2 6",
        "1-5-0-9-3-7-4-8-2-6",
        "1, 5, 0, 9, 3, 7, 4, 8, 2, 6",
        "1 5 0 9 3 7 / 4 8 2 6",
        "1 5 0 9 3 7 / 4826",
        "15/09/37/48/26",
        "15-09-37-48-26",
        "15, 09, 37, 4826",
        "15/09/37  4826",
        "1509 37 - 4826",
        "15 0937/4826",
    ],
)
def test_the_groups_of_a_number_hide_no_date(number):
    assert found(f"my number is {number}.") == [(number, Kind.CHI)]


def test_every_way_to_write_one_is_found_in_every_sentence(record_property):
    draw, cases = random.Random(41), 2_000
    for _ in range(cases):
        date = f"{draw.randint(1, 28):02}{draw.randint(1, 12):02}{draw.randint(0, 99):02}"
        parts = draw.choice(([date], [date[:2], date[2:4], date[4:]], list(date)))
        number = draw.choice(BETWEEN).join(parts) + draw.choice(BETWEEN) + f"{draw.randint(0, 9999):04}"
        text = draw.choice(("It is {}, she said", "{}", "CHI {}", "flat 3 {} there", "card {}; and {{}}"))
        whole = text.format(number)
        assert Kind.CHI in telltales_in(whole), whole
    record_property("numbers_of_ten_digits", cases)


@pytest.mark.parametrize(
    "text",
    [
        "on 12/03/2024, 10 of us went",
        "at 12.03.24 10:30 the nurse came",
        "at 10, 12 and 1430",
        "45 67 12, 3456",  # no day 45
        "between 10 and 12, 2024",
    ],
)
def test_other_numbers_are_no_health_numbers(text):
    assert Kind.CHI not in [kind for _, kind in found(text)]


def test_ten_digits_that_are_part_of_more_are_left_to_other_rules():
    assert Kind.CHI not in [kind for _, kind in found("card 27 1140 2004 0000 3002 0135 5387")]
