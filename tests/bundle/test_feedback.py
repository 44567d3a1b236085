"""A worker's line about using the tool: what leaves of a note, and what is believed of a line."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.kit.bundles import PROJECT, inner_of, members_of, opened, producer
from tests.kit.interviews import own_instrument
from udset_desktop.bundle import bag
from udset_desktop.bundle.allowed import UNKNOWN_INSTRUMENT, Allowed
from udset_desktop.bundle.feedback import check_feedback, check_feedback_line, feedback_of
from udset_desktop.bundle.opened import HeldLine, OpenedFeedback
from udset_desktop.bundle.reader import check_feedback_again
from udset_desktop.bundle.shareable import line_of
from udset_desktop.bundle.writer import Load, split_load, write_bundle
from udset_desktop.foundation.ids import RecordId, WorkNoteId
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.instrument.codes import layout_of, told_by
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.work_note import WorkNote
from udset_desktop.sealing.digest import sha256_hex

EXPERIENCE = own_instrument("worker-experience/1.0.0")
DEFINITIONS = {EXPERIENCE.key: EXPERIENCE}
ALLOWED = Allowed(PROJECT, DEFINITIONS)
NOTE = WorkNote(
    id=WorkNoteId("3f1c8c0e-6f0e-4c1a-9f00-0123456789ab"),
    instrument=EXPERIENCE.key,
    digest=EXPERIENCE.digest,
    begun_on="2026-05-30",
    answers={
        "you.part": Answer(value="manager", said_by=()),
        "in_the_way.many": Answer(value=("time", "training"), said_by=()),
        "skills.was": Answer(non_answer="rather_not_say", said_by=()),
        "best.words": Answer(value="CANARY the quiet", said_by=()),
    },
    done=True,
    leaves=True,
    quarter="2026-Q2",
)


def a_line(number=1):
    return feedback_of(replace(NOTE, id=WorkNoteId(f"3f1c8c0e-6f0e-4c1a-9f00-{number:012x}")), EXPERIENCE)


def test_what_leaves_is_what_was_chosen_and_when_by_quarter_and_nothing_else():
    told = json.loads(line_of(feedback_of(NOTE, EXPERIENCE)))
    assert set(told) == {"codes", "feedback", "instrument", "quarter"}
    assert (told["feedback"], told["quarter"]) == (NOTE.id, "2026-Q2")
    said = {
        cell.item.id: told_by(cell, told["codes"][cell.at : cell.at + cell.width])
        for cell in layout_of(EXPERIENCE).cells
    }
    assert said["you.part"].value == "manager"
    assert said["in_the_way.many"].value == ("time", "training")
    assert said["skills.was"].non_answer == "rather_not_say"
    assert said["time.was"].non_answer == "not_asked"
    assert "best.words" not in said
    line = line_of(feedback_of(NOTE, EXPERIENCE))
    for never in (b"CANARY", b"2026-05", b"laptop", b"record"):
        assert never not in line


@pytest.mark.parametrize(
    "changes",
    [{"leaves": False}, {"done": False}, {"record": RecordId("r1")}],
)
def test_what_its_writer_did_not_send_does_not_leave(changes):
    with pytest.raises(InputRefused) as refused:
        feedback_of(replace(NOTE, **changes), EXPERIENCE)
    assert refused.value.code == "bundle.feedback_not_sent"


def test_a_look_back_cannot_leave_whatever_it_says_of_itself():
    reflection = own_instrument("reflection/1.0.0")
    note = replace(NOTE, instrument=reflection.key, digest=reflection.digest, answers={})
    with pytest.raises(InputRefused) as refused:
        feedback_of(note, reflection)
    assert refused.value.code == "bundle.feedback_not_sent"


@pytest.mark.parametrize("value", ["wings", ("wings",), 3])
def test_an_answer_off_its_list_is_not_written(value):
    item = "in_the_way.many" if isinstance(value, tuple) else "you.part"
    with pytest.raises(InputRefused) as refused:
        feedback_of(replace(NOTE, answers={item: Answer(value=value, said_by=())}), EXPERIENCE)
    assert refused.value.code == "bundle.answer_off_list"


def test_another_definition_is_refused():
    with pytest.raises(InputRefused) as refused:
        feedback_of(replace(NOTE, digest="0" * 64), EXPERIENCE)
    assert refused.value.code == "bundle.other_definition"


def test_a_good_line_is_taken_with_its_own_digest():
    line = line_of(a_line())
    assert check_feedback_line(line, 1, ALLOWED) == OpenedFeedback(a_line(), sha256_hex(line), line)
    assert check_feedback(b"", ALLOWED) == ([], [])


def test_of_one_number_the_first_line_counts():
    line = line_of(a_line())
    good, held = check_feedback(line + b"\n" + line + b"\n", ALLOWED)
    assert len(good) == 1
    assert [(one.member, one.number, one.code) for one in held] == [("feedback", 2, "bundle.line_twice")]


def test_a_line_waits_for_its_definition_and_is_read_when_it_has_come():
    line = line_of(a_line())
    held = check_feedback_line(line, 1, Allowed(PROJECT, {}))
    assert isinstance(held, HeldLine)
    assert (held.code, held.instrument) == (UNKNOWN_INSTRUMENT, a_line().instrument)
    assert isinstance(check_feedback_again(line, 1, definitions=DEFINITIONS, project=PROJECT), OpenedFeedback)


def test_a_bundle_carries_it_in_the_second_format_and_any_other_in_the_first():
    told = {"number": 7, "producer": producer(), "project": PROJECT}
    made = write_bundle(Load(feedback=(a_line(2), a_line(1))), definitions=DEFINITIONS, **told)
    read = opened(made.content, definitions=DEFINITIONS)
    assert [one.feedback for one in read.feedback] == [a_line(1), a_line(2)]
    assert read.records == read.held == ()
    infos = [members_of(inner)[bag.BAG_INFO] for inner in (made.inner, inner_of())]
    assert [bag.format_of(info) for info in infos] == [2, 1]
    assert [bag.parse_info(info).format for info in infos] == [2, 1]


def test_many_are_cut_over_several_bundles():
    portions = split_load(Load(feedback=tuple(a_line(number) for number in range(1_001))))
    assert [len(one.feedback) for one in portions] == [1_000, 1]
    assert not portions[1].is_empty
