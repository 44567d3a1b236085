from __future__ import annotations

import pytest

from udset_desktop.redaction.codes import bank_codes, fitting_rules
from udset_desktop.redaction.model import Kind
from udset_desktop.redaction.shapes import shape_findings


def test_a_rule_is_asked_only_where_there_are_digits_enough_for_it():
    for few, many in zip(fitting_rules(1, ""), fitting_rules(13, ""), strict=True):
        assert len(few) < len(many)


def test_a_rule_that_goes_by_a_word_is_asked_only_where_it_stands():
    told, untold = (fitting_rules(4, f"the {word} is") for word in ("otp", "bin"))
    assert (len(told[0]), len(told[1])) == (len(untold[0]) + 1, len(untold[1]))


def told(text):
    return [(text[one.start : one.end], one.kind) for one in shape_findings(text)]


@pytest.mark.parametrize(
    ("text", "what", "kind"),
    [
        ("study code HEATHER-2201 is", "HEATHER-2201", Kind.REFERENCE),
        ("ring 0131 496 0119 ext 12 today", "0131 496 0119 ext 12", Kind.PHONE),
        ("at 2/1, 118 Ash Court, ring 0131 496 0119.", "0131 496 0119", Kind.PHONE),
        ("it is 0 1 3 1 4 9 6 0 1 1 9", "0 1 3 1 4 9 6 0 1 1 9", Kind.PHONE),
        ("from 0131/496 0119 it", "0131/496 0119", Kind.PHONE),
        ("extension 4417", "4417", Kind.PHONE),
        ("her ext is 2094.", "2094", Kind.PHONE),
        ("it's sg58 kwn, red", "sg58 kwn", Kind.VEHICLE),
        ("ring 1 (202) 555-0143 now", "1 (202) 555-0143", Kind.PHONE),
        ("reg no LR 33 TEE", "LR 33 TEE", Kind.VEHICLE),
        ("keeper, 5 THE PADDOCKS, there", "5 THE PADDOCKS", Kind.ADDRESS),
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
        ("sort code 30 96 26, 4417 2291.", "30 96 26, 4417 2291", Kind.BANK),
        ("PL 61 1090 1014 0000 0712 1981 2874 it is", "PL 61 1090 1014 0000 0712 1981 2874", Kind.BANK),
        ("the code to +44 7700 900555", "+44 7700 900555", Kind.PHONE),
        ("ring 07700 900 127/8", "07700 900 127/8", Kind.PHONE),
        ("plate Y 741 KLM", "Y 741 KLM", Kind.VEHICLE),
        ("SSN 078 05 1120", "078 05 1120", Kind.REFERENCE),
        ("security code 991", "991", Kind.REFERENCE),
        ("the password is Tr4mway77!", "Tr4mway77", Kind.REFERENCE),
        ("booking K7XQ2P", "K7XQ2P", Kind.REFERENCE),
        ("acc 1004 4812.", "1004 4812", Kind.BANK),
        ("NI B C 65 43 21 D", "B C 65 43 21 D", Kind.NATIONAL_INSURANCE),
        ("NI no AB 65 43 21", "AB 65 43 21", Kind.NATIONAL_INSURANCE),
        ("bleep 2214", "2214", Kind.PHONE),
        ("ph 9876 5432", "9876 5432", Kind.PHONE),
        ("as bigdave77 has it", "bigdave77", Kind.LINK),
        ("as moira1950 has it", "moira1950", Kind.LINK),
        ("Pager 3-4471.", "3-4471", Kind.PHONE),
        ("tlf. 20 12 34 56", "20 12 34 56", Kind.PHONE),
        ("ring 1-800-FLOWERS", "1-800-FLOWERS", Kind.PHONE),
        ("at 8 (912) 345-67-89", "8 (912) 345-67-89", Kind.PHONE),
        ("a grey KT 56 XBZ there", "KT 56 XBZ", Kind.VEHICLE),
        ("a grey KTB 123D there", "KTB 123D", Kind.VEHICLE),
        (
            "to bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
            "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
            Kind.REFERENCE,
        ),
        ("then 496 0558.", "496 0558", Kind.PHONE),
    ],
)
def test_each_number_is_found_whole(text, what, kind):
    assert (what, kind) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tax ID: none. Address: 4234 Maple St",
        "flight booked to 9188 New Oak Road",
        "case closed in 2019",
        "a covid19 jab on ward12",
        "ROOM12 and HALL14",
        "the years 2019 2020 2021 2022",
        "PA 12345 of them",
        "ABA is 12",
        "take 1 2 3 4 5 steps",
        "count 1 2 3 4 5 6 7 8 9 and",
        "back from 9 8 7 6 5 4 3 2 1",
        "an extension 12 feet long",
        "the box 12 came in",
        "in 20 1234 people",
        "password was wrong 3 times",
        "case B12 tablets",
        "we had AB 65 43 21 of them",
        "so IN 21 ALL it was",
        "from 12.5, 13.25 and 14.75",
        "all of 496 0558 people",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("BIC COBADEFFXXX, holder", ["COBADEFFXXX"]),
        ("SWIFT code: BUKBGB22.", ["BUKBGB22"]),
        ("bic/swift: GENODEF1ABC", ["GENODEF1ABC"]),
        ("bic cobadeffxxx, holder", ["cobadeffxxx"]),
        ("a SWIFT DECISION was made", []),
        ("the BIC is unknown to him", []),
    ],
)
def test_the_code_of_a_bank_is_found_behind_its_word(text, codes):
    assert [text[one.start : one.end] for one in bank_codes(text)] == codes
