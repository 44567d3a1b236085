from __future__ import annotations

import pytest

from udset_desktop.redaction.model import Kind
from udset_desktop.redaction.search import find_in


def told(text):
    return [text[one.start : one.end] for one in find_in(text) if one.kind is Kind.AGE]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("a woman of 82 years old", ["82 years old"]),
        ("an 84-year-old woman", ["84-year-old"]),
        ("a 67yo man", ["67yo"]),
        ("66yr old carer", ["66yr old"]),
        ("66YR OLD CARER TODAY", ["66YR OLD"]),
        ("John (68 yrs) came", ["68 yrs"]),
        ("Wife, 62 M, in pain", ["62 M"]),
        ("A 72 y/o lady", ["72 y/o"]),
        ("she is 41 years of age", ["41 years of age"]),
        ("45F with asthma", ["45F"]),
        ("Aged 78, lives alone", ["78"]),
        ("two children, aged 4 and 7", ["4", "7"]),
        ("at the age of 72 she swam", ["72"]),
        ("He is 91.", ["91"]),
        ("He's 55 now", ["55"]),
        ("She'll be 80 in spring", ["80"]),
        ("Ina was 86 then", ["86"]),
        ("My dad, 82, climbs", ["82"]),
        ("Wilma (74) came", ["74"]),
        ("I'm sixty-eight and tired", ["sixty-eight"]),
        ("Mum's ninety-two", ["ninety-two"]),
        ("her 100th birthday", ["100th"]),
        ("is in her eighties", ["eighties"]),
        ("in his late nineties", ["nineties"]),
        ("At 94 I would not stand it", ["94"]),
        ("he said shes 92 now", ["92"]),
        ("They're 23 now", ["23"]),
        ("he lived to 101", ["101"]),
        ("Now 86, she still bakes", ["86"]),
        ("Only 44 when he fell", ["44"]),
        ("The youngest is 17.", ["17"]),
        ("He died aged just 59.", ["59"]),
        ("She passed away at 93.", ["93"]),
        ("At 17, Liam left", ["17"]),
        ("a carer of 71, alone", ["71"]),
        ("The patient is 68, male", ["68"]),
        ("We are both 84.", ["84"]),
        ("He is going on 50.", ["50"]),
        ("Mum (87) and me (61)", ["87", "61"]),
        ("HER HUSBAND 81M IS DEAF", ["81M"]),
        ("a man aged 79 years and his dog", ["79 years"]),
        ("Age/sex: 77/F", ["77"]),
        ("Ages of children: 14, 11 and 8", ["14", "11", "8"]),
        ("age at onset 61", ["61"]),
        ("By 16 she was nursing", ["16"]),
        ("He'd just turned 30.", ["30"]),
        ("wife 80 yrs, frail", ["80 yrs"]),
        ("a 79 y.o. man", ["79 y.o"]),
        ("in his mid 50s", ["50s"]),
        ("My sister, 58 this year, came", ["58"]),
        ("I am nearing 65", ["65"]),
        ("Twins six weeks old", ["six weeks old"]),
        ("Her grandson (12) came", ["12"]),
        ("Children: Morag (9) and Ewan (7)", ["9", "7"]),
        ("Turned 65 and stopped", ["65"]),
    ],
)
def test_an_age_is_found_however_it_is_told(text, ages):
    assert told(text) == ages


@pytest.mark.parametrize(
    "text",
    [
        "weight is 61 kg",
        "He is 6 feet tall",
        "room 14",
        "at 9 he takes them",
        "six weeks ago",
        "Only 44 places are left",
        "a husband of 40 years",
        "stable at 72",
        "it came at 38 and went",
        "of 71, nine left",
        "by 9 she was out",
        "they went to 101 shops",
        "the 1950s and 50s",
        "in 30 yrs, maybe",
        "he is approaching 60 mph",
        "the late nineties",
        "see section (9)",
        "she was 3 minutes late",
        "it took 11 weeks",
        "pulse was 72",
        "a 3m ramp",
        "scored 4 out of 10",
        "he was 100% sure",
    ],
)
def test_other_numbers_are_no_ages(text):
    assert told(text) == []
