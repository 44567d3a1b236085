"""A text's line: what stands in it, what is believed of it, and the bundle that carries it."""

from __future__ import annotations

import json

import pytest

from tests.kit.bundles import (
    bundle,
    definitions,
    inner_of,
    members_of,
    opened,
    producer,
    record,
    shareables,
    user_review,
)
from tests.kit.worded import attached, loose, text_number, worded
from udset_desktop.bundle import bag
from udset_desktop.bundle.allowed import UNKNOWN_INSTRUMENT, Allowed
from udset_desktop.bundle.opened import HeldLine, OpenedWords
from udset_desktop.bundle.reader import check_words_again
from udset_desktop.bundle.shareable import line_of
from udset_desktop.bundle.withdrawal import texts_back
from udset_desktop.bundle.words import check_words, check_words_line, words_of
from udset_desktop.bundle.words_rule import SaidText, WordsRule
from udset_desktop.bundle.writer import Load, split_load, write_bundle
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.sealing.digest import sha256_hex

LOOSE = Allowed(worded(), definitions())
ATTACHED = Allowed(worded(attached=True), definitions())
SAID = SaidText(key="well.words", item="well.words", outcome="well", text="Morag came.")


def line_for(rule: WordsRule):
    return words_of(
        SAID, "[person A] came.", text_number(1), record=record(1), instrument=user_review(), rule=rule
    )


def test_a_loose_line_says_what_it_is_about_and_whose_it_is():
    told = json.loads(line_of(line_for(WordsRule())))
    assert told == {
        "instrument": "",
        "item": "",
        "outcome": "well",
        "record": "",
        "text": "[person A] came.",
        "who": "user",
        "words": text_number(1),
    }


def test_an_attached_line_names_its_record_and_its_question():
    told = line_for(WordsRule(attached=True))
    assert (told.record, told.item) == (record(1).id, "well.words")
    assert told.instrument.startswith("user-review/1.0.0/")


def test_each_is_believed_where_it_was_decided_and_nowhere_else():
    for words, mine, other in ((loose(1), LOOSE, ATTACHED), (attached(1), ATTACHED, LOOSE)):
        line = line_of(words)
        assert check_words_line(line, 1, mine) == OpenedWords(words, sha256_hex(line), line)
        held = check_words_line(line, 1, other)
        assert isinstance(held, HeldLine)
    off = check_words_line(line_of(loose(1)), 1, Allowed(worded().__class__(**_off()), definitions()))
    assert off.code == "bundle.line_switched_off"


def _off():
    from dataclasses import fields  # noqa: PLC0415 - a project like ours, its words off

    from tests.kit.bundles import PROJECT  # noqa: PLC0415

    return {one.name: getattr(PROJECT, one.name) for one in fields(PROJECT)}


def test_an_attached_line_waits_for_its_questions():
    line = line_of(attached(1))
    held = check_words_line(line, 1, Allowed(worded(attached=True), {}))
    assert (held.code, held.instrument) == (UNKNOWN_INSTRUMENT, attached(1).instrument)
    again = check_words_again(line, 1, definitions=definitions(), project=worded(attached=True))
    assert isinstance(again, OpenedWords)


def test_of_one_number_the_first_line_counts():
    lines = [line_of(loose(1)), line_of(loose(1, "Something else."))]
    good, held = check_words(b"".join(one + b"\n" for one in lines), LOOSE)
    assert [one.words for one in good] == [loose(1)]
    assert [(one.member, one.number, one.code) for one in held] == [("words", 2, "bundle.line_twice")]


def test_a_bundle_carries_them_in_the_third_format_by_their_own_numbers():
    load = Load(records=shareables(2), words=(loose(9), loose(3, "Ça va."), loose(5)))
    made = bundle(load, project=worded())
    read = opened(made.content, project=worded())
    assert [one.words.words for one in read.words] == [text_number(one) for one in (3, 5, 9)]
    assert read.held == ()
    assert read.kind == "pseudonymised"
    assert bag.format_of(members_of(made.inner)[bag.BAG_INFO]) == 3
    assert inner_of(load, project=worded()) == made.inner


def test_a_project_with_words_on_and_none_to_carry_writes_the_first_format():
    made = bundle(Load(records=shareables(2)), project=worded())
    assert bag.format_of(members_of(made.inner)[bag.BAG_INFO]) == 1


def test_one_text_is_taken_back_by_its_own_number():
    numbers = [text_number(one) for one in (4, 2, 4)]
    made = bundle(Load(withdrawals=texts_back(numbers)))
    read = opened(made.content)
    assert read.texts_back == (text_number(2), text_number(4))
    assert read.withdrawals == ()
    assert bag.format_of(members_of(made.inner)[bag.BAG_INFO]) == 3


def test_a_text_that_still_points_at_somebody_is_not_written():
    with pytest.raises(InputRefused) as refused:
        write_bundle(
            Load(words=(loose(1, "Ring 01632 960123."),)),
            number=7,
            producer=producer(),
            project=worded(),
            definitions=definitions(),
        )
    assert refused.value.findings[0].where == "bundle.words_telltale"


def test_many_are_cut_over_several_bundles():
    portions = split_load(Load(words=tuple(loose(one) for one in range(1_001))))
    assert [len(one.words) for one in portions] == [1_000, 1]
    long = split_load(Load(words=tuple(loose(one, "ä" * 6_000) for one in range(1_000))))
    assert len(long) == 2
    assert sum(len(one.words) for one in long) == 1_000
