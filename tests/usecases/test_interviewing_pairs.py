"""Two interviewers on one conversation, from Begin to the pool, and who types it in."""

from __future__ import annotations

import json

import pytest

from tests.kit.decided import COMPARISON_TEXT
from tests.kit.interviews import a_line
from tests.kit.joined import PROJECT_FILE, joined
from tests.kit.talks import choice_of
from udset_desktop.interview import session as steps
from udset_desktop.interview.header import About, Header, Interviewer
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.usecases import importing, interviewing, summarising
from udset_desktop.usecases.exporting import read_bundle, write_bundles
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files
from udset_desktop.usecases.reporting import measure_rows

COMPARED = PROJECT_FILE.replace("[switches]\ncomparison = false", COMPARISON_TEXT)
PAIR = (
    Interviewer(ref="ur-01", type="user_researcher", known_before="no", allocated="rota"),
    Interviewer(ref="cm-07", type="own_care_manager", known_before="yes", same_employer="yes"),
)


@pytest.fixture(params=[COMPARED, PROJECT_FILE], ids=["compared", "not-compared"])
def both(request, tmp_path):
    made = joined(tmp_path, request.param)
    yield made
    made.close()


@pytest.fixture
def compared(both):
    return bool(both.laptop.require_project().switches.comparison)


def finished(workplace, **changes):
    header = Header(about=About(group="older_people"), interviewers=PAIR, typed_by="ur-01")
    session = interviewing.begin(workplace, choice_of(header=header, **changes))
    session, _ = steps.answer_item(session, "safe.rating", "mostly")
    session, _ = steps.reply(session, Purpose.FIGURES, Reply.YES)
    return interviewing.finish(workplace, session)


def test_both_are_on_file_with_who_typed_it(both):
    record = finished(both.laptop)
    assert (record.interviewers, record.typed_by) == (PAIR, "ur-01")


def test_both_survive_a_pause_and_a_correction(both):
    record = finished(both.laptop)
    session = interviewing.reopen(both.laptop, record.id, "misheard")
    session = interviewing.resume(both.laptop, session.interview)
    session, _ = steps.answer_item(session, "safe.rating", "yes")
    again = interviewing.finish(both.laptop, session)
    assert (again.revision, again.interviewers, again.typed_by) == (2, PAIR, "ur-01")


def test_both_leave_by_type_and_with_nothing_else_unless_they_are_compared(both, compared, tmp_path):
    finished(both.laptop)
    (written,) = write_bundles(both.laptop, tmp_path)
    (line,) = read_bundle(both.desk, written.file).records
    told = line.record.interviewers
    assert [one.type for one in told] == ["own_care_manager", "user_researcher"]
    assert [one.known for one in told] == (["yes", "no"] if compared else ["", ""])
    assert all(bool(one.key) == compared for one in told)
    assert "ur-01" not in repr(line)
    assert "cm-07" not in repr(line)


def test_the_pool_counts_the_conversation_once_under_a_word_of_its_own(both, tmp_path):
    finished(both.laptop)
    (written,) = write_bundles(both.laptop, tmp_path)
    pool = PoolAddress(place=str(tmp_path / "pool.sqlite"))
    init_pool(both.desk, pool)
    assert merge_files(both.desk, pool, [written.file]).numbers["new"] == 1
    rows = measure_rows(both.desk, pool, by="interviewer-type")
    assert {row.group for row in rows if row.group} == {"several"}


def test_the_sheet_for_the_file_names_both(both):
    record = finished(both.laptop)
    assert summarising.render_sheet(both.laptop, record, "review").startswith(b"%PDF")


def test_an_answers_file_may_name_two_and_gives_them_back(both):
    told = [
        {"ref": "ur-01", "type": "user_researcher", "known_before": "no", "allocated": "rota"},
        {"ref": "cm-07", "type": "own_care_manager", "known_before": "yes", "same_employer": "yes"},
    ]
    line = json.dumps(a_line(interviewers=told, typed_by="office-2")).encode()
    (taken,) = importing.import_answers(both.laptop, line).lines
    record = importing.find_record(both.laptop, taken.record)
    assert (record.interviewers, record.typed_by) == (PAIR, "office-2")
    shown = importing.show_interview(both.laptop, taken.interview)["interview"]
    assert importing.import_answers(both.laptop, json.dumps(shown).encode()).count("same") == 1
