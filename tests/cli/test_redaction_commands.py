from __future__ import annotations

import io
import json
import sys
from types import SimpleNamespace

import pytest

from tests.kit.command import ran_well, run
from tests.kit.labelled import read_texts
from udset_desktop.redaction.reading import begin_reading

TEXT = "Morag rang 01632 960123.\n"


@pytest.fixture
def standing_in(monkeypatch):
    def hand(content):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))

    return hand


def test_one_text_is_one_object(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert ran_well("redact", file, "--json").object == {
        "text_id": "1",
        "redacted": "[person A] rang [telephone number].\n",
        "findings": [
            {"start": 0, "end": 5, "kind": "person", "certainty": "likely"},
            {"start": 11, "end": 23, "kind": "phone", "certainty": "looks_like"},
        ],
    }


def test_standard_input_is_a_text_or_lines(standing_in):
    standing_in(TEXT.encode())
    assert ran_well("redact", "-", "--json").object["redacted"].startswith("[person A]")
    standing_in(json.dumps({"id": "a", "text": "fly barked at Fly", "known": ["Fly"]}).encode())
    (row,) = ran_well("--json", "redact", "--lines", "-").rows
    assert (row["text_id"], row["redacted"]) == ("a", "fly barked at [person A]")


def test_a_file_of_lines_is_known_by_its_ending(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": 3, "text": "tea"}\n{"id": "x", "text": "Morag"}\n', encoding="utf-8")
    assert [(row["text_id"], len(row["findings"])) for row in ran_well("redact", file, "--json").rows] == [
        (3, 0),
        ("x", 1),
    ]


def test_people_see_what_would_be_left_and_a_table(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    said = ran_well("redact", file).out
    assert "[person A] rang [telephone number]." in said
    assert "looks_like" in said
    assert "Morag" not in said


@pytest.mark.parametrize(
    ("name", "content", "code", "where"),
    [
        ("a.txt", b"\xff\xfe\x00", "redacting.not_utf8", ""),
        ("a.txt", b"x" * 10_000_000, "redacting.too_large", ""),
        (
            "a.jsonl",
            b'{"id": "a", "text": "Morag"}\n{"id": "b", "text": "Mor',
            "foundation.json_broken",
            "line 2",
        ),
        ("a.jsonl", b'{"id": "a", "text": "tea"}\n\xff', "foundation.json_not_utf8", "line 2"),
    ],
)
def test_bad_input_is_refused_with_its_line_and_nothing_of_it_is_printed(
    tmp_path, name, content, code, where
):
    file = tmp_path / name
    file.write_bytes(content)
    done = run("redact", file, "--json")
    assert done.code == 3
    assert [(one["code"], one["where"]) for one in done.object["findings"]] == [(code, where)]
    assert "Morag" not in done.out + done.err
    assert "Traceback" not in done.err


def test_what_stands_beside_a_text_and_is_not_read_is_said_and_never_repeated(standing_in):
    standing_in(b'{"text": "tea"}\n{"text": "Tea with Zorabel", "knwon": ["Zorabel"]}\n')
    done = ran_well("redact", "-", "--lines", "--json")
    assert len(done.rows) == 2
    assert "line 2" in done.err
    assert "Zorabel" not in done.err
    assert "knwon" not in done.err
    standing_in(b'{"id": 1, "text": "tea", "known": []}\n')
    assert ran_well("redact", "-", "--lines", "--json").err == ""


def test_a_file_that_is_not_there_is_told_so(tmp_path):
    assert run("redact", tmp_path / "no.txt").code == 6


def test_an_empty_text_has_nothing_to_find(standing_in):
    standing_in(b"")
    assert ran_well("redact", "-", "--json").object == {"text_id": "1", "redacted": "", "findings": []}


def test_it_makes_no_home_and_logs_no_word(tmp_path, standing_in):
    standing_in(TEXT.encode())
    ran_well("--home", tmp_path / "home", "redact", "-")
    assert not (tmp_path / "home").exists()


def test_the_window_and_the_command_find_the_same(standing_in):
    texts = [one for name in ("eighth", "ninth") for one in read_texts(name)]
    asked = [
        {"id": str(number), "text": one.text, "known": [name.name for name in one.known]}
        for number, one in enumerate(texts)
    ]
    standing_in("\n".join(map(json.dumps, asked)).encode())
    for one, row in zip(texts, ran_well("--json", "redact", "--lines", "-").rows, strict=True):
        (read,) = begin_reading((("1", one.text),), one.known).texts
        assert [(found["start"], found["end"], found["kind"]) for found in row["findings"]] == [
            (found.start, found.end, found.kind) for found in read.findings
        ]
