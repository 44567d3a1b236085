"""What the kills call lost: half a saving, a row from nowhere, a word that stood there when "Saved" was read."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))

import endure
import endure_window_kept
from endure_kept import changes, with_changes

ROWS = {"talk place": "pages safe", "talk answer safe.rating": "yes", "talk jot 1": "a line"}
LAID = {"talk jot 1": "a line, laid", "talk answer safe.words": "a line"}


def known(about_to=None):
    return endure.Known(rows=dict(ROWS), about_to=about_to or {})


def test_rows_told_as_changed_bring_one_table_to_the_other():
    after = with_changes(ROWS, LAID | {"talk place": ""})
    assert after == {"talk answer safe.rating": "yes", **LAID}
    assert with_changes(ROWS, changes(ROWS, after)) == after


def test_what_was_saved_is_there_and_what_was_on_its_way_may_be():
    known().require_in(ROWS)
    under_way = known({"do": "word", "sets": LAID})
    under_way.require_in(ROWS)
    under_way.require_in(with_changes(ROWS, LAID))
    assert under_way.rows["talk jot 1"] == "a line, laid"


@pytest.mark.parametrize(
    ("rows", "about_to"),
    [
        ({}, None),
        (ROWS | {"talk answer safe.rating": "no"}, None),
        (ROWS | {"note 1": "from nowhere"}, None),
        (ROWS | {"talk jot 1": "a line, laid"}, {"do": "word", "sets": LAID}),  # half of one saving
        (ROWS | {"a place": "pages", "b place": "pages"}, {"do": "begin", "sets": None}),
    ],
)
def test_anything_else_is_lost(rows, about_to):
    with pytest.raises(endure.Lost):
        known(about_to).require_in(rows)


def test_a_saving_that_returned_is_believed():
    heard = known()
    for line in ({"do": "word", "sets": LAID}, {"did": "word"}):
        heard.hear(line)
    assert heard.saved == 1
    with pytest.raises(endure.Lost):
        heard.require_in(ROWS)


def an_answer(words):
    return json.dumps({"value": words})


def talked():
    one = endure_window_kept.Talked(
        since={"safe.words": [an_answer("I am")], "jot 1": ["a"]}, pages=["pages safe"]
    )
    one.settle()
    return one


def test_what_stood_there_when_saved_was_read_is_in_the_vault_at_its_page():
    held = {"safe.words": an_answer("I am"), "jot 1": "a"}
    talked().require_in(held, "pages safe", under_way=False)
    for lost, page in ((held | {"jot 1": "b"}, "pages safe"), ({}, "pages safe"), (held, "pages home")):
        with pytest.raises(endure.Lost):
            talked().require_in(lost, page, under_way=False)


def test_the_vault_may_be_one_key_ahead_and_never_behind():
    ahead, behind = ({"safe.words": an_answer(words), "jot 1": "a"} for words in ("I am fine", "I"))
    talked().require_in(ahead, "", under_way=True)
    for held, under_way in ((ahead, False), (behind, True)):
        with pytest.raises(endure.Lost):
            talked().require_in(held, "", under_way=under_way)


def test_what_is_typed_is_due_a_second_later_unless_the_machine_kept_the_window_waiting():
    believed = endure_window_kept.Believed()
    believed.begin_run()
    for at in (100.0, 101.0, 102.0):
        believed.hear({"step": True, "at": at, "busy": False})
    assert believed.due_s(102.0) == 102.0 - endure_window_kept.TYPING_LOST_S - 1.0
    believed.hear({"step": True, "at": 102.0, "busy": True})
    believed.hear({"step": True, "at": 103.0, "busy": True})
    assert believed.due_s(103.0) == 102.0 - endure_window_kept.TYPING_LOST_S - 1.0
