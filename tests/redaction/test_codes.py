from __future__ import annotations

import pytest

from udset_desktop.redaction.codes import digits_of, has_cue, rules_after_dates, rules_before_dates
from udset_desktop.redaction.model import Kind
from udset_desktop.redaction.shapes import shape_findings


def test_digits_and_cues_are_read_as_people_write_them():
    assert digits_of("(01632) 960-٣") == "01632960" + "3"
    assert has_cue("my Tel: 1", 8, "cue_phone")
    assert not has_cue("hotel: 1", 7, "cue_phone")


def test_a_rule_is_asked_only_where_there_are_digits_enough_for_it():
    assert len(rules_before_dates(3)) < len(rules_before_dates(13))
    assert len(rules_after_dates(1)) < len(rules_after_dates(13))


def told(text):
    return [(text[one.start : one.end], one.kind) for one in shape_findings(text)]


@pytest.mark.parametrize(
    ("text", "what", "kind"),
    [
        ("ring 0131 496 0119 ext 12 today", "0131 496 0119 ext 12", Kind.PHONE),
        ("at 2/1, 118 Ash Court, ring 0131 496 0119.", "0131 496 0119", Kind.PHONE),
        ("it is 0 1 3 1 4 9 6 0 1 1 9", "0 1 3 1 4 9 6 0 1 1 9", Kind.PHONE),
        ("from 0131/496 0119 it", "0131/496 0119", Kind.PHONE),
        ("extension 4417", "4417", Kind.PHONE),
        ("4929 1234 5678 9012 on it", "4929 1234 5678 9012", Kind.BANK),
        ("gb29-nwbk-6016-1331-9268-19", "gb29-nwbk-6016-1331-9268-19", Kind.BANK),
        ("NI AB-12-34-56-C", "AB-12-34-56-C", Kind.NATIONAL_INSURANCE),
        ("insurance number TN 31 12 58 F", "TN 31 12 58 F", Kind.NATIONAL_INSURANCE),
        ("it says TN311258F", "TN311258F", Kind.REFERENCE),
        ("27 1140 2004 0000 3002 0135 5387 in all", "27 1140 2004 0000 3002 0135 5387", Kind.REFERENCE),
        ("file ref URO/KAM/5521", "URO/KAM/5521", Kind.REFERENCE),
        ("MORGA 657054 SM9IJ", "MORGA 657054 SM9IJ", Kind.REFERENCE),
        ("a van, 191-D-20418", "191-D-20418", Kind.VEHICLE),
        ("parked SIL 4432 there", "SIL 4432", Kind.VEHICLE),
        ("a lorry MH 12 AB 1234", "MH 12 AB 1234", Kind.VEHICLE),
        ("in Bengaluru 560009 now", "560009", Kind.POSTCODE),
        ("in 60-101 Warsaw now", "60-101", Kind.POSTCODE),
        ("zip code 53402-1187", "53402-1187", Kind.POSTCODE),
        ("P.O. Box 4471", "4471", Kind.ADDRESS),
    ],
)
def test_each_number_is_found_whole(text, what, kind):
    assert (what, kind) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "case closed in 2019",
        "the years 2019 2020 2021 2022",
        "PA 12345 of them",
        "ABA is 12",
        "take 1 2 3 4 5 steps",
        "an extension 12 feet long",
        "the box 12 came in",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert told(text) == []
