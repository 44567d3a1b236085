from __future__ import annotations

import itertools

import pytest

from udset_desktop.redaction.model import Certainty, Kind
from udset_desktop.redaction.shapes import shape_findings


def told(text):
    return [(text[one.start : one.end], one.kind) for one in shape_findings(text)]


@pytest.mark.parametrize(
    ("text", "what", "kind"),
    [
        ("write to a.b+c@example.co.uk.", "a.b+c@example.co.uk", Kind.EMAIL),
        ("write to tam (at) example.org", "tam (at) example.org", Kind.EMAIL),
        ("she is @granny_mabel there", "@granny_mabel", Kind.LINK),
        ("(see https://example.org/a?b=c).", "https://example.org/a?b=c", Kind.LINK),
        ("go to example.org/tam, then", "example.org/tam", Kind.LINK),
        ("CHI 010101 1237", "010101 1237", Kind.CHI),
        ("x0101011237", "0101011237", Kind.CHI),
        ("0101-01-1237 no; 01-01-01-1237", "01-01-01-1237", Kind.CHI),
        ("NHS 943 476 5919", "943 476 5919", Kind.NHS),
        ("nhs no 9434765910", "9434765910", Kind.NHS),  # wrong check digit, and told as one
        ("NI QQ 12 34 56 C", "QQ 12 34 56 C", Kind.NATIONAL_INSURANCE),
        ("ni qq123456c", "qq123456c", Kind.NATIONAL_INSURANCE),
        ("card 4111-1111-1111-1111", "4111-1111-1111-1111", Kind.BANK),
        ("GB33 BUKB 2020 1555 5555 55", "GB33 BUKB 2020 1555 5555 55", Kind.BANK),
        ("sort code 12-34-56", "12-34-56", Kind.BANK),
        ("12-34-56 12345678 it says", "12-34-56 12345678", Kind.BANK),
        ("account 12345678", "12345678", Kind.BANK),
        ("ring 01632 960123 now", "01632 960123", Kind.PHONE),
        ("+44 (0)1632 960123", "+44 (0)1632 960123", Kind.PHONE),
        ("(212) 555-0199", "(212) 555-0199", Kind.PHONE),
        ("call 555-0147", "555-0147", Kind.PHONE),
        ("ring 960 412", "960 412", Kind.PHONE),
        ("at KW15 1AA today", "KW15 1AA", Kind.POSTCODE),
        ("at kw151aa today", "kw151aa", Kind.POSTCODE),
        ("Springfield, IL 62704", "62704", Kind.POSTCODE),
        ("a red AB12 CDE outside", "AB12 CDE", Kind.VEHICLE),
        ("car reg N123 ABC", "N123 ABC", Kind.VEHICLE),
        ("reg no n123 abc", "n123 abc", Kind.VEHICLE),
        ("parked again, sl66xyz", "sl66xyz", Kind.VEHICLE),
        ("case ref SW/2024/00831 closed", "SW/2024/00831", Kind.REFERENCE),
        ("hospital number H4471902", "H4471902", Kind.REFERENCE),
        ("SSN 219-09-9999", "219-09-9999", Kind.REFERENCE),
        ("from 192.168.0.1 it came", "192.168.0.1", Kind.LINK),
    ],
)
def test_each_shape_is_found_whole(text, what, kind):
    assert (what, kind) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "two tablets at 8 and 3 at bedtime, 40 mg",
        "it cost £1249.99 and 18.50 each way",
        "blood pressure 132/84, pulse 72",
        "at 10.15 or 2.45, room 14",
        "about 1,000,000 people",
        "the 2nd, m1 3rd door",
        "end of the day.The next",
        "at 10 20 30 a day",
        "",
    ],
)
def test_what_only_looks_a_little_like_one_is_left_alone(text):
    assert told(text) == []


def test_ten_digits_that_begin_with_a_date_are_a_chi_whatever_their_check_digit():
    one = shape_findings("it says 0101011238 there")[0]
    assert (one.kind, one.certainty) == (Kind.CHI, Certainty.MAY_BE)
    assert shape_findings("it says 0101011237 there")[0].certainty is Certainty.LOOKS_LIKE


def test_no_two_findings_overlap():
    text = "Tel 01632 960123, 0101011237, 12-34-56 12345678, GB33BUKB20201555555555, a@example.org 1/2/2024"
    spans = sorted((one.start, one.end) for one in shape_findings(text))
    assert len(spans) >= 6
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
