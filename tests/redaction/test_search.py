from __future__ import annotations

import itertools
import random
from dataclasses import replace

import pytest

from tests.kit.labelled import read_texts, score
from udset_desktop.redaction.model import Certainty, Kind, KnownName, TextFinding
from udset_desktop.redaction.search import find_in, places_of

FILES = (
    "first",
    "second",
    "third",
    "held_out",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
)
STRUCTURED_AT_LEAST = 0.98
NAMES_AT_LEAST = {True: 0.90, False: 0.75}
PRECISION_AT_LEAST = 0.70
SHORT_OF_IT = {
    "fifth": 0.96,
    "seventh": 0.89,
    "eighth": 0.97,
    "ninth": 0.86,
    "eleventh": 0.85,
    "twelfth": 0.95,
    "thirteenth": 0.92,
    "fourteenth": 0.93,
    "fifteenth": 0.93,
}
"""Where less was reached: texts whose misses nobody has looked at, so that no rule was made for one of them;
and of the eighth, the twelfth and the fourteenth what is told in ways that would mislead elsewhere."""
EVEN_STRUCTURED_AT_LEAST = 0.95
"""Where every letter is small or a capital: beyond what was promised, so that it does not get worse."""
EVEN_SHORT_OF_IT = {
    "fifth": 0.93,
    "sixth": 0.94,
    "seventh": 0.87,
    "eighth": 0.92,
    "ninth": 0.81,
    "tenth": 0.94,
    "eleventh": 0.80,
    "twelfth": 0.92,
    "thirteenth": 0.86,
    "fourteenth": 0.89,
    "fifteenth": 0.89,
}


def measured(name, *, known, written=str):
    """Shares found of what is known by shape and of names, and the share of findings that are right."""
    labels = {"structured": [], "name": []}
    told = []
    for one in read_texts(name):
        text = written(one.text)
        if len(text) != len(one.text):
            continue  # a letter that is two in capitals: the labels would stand elsewhere
        one = replace(one, text=text)  # noqa: PLW2901 - the same text, written otherwise
        counted = score(one, find_in(one.text, one.known if known else ()))
        for label, found in counted.labels:
            labels[label.group].append(found)
        told += [right for _, right in counted.findings]
    return {
        **{group: sum(found) / len(found) for group, found in labels.items()},
        "precision": sum(told) / len(told),
    }


@pytest.mark.parametrize("known", [True, False], ids=["with known names", "without"])
@pytest.mark.parametrize("name", FILES)
def test_what_is_found_in_labelled_texts(name, known):
    shares = measured(name, known=known)
    assert shares["structured"] >= SHORT_OF_IT.get(name, STRUCTURED_AT_LEAST)
    assert shares["name"] >= NAMES_AT_LEAST[known]
    assert shares["precision"] >= PRECISION_AT_LEAST


@pytest.mark.parametrize("written", [str.lower, str.upper], ids=["small", "capitals"])
@pytest.mark.parametrize("name", FILES)
def test_what_is_found_where_letters_say_nothing(name, written):
    shares = measured(name, known=True, written=written)
    assert shares["structured"] >= EVEN_SHORT_OF_IT.get(name, EVEN_STRUCTURED_AT_LEAST)
    assert shares["name"] >= NAMES_AT_LEAST[False]
    assert shares["precision"] >= PRECISION_AT_LEAST


def test_there_are_as_many_texts_as_promised_and_no_text_stands_in_two_sets():
    texts = [one.text for name in FILES for one in read_texts(name)]
    assert len(texts) >= 500
    assert len(set(texts)) == len(texts)


def test_a_label_that_nobody_finds_counts_as_missed():
    one = next(text for text in read_texts("first") if text.labels)
    assert not any(found for _, found in score(one, ()).labels)


def test_what_may_stay_counts_neither_way():
    one = next(text for text in read_texts("fourth") if any(label.kind == "?" for label in text.labels))
    free = next(label for label in one.labels if label.kind == "?")
    found = TextFinding(start=free.start, end=free.end, kind=Kind.PLACE, certainty=Certainty.MAY_BE)
    counted = score(one, (found,))
    assert counted.findings == []
    assert free not in [label for label, _ in counted.labels]


def test_findings_come_from_left_to_right_and_never_overlap():
    for name in FILES:
        for one in read_texts(name):
            found = find_in(one.text, one.known)
            assert all(
                left.end <= right.start and left.start < left.end <= len(one.text)
                for left, right in itertools.pairwise(found)
            )


def test_a_known_address_that_holds_its_postcode_is_one_finding():
    text = "She is at 4 Ardle Braes, Ardlepool IV26 2SZ now."
    known = KnownName("4 Ardle Braes, Ardlepool IV26 2SZ", Kind.ADDRESS)
    assert [(text[one.start : one.end], one.stands_for) for one in find_in(text, (known,))] == [
        ("4 Ardle Braes, Ardlepool IV26 2SZ", known.name)
    ]


def test_what_never_leaves_is_told_by_itself_though_a_known_name_holds_it():
    text = "Write to Ardle ina@example.org today."
    found = find_in(text, (KnownName("Ardle ina@example.org"),))
    assert ("ina@example.org", Kind.EMAIL) in [(text[one.start : one.end], one.kind) for one in found]
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))


def test_offsets_are_counted_in_code_points():
    text = "🙂🙂 é Morag\u00a0Ross, tel 01632\u2011960\u2011123"
    assert [text[one.start : one.end] for one in find_in(text)] == [
        "Morag\u00a0Ross",
        "01632\u2011960\u2011123",
    ]


def test_digits_of_another_width_are_digits():
    assert [
        one.kind for one in find_in("CHI \uff10\uff11\uff10\uff11\uff10\uff11\uff11\uff12\uff13\uff17")
    ] == [Kind.CHI]


def test_a_rare_event_is_asked_about_and_never_told():
    (one,) = find_in("he won the lottery and told nobody")
    assert (one.kind, one.certainty) == (Kind.RARE_EVENT, Certainty.ASK)


def test_a_rare_event_of_one_word_is_asked_about_too():
    assert [one.kind for one in find_in("she had triplets")] == [Kind.RARE_EVENT]


def test_words_that_belong_together_name_nobody():
    assert find_in("He likes Tai Chi and the People's Friend.") == ()


def test_nothing_and_nonsense_never_fail():
    draw = random.Random(7)
    signs = "aZ09 .,'\u2019-@/\n\t\u00e9\u0130\u00df\U0001f642\u202e()[]:Mrs "
    for _ in range(400):
        text = "".join(draw.choice(signs) for _ in range(draw.randrange(80)))
        for one in find_in(text):
            assert text[one.start : one.end].strip()


def stands(text, name, **how):
    return [(text[one.start : one.end], one.near) for one in places_of(text, KnownName(name), **how)]


def test_a_name_stands_as_whole_words_and_in_any_spelling_near_enough():
    text = "Ann\u2019s annual ANN, planned with Annn and ann\u00a0\n ann"
    assert stands(text, "ann") == [
        ("Ann", False),
        ("ANN", False),
        ("Annn", True),
        ("ann", False),
        ("ann", False),
    ]
    assert stands("with Braken and eilidh\u00a0 o\u2019neil", "Eilidh O'Neil") == [
        ("eilidh\u00a0 o\u2019neil", False)
    ]
    assert stands("anything", "  ") == []


def test_a_plain_word_with_a_capital_stands_in_any_case_only_where_that_is_asked():
    assert stands("I hope so", "Hope") == []
    assert stands("I hope so", "Hope", any_case=True) == [("hope", False)]
    assert stands("I hope so", "hope") == [("hope", False)]
