from __future__ import annotations

import pytest

from udset_desktop.redaction.model import Kind
from udset_desktop.redaction.search import find_in


def told(text):
    return [text[one.start : one.end] for one in find_in(text) if one.kind is Kind.AGE]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("He is two years off seventy.", ["seventy"]),
        ("He'll no see seventy again.", ["seventy"]),
        ("Coming up to 75 I thought so", ["75"]),
        ("He is a year off ninety.", ["ninety"]),
        ("You don't get to ninety without scars", ["ninety"]),
        ("lived to be 96 and her sister to 101.", ["96", "101"]),
        ("You never saw fifty, Jim.", ["fifty"]),
        ("I was too old at 66 to be on it", ["66"]),
        ("I had my first at 20 and my last at 41.", ["20", "41"]),
        ("My first was at 23, my second at 29.", ["23", "29"]),
        ("At only 44 she's had two", ["44"]),
        ("Nobody of 86 should lift.", ["86"]),
        ("He could pass for fifty.", ["fifty"]),
        ("She has been in a chair since thirty-five.", ["thirty-five"]),
        ("He left at fifteen to work on the boats.", ["fifteen"]),
        ("At 94 I would not", ["94"]),
        ("She lived to 101", ["101"]),
        ("He lived to a hundred and three.", ["a hundred and three"]),
        ("He's knocking on for 90.", ["90"]),
        ("I'm knocking on 80 now", ["80"]),
        ("I'm coming up for 75.", ["75"]),
        ("He's close to 100.", ["100"]),
        ("She is rising five.", ["five"]),
        ("He's touching ninety.", ["ninety"]),
        ("Since turning 70 I've slowed down.", ["70"]),
        ("I had him at 41.", ["41"]),
        ("I had my first at nineteen.", ["nineteen"]),
        ("I came here at twenty-three.", ["twenty-three"]),
        ("she came over at sixteen or seventeen", ["sixteen", "seventeen"]),
        ("he was sent down the pit at 14", ["14"]),
        ("I've smoked since 16.", ["16"]),
        ("She became a nun at 17.", ["17"]),
        ("Not bad for 87!", ["87"]),
        ("I was a wee thing at 17, dancing", ["17"]),
        ("I'm their only one at 51.", ["51"]),
        ("Not many get to 104 with teeth", ["104"]),
        ("She left school at fourteen and was in service by fifteen.", ["fourteen", "fifteen"]),
        ("I had the bypass at 66 and a stroke at 70.", ["66", "70"]),
        ("dead at 44", ["44"]),
        ("Then 25, she joined the navy.", ["25"]),
        ("She's a young 82.", ["82"]),
        ("It was my big 50 last week", ["50"]),
        ("the big five-oh", ["five-oh"]),
    ],
)
def test_an_age_is_told_by_what_was_done_or_reached_at_it(text, ages):
    assert told(text) == ages


@pytest.mark.parametrize(
    "text",
    [
        "up to 40 of them",
        "Her sats came back at 92.",
        "it came at 38",
        "He lives in a house at 51.",
        "She is at 51.",
        "It was not bad for 30 pounds",
        "I got to 104 shops",
        "The heating is kept at eighteen.",
        "The thermostat is at twenty.",
        "He lives at 22 and she stays at 41.",
        "She is close to 20 shops.",
        "Big 50 sale.",
        "It's a good 90",
        "Prices rising five percent.",
        "Since 9 nobody came.",
        "He came home at six and left at ten.",
        "We had tea at 16",
        "Then 20 people came.",
        "a teacher of 30 pupils",
    ],
)
def test_what_was_measured_or_counted_is_no_age(text):
    assert told(text) == []
