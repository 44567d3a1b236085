from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.kit.interviews import a_project
from tests.kit.vaults import made_up_person, made_up_record, unlocked_workplace
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.record.model import Action, Interviewer, Together
from udset_desktop.redaction.model import Kind, KnownName
from udset_desktop.usecases.hidden_names import add_hidden
from udset_desktop.usecases.redacting import (
    TEXT_AT_MOST,
    TextToRedact,
    known_names,
    plain_text,
    redact,
    redact_all,
    text_lines,
)


def lines(*told):
    return "\n".join(one if isinstance(one, str) else json.dumps(one) for one in told).encode()


def refusals(content):
    with pytest.raises(InputRefused) as refused:
        text_lines(content)
    return [(one.where, one.code) for one in refused.value.findings]


def test_what_is_left_is_as_if_all_were_accepted():
    done = redact(TextToRedact(id="a", text="Morag rang 01632 960123.", known=()))
    assert done.redacted == "[person A] rang [telephone number]."
    assert [one.kind for one in done.findings] == [Kind.PERSON, Kind.PHONE]


def test_a_line_tells_its_id_its_text_and_the_names_it_knows():
    (one, other) = text_lines(
        lines({"id": 7, "text": "fly barked", "known": ["Fly", " "]}, "", {"text": "x"})
    )
    assert (one.id, one.known) == (7, (KnownName("Fly"),))
    assert (other.id, other.known) == ("3", ())


def test_many_texts_come_out_as_they_went_in():
    texts = text_lines(lines({"id": "a", "text": "Morag"}, {"id": "b", "text": "tea"}))
    assert [done.id for done in redact_all(texts)] == ["a", "b"]


def test_every_bad_line_is_told_by_its_number_and_none_by_its_words():
    content = lines(
        {"id": "a", "text": "x"}, "{broken", "[]", {"id": "b"}, {"id": True, "text": 1, "known": "x"}
    )
    assert refusals(content) == [
        ("line 2", "foundation.json_broken"),
        ("line 3", "redacting.not_an_object"),
        ("line 4", "redacting.no_text"),
        ("line 5", "redacting.no_text"),
        ("line 5", "redacting.no_id"),
        ("line 5", "redacting.not_names"),
    ]
    assert refusals(b'{"id": "a", "text": "x"}\n\xff\xfe') == [("line 2", "foundation.json_not_utf8")]
    assert refusals(b'{"id": "a", "text": "\\ud800"}') == [("line 1", "foundation.json_bad_character")]


def test_signs_that_a_text_of_others_may_hold_are_taken():
    (one,) = text_lines(lines({"id": "a", "text": "tea\r\n\f\x85milk"}))
    assert one.text == "tea\r\n\f\x85milk"


def test_a_mark_of_byte_order_is_no_part_of_a_text():
    assert plain_text(b"\xef\xbb\xbftea", "1").text == "tea"
    assert text_lines(b'\xef\xbb\xbf{"text": "tea"}')[0].text == "tea"


@pytest.mark.parametrize("content", [b"a" * (TEXT_AT_MOST + 1), b"a" * (10 * TEXT_AT_MOST)])
def test_a_text_far_too_long_is_refused(content):
    with pytest.raises(InputRefused) as refused:
        plain_text(content, "1")
    assert refused.value.code == "redacting.too_large"


def test_what_is_no_text_is_refused():
    with pytest.raises(InputRefused) as refused:
        plain_text(b"\xff\xfe", "1")
    assert refused.value.code == "redacting.not_utf8"


def test_all_names_that_the_laptop_knows_of_a_record_are_told_once(tmp_path):
    workplace, _ = unlocked_workplace(tmp_path)
    workplace.project = a_project()
    try:
        person = replace(made_up_person("Morag Ross"), looks_after="Tam")
        record = made_up_record(
            person,
            looks_after="Tam",
            typed_by="Pernella Dask",
            interviewers=(
                Interviewer(ref="Zorabel", type="third_party"),
                Interviewer(ref="N14", type="peer"),
            ),
            together=Together(actions=(Action(what="ring", who_named="Ewan Kerr"),)),
        )
        vault = workplace.require_vault()
        vault.save_person(person)
        vault.save_record(record)
        add_hidden(workplace, person.id, "Bracken")
        names = known_names(workplace, record, (KnownName("Fly"),))
        people = [one.name for one in names if one.kind is Kind.PERSON]
        assert people == ["Morag Ross", "Tam", "Fly", "Bracken", "Pernella Dask", "Zorabel", "Ewan Kerr"]
        assert len(set(names)) == len(names)
        project = workplace.require_project()
        told = {one.name for one in names if one.kind is Kind.ORGANISATION}
        assert told >= {service.name for service in project.services}
        assert {one.name for one in names if one.kind is Kind.PLACE} >= {
            one.name for one in project.localities
        }
    finally:
        workplace.close()
