from __future__ import annotations

import pytest

from udset_desktop.redaction.model import Kind
from udset_desktop.redaction.passwords import password_findings


def told(text):
    return [(text[one.start : one.end], one.kind) for one in password_findings(text)]


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("the password to the tablet is heather1951! now", "heather1951!"),
        ("PIN for the card is 7719", "7719"),
        ("update password to Xq7!pqz", "Xq7!pqz"),
        ("the password (Xq7!pqz)", "Xq7!pqz"),
        ("the password is Blue!kettle, for now", "Blue!kettle"),
        ("pwd: sunnyDaysAhead", "sunnyDaysAhead"),
        ("Her password was MissMuffet_one.", "MissMuffet_one"),
        ("the passphrase 'corgi%corgi' opens it", "corgi%corgi"),
        ("log in with a.reed@example.org / W!nter24, then", "W!nter24"),
        ("a.reed@example.org | Heron77nest", "Heron77nest"),
    ],
)
def test_a_password_is_told_by_its_word_or_by_the_address_before_it(text, secret):
    assert told(text) == [(secret, Kind.REFERENCE)]


@pytest.mark.parametrize(
    "text",
    [
        "as with_password(new=True) is",
        "the code for the job is clear",
        "a pin on the map is seen",
        "the password is wrong",
        "her password was on the calendar, she said",
        "My password must be changed!",
        "a passing fancy for McVitie's",
        "Passwords_are_bad",
        "write to a.reed@example.org / or ring",
        "a.reed@example.org | 01632 960123",
        "tea/Coffee2go and a.reed@example.org",
        "VIN number unknown",
        "a glass of VIN ROUGE",
    ],
)
def test_plain_words_are_no_password(text):
    assert told(text) == []


def test_what_a_maker_numbered_a_vehicle_needs_no_digit():
    assert told("VIN: WVWZZZKTFBNLWUDNA if asked") == [("WVWZZZKTFBNLWUDNA", Kind.VEHICLE)]
