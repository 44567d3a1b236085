"""Conversations by command: in, looked at, corrected, voided, printed, taken back."""

from __future__ import annotations

import json

import pytest

from tests.kit.command import answers_file, interview, ran_well, run, training_home
from tests.kit.other_resources import second_language
from udset_desktop.foundation.languages import PSEUDO_LANGUAGE
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


def test_what_was_taken_back_is_told_in_lists_and_beside_it(home, record):
    def told():
        (row,) = ran_well("interview", "list", "--home", home, "--json").rows
        shown = ran_well("interview", "show", record, "--home", home, "--json").object
        assert row["taken_back"] == shown["taken_back"]
        return row["taken_back"]

    assert told() == ""
    ran_well("withdraw", record, "--items", "safe.rating", "--home", home)
    assert told() == "part"
    ran_well("withdraw", record, "--home", home)
    assert told() == "whole"
    ran_well("withdraw", record, "--words", "--home", home)
    assert told() == "whole"


def test_what_became_of_the_sheet_can_be_kept_by_command(home, record, tmp_path):
    nothing = run("summary", record, "--home", home)
    assert (nothing.code, "--became" in nothing.err) == (2, True)
    unsafe = run("summary", record, "--became", "to_post", "--home", home)
    assert unsafe.code == 3
    done = ran_well("summary", record, "--became", "handed_over", "--home", home, "--json")
    assert done.object["became"] == "handed_over"
    out = tmp_path / "sheet.pdf"
    ran_well("summary", record, "--became", "to_post", "--safe-to-post", "--out", out, "--home", home)
    assert out.exists()
    waits = ran_well("clear", "--home", home)
    assert "sheet is still owed" in waits.out
    ran_well("summary", record, "--became", "not_wanted", "--home", home)
    assert "sheet is still owed" not in ran_well("clear", "--home", home).out


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


@pytest.mark.parametrize("kind", ["person", "review", "summary"])
def test_a_sheet_speaks_another_language_than_the_program(home, record, tmp_path, kind):
    def told(*options):
        sheet = ("summary", record, "--kind", kind, "--copy", "text", "--home", home)
        ran_well(*sheet, "--out", tmp_path / "sheet.txt", *options)
        return (tmp_path / "sheet.txt").read_text(encoding="utf-8")

    usual = told()
    assert told("--language", "en") == usual
    longer = told("--language", PSEUDO_LANGUAGE)
    assert longer.startswith("[")
    assert longer != usual
    done = run("summary", record, "--kind", kind, "--out", tmp_path / "s.pdf", "--home", home, "--json")
    other = ("--language", PSEUDO_LANGUAGE, "--out", tmp_path / "o.pdf", "--home", home, "--json")
    assert run("summary", record, "--kind", kind, *other).object["pages"] >= done.object["pages"]
    assert b"/Lang (en-XA)" in (tmp_path / "o.pdf").read_bytes()


def test_a_language_with_one_line_lends_it_and_english_the_others(home, record, tmp_path):
    (tmp_path / "resources").mkdir()
    lines = {"wording__sheets": '[person]\ntold = "Na thuirt thu"\n'}
    with second_language(tmp_path / "resources", "gd", **lines):
        sheet = ("summary", record, "--copy", "text", "--home", home, "--out", tmp_path / "sheet.txt")
        done = ran_well(*sheet, "--language", "gd")
        text = (tmp_path / "sheet.txt").read_text(encoding="utf-8")
    assert "Na thuirt thu" in text
    assert "this is your sheet" in text
    assert "This copy is not protected" in done.out  # the program goes on in its own


@pytest.mark.parametrize(
    "command",
    [
        ("summary", "--out", "s.pdf"),
        ("summary", "--out", "s.txt", "--copy", "text"),
        ("summary", "--out", "s.wav", "--copy", "sound"),
        ("interview copy-out",),
    ],
)
def test_a_language_nobody_has_words_in_is_refused_and_nothing_written(
    home, record, tmp_path, command, monkeypatch
):
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    name, *more = command
    refused = run(*name.split(), record, *more, "--language", "xx", "--home", home, "--json")
    assert (refused.code, refused.codes) == (2, ["usecases.no_such_language"])
    assert "en" in refused.object["findings"][0]["message"]
    assert list((tmp_path / "out").iterdir()) == []
    out = ran_well("withdraw", record, "--dry-run", "--home", home, "--json").object["out"]
    assert [one["code"] for one in out] == ["gone_out.here"]  # no log line of a copy that is none


def test_the_copy_for_the_case_system_can_be_had_in_another_language(home, record):
    copied = ("interview", "copy-out", record, "--home", home)
    longer = ran_well(*copied, "--language", PSEUDO_LANGUAGE).out
    assert longer.startswith("[")
    assert "The new lock helps." in longer
    assert ran_well(*copied, "--language", "en").out == ran_well(*copied).out != longer


@pytest.mark.parametrize(
    ("options", "items"),
    [([], "all"), (["--words"], "words"), (["--items", "safe.rating"], ["safe.rating"])],
)
def test_a_record_its_words_or_items_are_taken_back(home, record, options, items):
    told = ran_well("withdraw", record, *options, "--home", home, "--json").object
    assert [one["code"] for one in told.pop("out")] == ["gone_out.here"]
    assert told == {"record": record, "notice": {"record": record, "items": items}, "kept": []}


@pytest.fixture
def brought_together(home, tmp_path):
    line = interview(
        together={"matters": ["To get away", "The club"]},
        actions=[{"what": "Ring the bus", "matter": 2}, {"what": "Find the letters"}],
    )
    file = answers_file(tmp_path / "together.jsonl", line)
    return ran_well("interview", "import", file, "--home", home, "--json").rows[0]["record"]


def lines_there(home, record):
    told = ran_well("withdraw", record, "--dry-run", "--home", home, "--json").object
    return {one["item"]: one["words"] for one in told["lines"]}


def test_what_matters_and_steps_are_listed_and_taken_back_by_their_marks(home, brought_together):
    record = brought_together
    there = lines_there(home, record)
    assert list(there) == ["matter.1", "matter.2", "step.1", "step.2"]
    assert "The club" in there["matter.2"]
    assert "Ring the bus" in there["step.1"]
    plain = ran_well("withdraw", record, "--dry-run", "--home", home)
    assert f"matter.2: {there['matter.2']}" in plain.out
    told = ran_well("withdraw", record, "--items", "matter.1", "step.2", "--home", home, "--json").object
    assert (told["record"], told["notice"], told["kept"]) == (record, None, ["matter.1", "step.2"])
    assert list(lines_there(home, record)) == ["matter.2", "step.1"]
    shown = ran_well("interview", "show", record, "--home", home, "--json").object["interview"]
    assert shown["together"]["marks"] == [["between_us"], []]
    assert [one.get("marks", []) for one in shown["actions"]] == [[], ["between_us"]]
    copied = ran_well("interview", "copy-out", record, "--home", home).out
    assert "The club" in copied
    assert "To get away" not in copied
    assert "Find the letters" not in copied


def test_an_answer_and_a_line_are_taken_back_together_or_neither_is(home, brought_together):
    record, at = brought_together, ("--home", home, "--json")
    before = lines_there(home, record)
    for lost in ("matter.3", "step.9", "matter", "step.x", "no.such"):
        refused = run("withdraw", record, "--items", "safe.words", "matter.1", lost, *at)
        assert (refused.code, refused.codes) == (3, ["exporting.no_such_item"])
        assert refused.object["findings"][0]["where"] == lost
    assert lines_there(home, record) == before
    told = ran_well("withdraw", record, "--items", "matter.1", "safe.words", "matter.1", *at).object
    assert told["notice"] == {"record": record, "items": ["safe.words"]}
    assert told["kept"] == ["matter.1"]


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
    assert "there is nobody to tell" in done.err + done.out
