"""What a worker writes alone: the experience of the tool into the desk's pool, and a look back that goes nowhere."""

from __future__ import annotations

import json

import pytest

from tests.kit.command import run
from tests.kit.joined import joined
from tests.kit.papers import words_read
from tests.kit.talks import finished_talk
from tests.kit.tools import EVERY_TOOL, EXPERIENCES, REFLECTION, SUMMARY, written_note
from udset_desktop.foundation.problems import InputRefused, Severity
from udset_desktop.foundation.resources import resource_path
from udset_desktop.instrument.reader import find_all
from udset_desktop.usecases.exporting import preview, read_bundle, write_bundles
from udset_desktop.usecases.feedback_figures import feedback_tables
from udset_desktop.usecases.feedback_words import feedback_words
from udset_desktop.usecases.importing import copy_out, show_interview
from udset_desktop.usecases.merging import (
    PoolAddress,
    init_pool,
    merge_files,
    pool_digest,
    pool_status,
    undo_merge,
)
from udset_desktop.usecases.noting_work import delete_note, finish_note, load_note
from udset_desktop.usecases.summarising import render_sheet


@pytest.fixture
def both(tmp_path):
    made = joined(tmp_path, EVERY_TOOL)
    yield made
    made.close()


@pytest.fixture
def address(both, tmp_path):
    address = PoolAddress(place=str(tmp_path / "pool.sqlite"))
    init_pool(both.desk, address)
    return address


def written(both, folder):
    return [one.file for one in write_bundles(both.laptop, folder, shown=preview(both.laptop))]


@pytest.mark.parametrize("key", EXPERIENCES)
def test_what_was_sent_is_shown_first_leaves_once_and_comes_into_the_pool(both, address, key, tmp_path):
    note = written_note(both.laptop, key, leaves=True)
    shown = preview(both.laptop)
    (line,) = shown.feedback
    assert set(json.loads(line)) == {"codes", "feedback", "instrument", "quarter"}
    assert "written at" not in line
    (words,) = feedback_words(both.laptop, shown)
    assert (words.number, words.quarter) == (note.id, "2026 Q2")
    assert all(asked and told for asked, told in words.answers)
    (file,) = written(both, tmp_path)
    read = read_bundle(both.desk, file)
    assert [one.line.decode() for one in read.feedback] == [line]
    assert load_note(both.laptop, note.id).bundle == 1
    assert preview(both.laptop).is_empty
    before, _ = pool_digest(both.desk, address)
    merge_files(both.desk, address, [file])
    assert pool_status(both.desk, address).feedback == 1
    assert pool_digest(both.desk, address)[0] != before
    undo_merge(both.desk, address)
    assert (pool_status(both.desk, address).feedback, pool_digest(both.desk, address)[0]) == (0, before)


def test_what_was_kept_or_called_off_does_not_leave(both):
    kept = written_note(both.laptop, EXPERIENCES[0])
    called_off = written_note(both.laptop, EXPERIENCES[1], leaves=True)
    finish_note(both.laptop, called_off, leaves=False)
    assert kept.done
    assert preview(both.laptop).is_empty


def test_what_has_left_can_be_neither_changed_nor_deleted(both, tmp_path):
    note = written_note(both.laptop, EXPERIENCES[0], leaves=True)
    written(both, tmp_path)
    for deed in (lambda: delete_note(both.laptop, note.id), lambda: finish_note(both.laptop, note)):
        with pytest.raises(InputRefused) as refused:
            deed()
        assert refused.value.code == "store.work_note_left"


def test_a_change_between_looking_and_writing_is_refused(both, tmp_path):
    note = written_note(both.laptop, EXPERIENCES[0], leaves=True)
    shown = preview(both.laptop)
    finish_note(both.laptop, note, leaves=False)
    with pytest.raises(InputRefused) as refused:
        write_bundles(both.laptop, tmp_path, shown=shown)
    assert refused.value.code == "exporting.changed_since_preview"
    assert load_note(both.laptop, note.id).bundle is None


def test_a_look_back_is_on_no_paper_in_no_copy_and_in_no_bundle(both, tmp_path):
    record = finished_talk(both.laptop)
    for key in (REFLECTION, SUMMARY):
        written_note(both.laptop, key, record.id)
    everything = " ".join(
        [
            *(
                " ".join(words_read(render_sheet(both.laptop, record, kind), tmp_path))
                for kind in ("person", "review")
            ),
            copy_out(both.laptop, record.interview),
            json.dumps(show_interview(both.laptop, record.interview), default=str),
            *preview(both.laptop).lines,
            *preview(both.laptop).feedback,
        ]
    )
    assert "written at" not in everything
    assert preview(both.laptop).feedback == ()


def test_the_desk_is_told_only_where_enough_have_answered(both, address, tmp_path):
    for turn in range(12):
        written_note(both.laptop, EXPERIENCES[0], turn=turn % 2, leaves=True)
    written_note(both.laptop, EXPERIENCES[1], leaves=True)
    merge_files(both.desk, address, written(both, tmp_path))
    tables = {table.instrument: table for table in feedback_tables(both.desk, address)}
    worker = {(row.item, row.choice): row.n for row in tables[EXPERIENCES[0]].rows}
    assert (worker["time.was", "yes"], worker["time.was", "mostly"], worker["time.was", "no"]) == (6, 6, 0)
    assert tables[EXPERIENCES[0]].words["time.was.yes"] == "Yes"
    assert {row.n for row in tables[EXPERIENCES[1]].rows} == {None}


def test_the_command_line_tells_the_same(both, address, tmp_path):
    for turn in range(12):
        written_note(both.laptop, EXPERIENCES[0], turn=turn % 2, leaves=True)
    merge_files(both.desk, address, written(both, tmp_path))
    home = both.desk.home.folder
    both.desk.close()
    done = run("pool", "feedback", address.place, "--home", home, "--json")
    assert done.code == 0, done.err
    told = {(row["item"], row["choice"]): row for row in done.rows}
    assert told["time.was", "yes"]["n"] == 6
    assert told["time.was", "yes"]["hidden"] is False
    assert run("pool", "status", address.place, "--home", home, "--json").object["feedback"] == 12


@pytest.mark.parametrize("key", [REFLECTION, SUMMARY, *EXPERIENCES])
def test_the_authors_check_finds_nothing(key):
    assert {one.severity for one in find_all(resource_path("instruments", *key.split("/")))} <= {
        Severity.NOTE
    }
