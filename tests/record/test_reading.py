from __future__ import annotations

import pytest

from udset_desktop.interview.permission import How
from udset_desktop.record.reading import Reading


def test_each_asking_gives_a_value_of_its_type_whatever_stands_there():
    reading = Reading()
    told = {"a": 1, "b": [1], "c": None, "d": "x"}
    assert reading.table([], "t") == {}
    assert reading.word(told, "a", "t") == ""
    assert reading.words(told, "b", "t") == ()
    assert reading.rows(told, "d", "") == ()
    assert reading.flag(told, "d", "t", usual=True) is True
    assert reading.whole(told, "d") is None
    assert reading.whole(told, "c") is None
    assert reading.one_of(told, "d", "t", How) is None
    assert reading.all_of({"how": ["x"]}, "how", "t", How) == ()
    assert reading.yes_or_no(told, "b", "t") == ""
    assert [finding.where for finding in reading.findings] == [
        "t",
        "t.a",
        "t.b",
        "d",
        "t.d",
        "d",
        "t.d",
        "t.how",
        "t.b",
    ]


def test_good_values_leave_no_finding():
    reading = Reading()
    told = {"how": "signed", "all": ["signed"], "list": ["a"], "yes": True, "n": 3}
    assert reading.one_of(told, "how", "", How) is How.SIGNED
    assert reading.all_of(told, "all", "", How) == (How.SIGNED,)
    assert reading.words(told, "list", "") == ("a",)
    assert reading.flag(told, "yes", "")
    assert reading.whole(told, "n") == 3
    assert reading.findings == []


@pytest.mark.parametrize("raw", ["a", 3, True, ["a", "b"], []])
def test_raw_answers_pass_on_to_entry(raw):
    assert Reading().raw(raw, "x") == (tuple(raw) if isinstance(raw, list) else raw)


@pytest.mark.parametrize("raw", [None, 1.5, {"a": 1}, [1]])
def test_what_is_no_answer_is_a_finding(raw):
    reading = Reading()
    assert reading.raw(raw, "x") is None
    assert reading.findings[0].code == "record.not_an_answer"


def test_a_key_nobody_reads_is_cut_short_in_the_finding():
    reading = Reading()
    reading.only({"k" * 500: 1}, ("a",), "t")
    assert len(reading.findings[0].where) == 42


@pytest.mark.parametrize("raw", ["1", 4, -1, True, 1.0, None])
def test_a_place_that_is_none_is_a_finding(raw):
    reading = Reading()
    assert reading.place({"matter": raw}, "matter", "actions.1", at_most=3) == 0
    assert [(one.code, one.where) for one in reading.findings] == [("record.not_a_place", "actions.1.matter")]
