from __future__ import annotations

import pytest

from udset_desktop.redaction.lexicon import load_lexicon
from udset_desktop.redaction.listed import judge_listed
from udset_desktop.redaction.model import Kind
from udset_desktop.redaction.passage import Passage


def judged(text, word):
    made = Passage(text, load_lexicon())
    found = judge_listed(made, made.words.index(word))
    return found and found[0]


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("my name is grace and more", "grace", Kind.PERSON),
        ("hi faith, are you there", "faith", Kind.PERSON),
        ("dear rose\nthanks for it", "rose", Kind.PERSON),
        ("then shona came", "shona", Kind.PERSON),
        ("she went to aberdeen", "aberdeen", Kind.PLACE),
        ("to mrs laing", "laing", Kind.PERSON),
        ("a worker called xhosqui", "xhosqui", Kind.PERSON),
        ("her son onyinye", "onyinye", Kind.PERSON),
        ("DR STRACHAN CAME TODAY", "STRACHAN", Kind.PERSON),
        ("HE LIVES IN HARTLEPOOL NOW", "HARTLEPOOL", Kind.PLACE),
        ("her son dawn said so", "dawn", Kind.PERSON),
        ("seen by k. shaw and others", "k", Kind.PERSON),
        ("xhosqui is nineteen now", "xhosqui", Kind.PERSON),
        ("we moved here from xhosqui then", "xhosqui", Kind.PLACE),
        ("then dmitri volkov came", "volkov", Kind.PERSON),
        ("SMITH, JOHN A AND OTHERS", "SMITH", Kind.PERSON),
        ("lives beside the kerrs", "kerrs", Kind.PERSON),
    ],
)
def test_a_list_or_a_word_before_tells_a_name(text, word, kind):
    assert judged(text, word) is kind


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("hi hope you are well", "hope"),
        ("then they call it grace", "grace"),
        ("will you come", "will"),
        ("we hope so", "hope"),
        ("gets xhosqui at night", "xhosqui"),
        ("the kirk", "kirk"),
        ("NO CONCERNS RAISED", "CONCERNS"),
        ("beside the bells", "bells"),
        ("with kerrs there", "kerrs"),
    ],
)
def test_an_ordinary_word_stays_one(text, word):
    assert judged(text, word) is None
