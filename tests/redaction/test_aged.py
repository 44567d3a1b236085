from __future__ import annotations

import pytest

from udset_desktop.redaction.model import Kind
from udset_desktop.redaction.search import find_in


def told(text):
    return [text[one.start : one.end] for one in find_in(text) if one.kind is Kind.AGE]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Female, 34, teacher", ["34"]),
        ("aged between 60 and 65", ["60", "65"]),
        ("He hit 90 last year", ["90"]),
        ("he's gone eighty", ["eighty"]),
        ("he is not yet 40", ["40"]),
        ("He must be about seventy", ["seventy"]),
        ("I have just turned eighteen.", ["eighteen"]),
        ("She lived to be 104", ["104"]),
        ("a man of about 60", ["60"]),
        ("Tom Hughes 45 was jailed", ["45"]),
        ("the children (3, 5 and 8)", ["3", "5", "8"]),
        ("my kids are 10 and 12", ["10", "12"]),
        ("her children, 14 and 16, are fine", ["14", "16"]),
        ("my daughters 14 and hates school", ["14"]),
        ("three children, A (9), B (7) and C (4)", ["9", "7", "4"]),
        ("Age 49 Hours 35", ["49"]),
        ("born in Leeds, now 71", ["71"]),
        ("he was fifty nine, sixty the week he died", ["fifty nine", "sixty"]),
        ("Smith is the one, and Ann, 31, of Leeds", ["31"]),
        ("her sons Ángel, 11, and Mateo, 8, fled", ["11", "8"]),
        ("Two boys, 14 and 15, ran", ["14", "15"]),
        ("Peter, then 50, came", ["50"]),
        ("Peter (now 50) came", ["50"]),
        ("Anna (34 today)", ["34"]),
        ("Peter - 50 - came", ["50"]),
        ("J.S. (45) was", ["45"]),
        ("mum 80 cant walk", ["80"]),
        ("pt 45 c/o pain", ["45"]),
        ("2 children 5 & 7", ["5", "7"]),
        ("boys of 6 and 8", ["6", "8"]),
        ("a son of 40 at home", ["40"]),
        ("hes 92 ffs", ["92"]),
        ("on the wrong side of 70", ["70"]),
        ("he left school at 14", ["14"]),
        ("passed her test at sixty-three!!!", ["sixty-three"]),
        ("She died, 88, in her sleep", ["88"]),
        ("Age group: 65-74", ["65", "74"]),
        ("A woman (Ms Thorn), 38, lives", ["38"]),
        ("Household: Adrian 9, Maja 6. Address", ["9", "6"]),
        ("How old? A: Sixty-four.", ["Sixty-four"]),
        ("she's in Leeds, ninety next birthday", ["ninety"]),
        ("my mums 81 an shes in", ["81"]),
        ("My girls Amal and Noor are 15 and 13 and they do it", ["15", "13"]),
        ("At 93 Mrs Tweedie still plays", ["93"]),
        ("She was, what, twenty-two?", ["twenty-two"]),
        ("He celebrated turning 60 in it", ["60"]),
        ("About to turn 90.", ["90"]),
        ("He was barely 16.", ["16"]),
        ("my youngest, 8, has it", ["8"]),
        ("He's 77, nearly 78.", ["77", "78"]),
        ("He will be six in June.", ["six"]),
        ("Age - 50", ["50"]),
        ("Age (50)", ["50"]),
        ("aged c. 50", ["50"]),
        ("kids aged 5/7", ["5", "7"]),
        ("At 82, Mr Kerr is fit.", ["82"]),
        ("Despite being 82, he is fit.", ["82"]),
        ("I'm getting on for 82.", ["82"]),
        ("She made it to 102.", ["102"]),
        ("lived till 99", ["99"]),
        ("DOB 1950 (74)", ["74"]),
        ("I'm a mum of three (2, 5 and 9) and", ["2", "5", "9"]),
        ("His parents are both over 70.", ["70"]),
        ("Mr Okoro, 88 on Friday, wants", ["88"]),
        ("a wee boy of about three.", ["three"]),
    ],
)
def test_the_words_around_tell_an_age(text, ages):
    assert told(text) == ages


@pytest.mark.parametrize(
    "text",
    [
        "he hit 3 cars",
        "he hit 20 parked cars",
        "gone 10 and no carer yet",
        "his 3rd husband",
        "her 2nd try was better",
        "their 60th and 34th visit",
        "happy 40th anniversary to us",
        "a father of two, he works",
        "Section A (9) of the form",
        "my daughters 2 dogs bark",
        "they are 3 of many",
        "the carers are 2, mostly",
        "Rose 4 times a day",
        "now 71 people wait",
        "the rooms (3, 5 and 8)",
        "both (1,107) were read",
        "he is one in a million",
        "They gave me 15, I wanted 20",
        "the room (14, 18, 24)",
        "It made it to 80",
        "on it for 20 of them",
        "I'm on my 3rd",
        "two of us went in",
        "old rule 0.15. Then on",
        "old. Sixty people came",
    ],
)
def test_the_words_around_tell_of_something_else(text):
    assert told(text) == []
