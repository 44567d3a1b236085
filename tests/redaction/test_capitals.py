from __future__ import annotations

import pytest

from udset_desktop.redaction.capitals import judge_capital
from udset_desktop.redaction.lexicon import load_lexicon
from udset_desktop.redaction.model import Kind
from udset_desktop.redaction.passage import Passage


def judged(text, word):
    made = Passage(text, load_lexicon())
    found = judge_capital(made, made.words.index(word))
    return found and found[0]


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("we met with T. at noon", "T", Kind.PERSON),
        ("a resident of Reading now", "Reading", Kind.PLACE),
        ("Rose's cooker is off", "Rose's", Kind.PERSON),
        ("Faith is my neighbour", "Faith", Kind.PERSON),
        ("Melody and I went", "Melody", Kind.PERSON),
        ("we moved here from ANKARSRUM", "ANKARSRUM", Kind.PLACE),
        ("she grew up in TORSBYHOLM", "TORSBYHOLM", Kind.PLACE),
        ("with Xhosqui there", "Xhosqui", Kind.PERSON),  # no list has it: the capital tells
        ("Tadeusz came", "Tadeusz", Kind.PERSON),
        ("Thanks Rose, do", "Rose", Kind.PERSON),
        ("Xhosqui, of Leeds, came", "Xhosqui", Kind.PERSON),
        ("his mother Saffron (22) came", "Saffron", Kind.PERSON),
        ("at XHOSQUI BRONTEK today", "XHOSQUI", Kind.PERSON),
        ("we saw Rose there", "Rose", Kind.PERSON),
        ("Rose said so", "Rose", Kind.PERSON),
        ("he lives in Reading now", "Reading", Kind.PLACE),
        ("he lives in Xhosqui now", "Xhosqui", Kind.PLACE),
        ("with J. Oliphant", "J", Kind.PERSON),
        ("J.M. was quiet", "J", Kind.PERSON),
        ("and AB said so", "AB", Kind.PERSON),
        ("then JEAN came", "JEAN", Kind.PERSON),
        ("with Mrs Parkinson", "Parkinson", Kind.PERSON),
        ("They know us. Olive (76) cooks", "Olive", Kind.PERSON),
        ("Help her.\nXhosqui: no", "Xhosqui", Kind.PERSON),
        ("Ring the top buzzer. Xhosqui", "Xhosqui", Kind.PERSON),
        ("It was Ann who rang", "Ann", Kind.PERSON),
        ("the file of Baker, Morag went", "Baker", Kind.PERSON),
        ("with Paisley J today", "Paisley", Kind.PERSON),
        ("Forename: XIU", "XIU", Kind.PERSON),
        ("the badge of ROY there", "ROY", Kind.PERSON),
        ("my dog Biscuit died", "Biscuit", Kind.PERSON),
        ("his ex Tiff texts", "Tiff", Kind.PERSON),
        ("she whose husband Ally has it", "Ally", Kind.PERSON),
        ("the cat, Mittens, died", "Mittens", Kind.PERSON),
        ("I tell Hope I rang", "Hope", Kind.PERSON),
        ("JS, 45, was", "JS", Kind.PERSON),
        ("he came from Bath by train", "Bath", Kind.PLACE),
        ("Wick and Thurso are cut off", "Wick", Kind.PLACE),
        ("Hywel Price came", "Hywel", Kind.PERSON),
    ],
)
def test_a_capital_tells_a_name(text, word, kind):
    assert judged(text, word) is kind


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Faith's going well", "Faith's"),
        ("it is plan T. at noon", "T"),
        ("Hope's a fine thing", "Hope's"),
        ("Faith's important to him", "Faith's"),
        ("Hope is a fine thing", "Hope"),
        ("Grace and favour", "Grace"),
        ("a 53 y.o. M", "y"),
        ("the TORSBYHOLM broke", "TORSBYHOLM"),
        ("on his PIPQX", "PIPQX"),
        ("Cheers, Moyra", "Cheers"),
        ("by SFTP, WebDAV or so", "SFTP"),
        ("Xhosqui, of course, came", "Xhosqui"),
        ("Rose bushes are red", "Rose"),
        ("in May it rains", "May"),
        ("the Care Plan", "Plan"),
        ("takes Ramipril daily", "Ramipril"),
        ("has Parkinson's now", "Parkinson's"),
        ("a Foley catheter", "Foley"),
        ("has Bell's palsy", "Bell's"),
        ("bought a Fredo for her", "Fredo"),
        ("it is his D.O.B. there", "O"),
        ("my Care Plan", "Care"),
        ("her GP Practice rang", "Practice"),
        ("on his DOD 14 it was", "DOD"),
        ("she has MS. I'm well", "I'm"),
        ("was Babinski negative", "Babinski"),
        ("on Xhosqui 40 mg", "Xhosqui"),
        ("all LFTs fine", "LFTs"),
        ("the NHS bed", "NHS"),
        ("on Monday", "Monday"),
        ("her Polish neighbour", "Polish"),
        ("I went home", "I"),
        ("at 8 a.m. A bath", "A"),
        ("Bathing is hard", "Bathing"),
        ("Carers come", "Carers"),
        ("with Yorkshire puddings", "Yorkshire"),
        ("by a Geriatrician today", "Geriatrician"),
        ("in her Skoda today", "Skoda"),
        ("Oh, Agnes, sit down", "Oh"),
        ("Well, Agnes, sit down", "Well"),
    ],
)
def test_a_capital_tells_nothing(text, word):
    assert judged(text, word) is None
