from __future__ import annotations

import pytest

from udset_desktop.redaction.model import Kind
from udset_desktop.redaction.spoken import spoken_findings


def told(text):
    return [(one.kind, text[one.start : one.end]) for one in spoken_findings(text)]


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        (
            "It's oh seven double seven, oh nine hundred four five six.",
            Kind.PHONE,
            "oh seven double seven, oh nine hundred four five six",
        ),
        ("ring five five five oh one nine nine", Kind.PHONE, "five five five oh one nine nine"),
        ("ZERO ONE THREE ONE FOUR NINE SIX", Kind.PHONE, "ZERO ONE THREE ONE FOUR NINE SIX"),
        ("my account is three one nine two six six", Kind.BANK, "three one nine two six six"),
        ("NHS four eight five double seven seven", Kind.NHS, "four eight five double seven seven"),
        ("the CHI, oh one oh one five six", Kind.CHI, "oh one oh one five six"),
        ("it was nine two nine four one one", Kind.REFERENCE, "nine two nine four one one"),
        ("sort code eighty thirty-five forty", Kind.BANK, "eighty thirty-five forty"),
        ("j g one oh three seven five nine a", Kind.NATIONAL_INSURANCE, "j g one oh three seven five nine a"),
        ("at e h seven, four a a", Kind.POSTCODE, "e h seven, four a a"),
        ("G 1 2 8 Q Q it is", Kind.POSTCODE, "G 1 2 8 Q Q"),
        ("that's M-A-C-K-A-Y", Kind.PERSON, "M-A-C-K-A-Y"),
        ("it is spelled B r o w n, so", Kind.PERSON, "B r o w n"),
        (
            "reg is sierra foxtrot one nine kilo lima mike",
            Kind.VEHICLE,
            "sierra foxtrot one nine kilo lima mike",
        ),
        ("it was golf two zero seven romeo whiskey", Kind.REFERENCE, "golf two zero seven romeo whiskey"),
    ],
)
def test_what_is_said_sign_by_sign_is_found_whole(text, kind, number):
    assert (kind, number) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "one two three four five six seven, he counts",
        "six five four three two one, off it goes",
        "oh one of them came at two",
        "I have one or two, three at most",
        "the forms A-B-C-D are here",
        "a b and c d",
        "option a i two of us",
        "twenty thirty forty people came",
        "Mike met Victor at the Golf Hotel",
        "Charlie, Oscar and Romeo came",
        "one hotel, two nights",
    ],
)
def test_counting_and_single_letters_are_left_alone(text):
    assert told(text) == []
