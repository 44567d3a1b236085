from __future__ import annotations

import pytest

from udset_desktop.redaction.model import Kind
from udset_desktop.redaction.shapes import shape_findings
from udset_desktop.redaction.told import told_words


def told(text):
    return [(text[one.start : one.end], one.kind) for one in shape_findings(text)]


@pytest.mark.parametrize(
    ("text", "what", "kind"),
    [
        ("PNR XQZ9LM it said", "XQZ9LM", Kind.REFERENCE),
        ("booking ref qz8t4l it said", "qz8t4l", Kind.REFERENCE),
        ("Your ref: BX1", "BX1", Kind.REFERENCE),
        ("Council tax a/c 7701 2238 5", "7701 2238 5", Kind.BANK),
        ("the BSB is 062-000.", "062-000", Kind.BANK),
        ("+234 803 555 0178 / 0803 555 0179", "0803 555 0179", Kind.PHONE),
        ("His Mastercard number is 5412-7534-55551234, he said", "5412-7534-55551234", Kind.BANK),
        ("my Visa is 4929 1182 3390 716", "4929 1182 3390 716", Kind.BANK),
        ("phone is 6 6 3 5 0 1 5 0 7 5 please", "6 6 3 5 0 1 5 0 7 5", Kind.PHONE),
        ("the account is 8 8 0 2 3 3 1 9, he", "8 8 0 2 3 3 1 9", Kind.BANK),
        ("PIN: 993 127", "993 127", Kind.REFERENCE),
        ("your OTP is 449017, keep", "449017", Kind.REFERENCE),
        ("password: hunter2", "hunter2", Kind.REFERENCE),
        ("the keysafe is 2580", "2580", Kind.REFERENCE),
        ("locker combo 22-8-35", "22-8-35", Kind.REFERENCE),
        ("the wifi password is purple-otter-19.", "purple-otter-19", Kind.REFERENCE),
        ("share code W8K 3PN 7T2", "W8K 3PN 7T2", Kind.REFERENCE),
        ("Medicare no. 2123 45670 1; then", "2123 45670 1", Kind.REFERENCE),
        ("Your ref: AB.4471.22", "AB.4471.22", Kind.REFERENCE),
        ("Ref TN 90-4471", "TN 90-4471", Kind.REFERENCE),
        ("tracking number JD0002 2281 4471", "JD0002 2281 4471", Kind.REFERENCE),
        ("his blue badge (NX44 71820) to", "NX44 71820", Kind.REFERENCE),
        ("Keysafe on left, 4471. Dog", "4471", Kind.REFERENCE),
        ("sent to +44 7700 900***; if", "+44 7700 900***", Kind.PHONE),
        ("number INV-0042 is", "INV-0042", Kind.REFERENCE),
        ("record 55-20-71 -", "55-20-71", Kind.REFERENCE),
        ("PC 4417 attended", "4417", Kind.REFERENCE),
        ("no. 48812/17 against", "48812/17", Kind.REFERENCE),
        ("case 2:19-cv-04471", "2:19-cv-04471", Kind.REFERENCE),
        ("CPF 123.456.789-09", "123.456.789-09", Kind.REFERENCE),
        ("the card ending in 1111", "1111", Kind.REFERENCE),
        ("plate 7ABC123", "7ABC123", Kind.VEHICLE),
        ("licence plate WA 88321", "WA 88321", Kind.VEHICLE),
        ("401118 / 11223344", "401118 / 11223344", Kind.BANK),
        ("my pw is kitten99", "kitten99", Kind.REFERENCE),
        ("pass: letmein2024", "letmein2024", Kind.REFERENCE),
        ("NHI ZAC5361 is", "ZAC5361", Kind.REFERENCE),
        ("pension ref W 4417 B.", "W 4417 B", Kind.REFERENCE),
        ("case no. II K 447/05", "II K 447/05", Kind.REFERENCE),
        ("our ref JL/hg/442, my", "JL/hg/442", Kind.REFERENCE),
        ("IRD 49-091-850", "49-091-850", Kind.REFERENCE),
        ("cédula de ciudadanía 52.345.678", "52.345.678", Kind.REFERENCE),
        ('"employeeId": "88-2231"', "88-2231", Kind.REFERENCE),
        ("customer_number=44718", "44718", Kind.REFERENCE),
        ("The code is 4471C.", "4471C", Kind.REFERENCE),
        ("M-Pesa till 447182", "447182", Kind.REFERENCE),
        ("loan K7XQ2M", "K7XQ2M", Kind.REFERENCE),
        ("account 44017823", "44017823", Kind.BANK),
        ("account 01632 960100", "01632 960100", Kind.PHONE),
        ("job no. HB 4417 K", "HB 4417 K", Kind.REFERENCE),
    ],
)
def test_a_code_is_told_by_the_word_before_it(text, what, kind):
    assert (what, kind) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "your reference is welcome",
        "debit of 40 50",
        "the library card is 4 weeks late",
        "the safe was 12 foot up",
        "the key is 1 of many",
        "case 2019 was hard",
        "file 12 of them",
        "reg to MOT it",
        "REF 12",
        "PC 7 is slow",
        "the year ending in 2019",
        "the PIN changed in 2019",
        "licence 2024",
        "they must pass PDF/UA-1",
        "a folder 0.03 s",
        "tax code 1257L was",
        "fault code E119 is",
        "till 10 or 11",
        "Age group: 65-74",
        "the device has 16 GB",
    ],
)
def test_other_numbers_behind_these_words_are_no_codes(text):
    assert [one for one in told(text) if one[1] in {Kind.REFERENCE, Kind.VEHICLE, Kind.BANK}] == []


def test_the_words_of_two_parts_are_looked_for_by_their_last():
    words = told_words()
    assert "code" in words["told"]
    assert "plate" in words["told_plate"]
    assert not any("_" in word for listed in words.values() for word in listed)
