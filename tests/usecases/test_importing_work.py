"""A worker's own notes from an answers file, beside conversations and by the same rules as in the window."""

import json

import pytest

from tests.kit.interviews import a_line
from tests.kit.joined import joined
from tests.kit.tools import ALONE, EVERY_TOOL, EXPERIENCES, REFLECTION, SUMMARY, written_note
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.record.work_file import line_of_note
from udset_desktop.usecases.importing import answers_schema, correct_interview, import_answers
from udset_desktop.usecases.noting_work import begin_note, instrument_of_note, load_note
from udset_desktop.usecases.people import find_record

TALK = a_line(id="visit-1", permissions={"talk": "yes", "figures": "yes"})


@pytest.fixture(scope="module")
def laptop(tmp_path_factory):
    made = joined(tmp_path_factory.mktemp("work-file"), EVERY_TOOL)
    import_answers(made.laptop, file_of(TALK))
    yield made.laptop
    made.close()


def file_of(*lines):
    return "".join(json.dumps(line) + "\n" for line in lines).encode()


def a_note(key, **changes):
    id_, _, version = key.partition("/")
    answers = {
        REFLECTION: {"heard.words": {"words": "that she sings"}},
        SUMMARY: {"read_back.said": {"choice": "yes"}},
    }.get(key, {"you.part": {"choice": "manager"}})
    of = {} if key in EXPERIENCES else {"of": "visit-1"}
    return {"instrument": {"id": id_, "version": version}, "answers": answers, **of, **changes}


def refused_codes(laptop, *lines):
    with pytest.raises(InputRefused) as refused:
        import_answers(laptop, file_of(*lines))
    return {one.code for one in refused.value.findings}


@pytest.mark.parametrize("key", [REFLECTION, SUMMARY])
def test_a_note_on_a_conversation_is_new_then_the_same_then_revised(laptop, key):
    states = [
        import_answers(laptop, file_of(line)).lines[0].state
        for line in (
            a_note(key),
            a_note(key),
            a_note(key, answers={**a_note(key)["answers"], **more(key)}),
        )
    ]
    assert states == ["new", "same", "revised"]
    note = begin_note(laptop, key, find_record(laptop, "visit-1").id)
    assert note.done
    assert set(note.answers) == {*a_note(key)["answers"], *more(key)}


def more(key):
    return (
        {"went_well.words": {"words": "the silence"}}
        if key == REFLECTION
        else {"read_back.words": {"words": "aye"}}
    )


@pytest.mark.parametrize("key", EXPERIENCES)
def test_an_experience_stands_beside_conversations_in_one_file(laptop, key):
    taken = import_answers(laptop, file_of(TALK, a_note(key, send=True), a_note(key)))
    assert [line.state for line in taken.lines] == ["same", "new", "new"]
    sent, kept = (load_note(laptop, line.interview) for line in taken.lines[1:])
    assert (sent.leaves, kept.leaves, sent.record) == (True, False, None)


def test_its_own_line_taken_in_again_is_the_same(laptop):
    note = written_note(laptop, EXPERIENCES[0], leaves=True)
    line = line_of_note(note, instrument_of_note(laptop, note))
    assert import_answers(laptop, file_of(line)).lines[0].state == "same"
    assert import_answers(laptop, file_of({**line, "send": False})).lines[0].state == "revised"
    assert load_note(laptop, note.id).leaves is False


def test_one_bad_line_takes_nothing_in(laptop):
    bad = a_note(REFLECTION, of="nobody")
    assert refused_codes(laptop, a_note(EXPERIENCES[0]), bad) == {"usecases.no_such_interview"}
    assert refused_codes(laptop, a_note(EXPERIENCES[0], of="visit-1")) == {"record.names_no_conversation"}
    note = written_note(laptop, EXPERIENCES[0])
    wrong = a_note(EXPERIENCES[1], id=note.id)
    assert refused_codes(laptop, wrong) == {"usecases.work_note_misplaced"}


def test_a_line_of_a_conversation_cannot_name_a_tool_for_a_worker(laptop):
    line = {**TALK, "id": "visit-2", "instrument": {"id": "reflection", "version": "1.0.0"}}
    assert "record.unknown_key" in refused_codes(laptop, line)
    with pytest.raises(InputRefused) as refused:
        correct_interview(laptop, "visit-1", file_of(a_note(REFLECTION)), "why")
    assert refused.value.code == "record.not_held"


def test_what_is_no_object_is_left_to_the_reader_of_conversations(laptop):
    with pytest.raises(InputRefused):
        import_answers(laptop, b'["reflection"]\n')
    with pytest.raises(InputRefused):
        import_answers(laptop, b'{"instrument": "reflection"}\n')
    with pytest.raises(InputRefused):
        import_answers(laptop, b'{"reflection\n')


@pytest.mark.parametrize("key", ALONE)
def test_each_has_a_schema(laptop, key):
    assert answers_schema(laptop, key)["required"][:2] == ["instrument", "answers"]
