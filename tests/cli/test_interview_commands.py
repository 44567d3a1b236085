"""Conversations by command: in, looked at, corrected, voided, printed, taken back."""

from __future__ import annotations

import json

import pytest

from tests.kit.command import answers_file, interview, ran_well, run, training_home
from udset_desktop.foundation.voices import find_voice


@pytest.fixture
def home(tmp_path):
    return training_home(tmp_path)


@pytest.fixture
def record(home, tmp_path):
    file = answers_file(tmp_path / "a.jsonl", interview())
    return ran_well("interview", "import", file, "--home", home, "--json").rows[0]["record"]


def safe(word):
    return {"safe.rating": {"rating": word, "scale": "fit-4", "said_by": ["person"]}}


def test_the_same_file_twice_is_the_same_conversation(home, record, tmp_path):
    again = ran_well("interview", "import", tmp_path / "a.jsonl", "--home", home, "--json").rows[0]
    assert (again["state"], again["record"]) == ("same", record)


def test_other_content_under_the_same_id_is_the_next_revision(home, record, tmp_path):
    file = answers_file(tmp_path / "b.jsonl", interview(answers=safe("no")))
    told = ran_well("interview", "import", file, "--home", home, "--json").rows[0]
    assert (told["state"], told["record"], told["revision"]) == ("revised", record, 2)


def test_one_bad_line_takes_nothing_in_and_names_its_line(home, tmp_path):
    file = answers_file(tmp_path / "b.jsonl", interview(), interview(id="visit-2", answers=safe("splendid")))
    done = run("interview", "import", file, "--home", home, "--json")
    assert done.code == 3
    assert all("2" in one["where"] for one in done.object["findings"])
    assert ran_well("interview", "list", "--home", home, "--json").rows == []


def test_the_good_lines_are_taken_on_request_and_the_bad_ones_named(home, tmp_path):
    file = answers_file(tmp_path / "b.jsonl", interview(), interview(id="visit-2", answers=safe("splendid")))
    done = run("interview", "import", file, "--good-lines", "--home", home, "--json")
    assert done.code == 3
    assert [one["state"] for one in done.rows] == ["new", "refused"]
    assert len(ran_well("interview", "list", "--home", home, "--json").rows) == 1


def test_a_correction_wants_its_reason_and_becomes_a_revision(home, record, tmp_path):
    file = answers_file(tmp_path / "b.jsonl", interview(answers=safe("no")))
    empty = run("interview", "correct", record, file, "--reason", " ", "--home", home)
    assert empty.code == 3
    told = ran_well("interview", "correct", record, file, "--reason", "heard wrong", "--home", home, "--json")
    assert told.object["revision"] == 2
    shown = ran_well("interview", "show", record, "--home", home, "--json").object
    assert shown["reason"] == "heard wrong"
    assert shown["interview"]["answers"]["safe.rating"]["rating"] == "no"
    assert shown["stage"] == "here"
    ran_well("bundle", "write", "--home", home)
    assert ran_well("interview", "show", record, "--home", home, "--json").object["stage"] == "made"


def test_what_is_shown_can_be_taken_in_again_as_the_same(home, record, tmp_path):
    shown = ran_well("interview", "show", record, "--home", home, "--json").object
    file = answers_file(tmp_path / "again.jsonl", shown["interview"])
    assert ran_well("interview", "import", file, "--home", home, "--json").rows[0]["state"] == "same"


def test_a_conversation_begun_in_error_is_marked_and_stays_listed(home, record):
    told = ran_well("interview", "void", record, "--reason", "wrong person", "--home", home, "--json").object
    assert told["revision"] == 2
    assert ran_well("interview", "list", "--home", home, "--json").rows[0]["void"] is True


def test_the_copy_for_the_case_system_is_plain_words(home, record):
    told = ran_well("interview", "copy-out", record, "--home", home).out
    assert "The new lock helps." in told
    assert "safe.rating" not in told


def test_the_schema_names_every_item_that_may_be_answered(home):
    schema = ran_well("interview", "schema", "user-review/1.0.0", "--home", home, "--json").object
    assert "safe.rating" in json.dumps(schema)


def test_the_schema_of_a_whole_file_takes_every_questionnaire_of_the_project(home):
    whole = ran_well("interview", "schema", "--home", home, "--json").object
    one = ran_well("interview", "schema", "user-review/1.0.1", "--home", home, "--json").object
    assert one in whole["anyOf"]
    assert len(whole["anyOf"]) > 1


def test_a_correction_may_carry_its_reason_in_its_own_line(home, record, tmp_path):
    changed = interview(answers={"safe.rating": {"rating": "no", "scale": "fit-4", "said_by": ["person"]}})
    bare = answers_file(tmp_path / "bare.jsonl", changed)
    assert run("interview", "correct", record, bare, "--home", home, "--json").codes == ["record.no_reason"]
    told = answers_file(tmp_path / "told.jsonl", {**changed, "reason": "heard wrong"})
    assert ran_well("interview", "correct", record, told, "--home", home, "--json").object["revision"] == 2
    assert ran_well("interview", "show", record, "--home", home, "--json").object["reason"] == "heard wrong"


def test_without_a_reason_a_conversation_was_begun_in_error(home, record):
    ran_well("interview", "void", record, "--home", home)
    assert (
        ran_well("interview", "show", record, "--home", home, "--json").object["reason"] == "begun in error"
    )


def test_the_copy_out_names_its_record_and_revision(home, record):
    told = ran_well("interview", "copy-out", record, "--home", home, "--json").object
    assert (told["record"], told["revision"]) == (record, 1)


def test_an_id_nobody_has_is_refused(home):
    assert run("interview", "show", "nobody", "--home", home).code == 3


@pytest.mark.parametrize("style", ["standard", "large", "larger", "largest", "plain"])
def test_the_person_s_sheet_is_a_pdf_with_pages(home, record, tmp_path, style):
    out = tmp_path / f"{style}.pdf"
    told = ran_well("summary", record, "--style", style, "--out", out, "--home", home, "--json").object
    assert told["pages"] >= 1
    assert out.read_bytes().startswith(b"%PDF-")


def test_the_sheet_is_text_or_sound_where_that_is_asked_for(home, record, tmp_path):
    text = tmp_path / "sheet.txt"
    told = ran_well("summary", record, "--copy", "text", "--out", text, "--home", home, "--json").object
    assert told == {"file": str(text), "copy": "text"}
    assert "this is your sheet" in text.read_text(encoding="utf-8")
    sound = tmp_path / "sheet.wav"
    heard = run("summary", record, "--copy", "sound", "--out", sound, "--home", home)
    assert (heard.code == 0) == sound.exists() == (find_voice() is not None)


@pytest.mark.parametrize(
    ("options", "items"),
    [([], "all"), (["--words"], "words"), (["--items", "safe.rating"], ["safe.rating"])],
)
def test_a_record_its_words_or_items_are_taken_back(home, record, options, items):
    told = ran_well("withdraw", record, *options, "--home", home, "--json").object
    assert [one["code"] for one in told.pop("out")] == ["gone_out.here"]
    assert told == {"record": record, "notice": {"record": record, "items": items}}


def test_an_item_the_conversation_cannot_have_is_not_taken_back(home, record):
    for dry in ((), ("--dry-run",)):
        refused = run("withdraw", record, "--items", "no.such", *dry, "--home", home, "--json")
        assert (refused.code, refused.codes) == (3, ["exporting.no_such_item"])


def test_what_is_out_already_is_told_before_and_by_itself(home, record):
    told = ran_well("withdraw", record, "--dry-run", "--home", home, "--json").object
    assert told["notice"] is None
    assert [one["code"] for one in told["out"]] == ["gone_out.here"]
    ran_well("interview", "copy-out", record, "--home", home)
    done = ran_well("withdraw", record, "--home", home)
    assert "Copied out as text before: 1." in done.err + done.out
