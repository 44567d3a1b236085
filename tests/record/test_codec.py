from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kit.interviews import a_record, said
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview.answers import Perspective, SaidBy, Shown
from udset_desktop.interview.entry import clean_text
from udset_desktop.interview.jot import Jot
from udset_desktop.interview.permission import GivenBy, Giving, How, Purpose, Reply
from udset_desktop.interview.together import Action, Together
from udset_desktop.record.codec import (
    LATER_FIELDS,
    RECORD_AT_MOST_BYTES,
    decode_record,
    digest_of_record,
    encode_record,
)

RECORD = a_record(record="r")
BYTES = encode_record(RECORD)


def test_a_record_comes_back_equal_and_in_one_spelling():
    assert decode_record(BYTES) == RECORD
    assert encode_record(decode_record(BYTES)) == BYTES
    assert len(digest_of_record(RECORD)) == 64


def test_any_change_changes_the_digest():
    assert digest_of_record(replace(RECORD, typed_by="x")) != digest_of_record(RECORD)


@given(st.text(max_size=60))
def test_words_of_every_script_come_back_equal(raw):
    text = clean_text(raw)[0] or "x"
    record = replace(RECORD, answers={"safe.words": said(text)})
    assert decode_record(encode_record(record)) == record


def test_a_field_that_came_later_stands_only_where_it_says_something():
    assert b"shown" not in BYTES
    answer = replace(RECORD.answers["safe.rating"], shown=Shown.REVERSED)
    record = replace(RECORD, answers={**RECORD.answers, "safe.rating": answer})
    assert b'"shown":"reversed"' in encode_record(record)
    assert decode_record(encode_record(record)) == record


def test_words_that_look_like_a_field_of_no_meaning_stay_as_they_were_said():
    said_so = '"shown":null,'
    record = replace(RECORD, answers={"safe.words": said(said_so)})
    assert decode_record(encode_record(record)).answers["safe.words"].value == said_so


@pytest.mark.parametrize(
    "bad", ["a\tb", "a\x07", "\x7f", "a\u202eb", "e\u0301", "\ud800", "\u2028", "\ufeff"]
)
def test_text_that_may_not_be_kept_is_refused(bad):
    with pytest.raises(InputRefused, match=r"record\.text_not_kept"):
        encode_record(replace(RECORD, answers={"safe.words": said(bad)}))


def test_a_line_end_and_a_backslash_are_writing():
    record = replace(RECORD, answers={"safe.words": said("one\ntwo \\u0041 \\b")})
    assert decode_record(encode_record(record)) == record


@pytest.mark.parametrize(
    "content",
    [
        BYTES.replace(b'"revision":1', b'"revision": 1'),
        BYTES.replace(b'"revision":1', b'"revision":1,"revision":1'),
        BYTES.replace(b'"void":""', b'"void":"","zzz":1'),
        BYTES.replace(b"mostly", b"mos\\u0074ly"),
        BYTES.replace(b'"value"', b'"shown":null,"value"'),
        BYTES + b"\n",
    ],
)
def test_every_other_spelling_is_refused(content):
    with pytest.raises(InputRefused, match=r"record\.other_spelling"):
        decode_record(content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[" * 100_000,
        BYTES[:-1],
        BYTES.replace(b'"revision":1', b'"revision":"1"'),
        BYTES.replace(b'"revision":1', b'"revision":1.5'),
        BYTES.replace(b'"non_answer":null', b'"non_answer":"dont_know"', 1),
        BYTES.replace(b"mostly", b"m\xffstly"),
    ],
)
def test_what_is_no_record_is_refused(content):
    with pytest.raises(InputRefused, match=r"record\.(not_a_record|other_spelling)"):
        decode_record(content)


def test_unseen_marks_are_refused_on_the_way_in_too():
    with pytest.raises(InputRefused, match=r"record\.text_not_kept"):
        decode_record(BYTES.replace(b"nights", "ni\u202eghts".encode()))


def test_more_bytes_than_a_conversation_can_be_are_not_read():
    with pytest.raises(InputRefused, match=r"record\.too_large"):
        decode_record(b"x" * (RECORD_AT_MOST_BYTES + 1))


@given(st.integers(0, len(BYTES) - 1), st.integers(0, 255))
def test_a_flipped_byte_is_another_record_or_refused(at, byte):
    changed = BYTES[:at] + bytes([byte]) + BYTES[at + 1 :]
    try:
        record = decode_record(changed)
    except InputRefused:
        return
    assert (record == RECORD) == (changed == BYTES)


def with_step(**more):
    return replace(RECORD, together=Together(matters=("the club",), actions=(Action(what="Ring", **more),)))


def test_a_field_that_came_later_leaves_no_trace_where_nothing_is_in_it():
    # Spelled as the first version spelled it, so that its digest and all that stands on it stay.
    assert (
        b'"actions":[{"available":true,"by_when":"","inputs":[],"outcome":"","what":"Ring","who":[],'
        b'"who_named":"","why_not":""}]' in encode_record(with_step())
    )


@pytest.mark.parametrize(
    "more", [{"matter": 1}, {"wanted": ("company",)}, {"why": "waiting_list"}, {"marks": ("between_us",)}]
)
def test_and_comes_back_where_something_is(more):
    record = with_step(**more)
    assert decode_record(encode_record(record)) == record
    assert digest_of_record(record) != digest_of_record(with_step())


def test_a_jot_says_who_said_it_and_one_of_before_that_keeps_its_spelling():
    jot = Jot(number=1, text="the nights", at="10:42", laid=("safe",))
    before = encode_record(replace(RECORD, jots=(jot,)))
    spelled = b'"laid":["safe"],"number":1,"spent_s":0,"text":"the nights","worded":[]}'
    assert spelled in before
    assert decode_record(before).jots == (jot,)
    told = replace(jot, told_by=(SaidBy.ADVOCATE,), view=Perspective.WHAT_I_THINK)
    record = replace(RECORD, jots=(told,))
    assert decode_record(encode_record(record)) == record


def test_words_that_look_like_such_a_field_are_kept_to_the_letter():
    for field in LATER_FIELDS:
        text = f"x{field.decode()}y"
        record = replace(with_step(why_not=text), answers={"safe.words": said(text)})
        assert decode_record(encode_record(record)) == record
        assert decode_record(encode_record(record)).answers["safe.words"].value == text


def test_an_empty_later_field_that_is_spelled_out_is_another_spelling():
    spelled_out = encode_record(with_step()).replace(b'"outcome":"",', b'"outcome":"","wanted":[],')
    with pytest.raises(InputRefused, match=r"record\.other_spelling"):
        decode_record(spelled_out)


def test_who_gave_the_talk_is_spelled_only_where_it_was_another_than_at_the_end():
    assert b'"at_begin"' not in BYTES
    given = RECORD.permissions.with_giving(Giving(given_by=GivenBy.ATTORNEY, how=How.WRITTEN))
    record = replace(RECORD, permissions=given)
    assert decode_record(encode_record(record)) == record
    assert decode_record(encode_record(record)).permissions.at_begin == RECORD.permissions.first_giving
    with pytest.raises(InputRefused, match=r"record\.other_spelling"):
        decode_record(BYTES.replace(b'{"contact":', b'{"at_begin":null,"contact":'))


def test_which_way_round_a_permission_lay_is_spelled_only_where_it_is_kept():
    assert b'"shown"' not in BYTES
    given = RECORD.permissions.with_reply(Purpose.FIGURES, Reply.YES, Shown.REVERSED)
    record = replace(RECORD, permissions=given)
    assert b'"shown":{"figures":"reversed"}' in encode_record(record)
    assert decode_record(encode_record(record)) == record
    spelled_out = BYTES.replace(b'"talk":', b'"shown":{},"talk":')
    assert spelled_out != BYTES
    with pytest.raises(InputRefused, match=r"record\.other_spelling"):
        decode_record(spelled_out)
    with pytest.raises(InputRefused, match=r"record\.not_a_record"):
        decode_record(BYTES.replace(b'"talk":', b'"shown":{"figures":"sideways"},"talk":'))


@pytest.mark.parametrize("marks", [((), ("off_sheet",)), (("between_us",), ())])
def test_the_marks_of_what_matters_are_spelled_only_where_there_are_any(marks):
    together = Together(matters=("the club", "to sleep"), actions=(Action(what="Ring"),))
    assert b"marks" not in encode_record(replace(RECORD, together=together))
    record = replace(RECORD, together=replace(together, marks=marks))
    assert decode_record(encode_record(record)) == record
