from __future__ import annotations

import re

from udset_desktop.redaction.model import Certainty, Kind
from udset_desktop.redaction.rules import EDGE, STOP, always, digits_of, has_cue


def test_digits_and_cues_are_read_as_people_write_them():
    assert digits_of("(01632) 960-٣") == "01632960" + "3"
    assert has_cue("my Tel: 1", 8, "cue_phone")
    assert not has_cue("hotel: 1", 7, "cue_phone")


def test_a_judge_for_all_says_the_same_of_every_match():
    match = re.search("b", "abc")
    assert always(Kind.PHONE, Certainty.MAY_BE)("abc", match) == (Kind.PHONE, Certainty.MAY_BE)


def test_a_word_has_its_edges_at_whatever_is_no_letter_and_no_digit():
    assert re.findall(f"{EDGE}ab{STOP}", "ab xab ab1 (ab) _ab_") == ["ab", "ab", "ab"]


def test_the_end_of_a_word_that_begins_too_far_before_is_no_cue():
    assert not has_cue("xref" + " " * 25 + "12", 29, "cue_reference")
    assert has_cue(" ref" + " " * 25 + "12", 29, "cue_reference")
    assert has_cue("s/c 12", 4, "cue_sort_code")
