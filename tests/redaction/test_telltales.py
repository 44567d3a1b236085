"""Numbers and addresses that no text may hold, told by their shape alone."""

from __future__ import annotations

import pytest

from udset_desktop.redaction.model import Kind
from udset_desktop.redaction.telltales import telltales_in


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Write to me at morag@example.org any time.", Kind.EMAIL),
        ("Ring 01632 960123 after tea.", Kind.PHONE),
        ("It is at IV27 4NX, by the church.", Kind.POSTCODE),
        ("My number is 010101 1237.", Kind.CHI),
        ("It is 1205481234, I think.", Kind.CHI),  # a date and no check digit: mistyped gives away as much
        ("It is 120548 1234, I think.", Kind.CHI),
        ("Her insurance is QQ 12 34 56 C.", Kind.NATIONAL_INSURANCE),
        ("See www.example.org for it.", Kind.LINK),
        ("Ring 01632\u00a0960123 after tea.", Kind.PHONE),
    ],
)
def test_what_points_at_somebody_is_told(text, kind):
    assert kind in telltales_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "We had soup, and that was good.",
        "[person A] comes at 10 and goes at 11.",
        "I waited 3 weeks for [telephone number].",
        "She lives at 14 Tornagrain, and I count 1 2 3 4 5 6 7 8 9.",
        "The visa is late, the card is lost, and a password was wrong.",
        "",
    ],
)
def test_plain_talk_and_substitutes_are_not(text):
    assert telltales_in(text) == ()


def test_names_are_for_whoever_reads():
    assert telltales_in("Morag Macleod from Stornoway came by.") == ()


def test_each_kind_is_told_once_and_in_its_place():
    text = "Ring 01632 960123 or 01632 960124, or write to a@example.org."
    assert telltales_in(text) == (Kind.PHONE, Kind.EMAIL)
