"""Words are due once the decision's months are over; told first, dropped by an act, and never back again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.joined import joined
from tests.kit.pools import bundle_of
from tests.kit.worded import kept_words
from tests.kit.words_out import WORDED_PROJECT, let_go, talk
from udset_desktop.bundle.opened import HeldLine
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.store.pool_merge import merge_bundle
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.changing_mind import change_mind
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files, pool_held, pool_status
from udset_desktop.usecases.overseeing import change_project
from udset_desktop.usecases.pool_desk import desk_at, opened_pool
from udset_desktop.usecases.unlocking import Which
from udset_desktop.usecases.words_over import WordsTerms, let_words_go, words_due, words_terms

DAY_S = 24 * 3600
FIRST, SECOND = "We have soup.", "I like the choir."
HELD = HeldLine(member="words", number=1, code="bundle.line_not_readable", digest="d" * 64, line=b"We sang.")


@pytest.fixture
def both(tmp_path):
    made = joined(tmp_path, WORDED_PROJECT + "keep_months = 3\n")
    yield made
    made.close()


@pytest.fixture
def address(both, tmp_path):
    address = PoolAddress(place=str(tmp_path / "pool.db"))
    init_pool(both.desk, address)
    return address


def pass_days(both, days):
    for one in (both.desk, both.laptop):
        one.clock.advance(days * DAY_S)


def bring(both, address, folder, said, name):
    let_go(both.laptop, talk(both.laptop, said, name=name))
    folder.mkdir()
    (written,) = write_bundles(both.laptop, folder)
    merge_files(both.desk, address, [written.file])
    return written.file


def texts_in(both, address):
    with opened_pool(both.desk, address) as pool:
        return kept_words(pool)


def turn_off(both):
    project = both.desk.require_settings()
    both.desk.project = change_project(
        both.desk, replace(project, switches=replace(project.switches, words=False))
    )


def test_what_is_decided_is_told_and_nothing_once_it_is_over(both):
    assert words_terms(both.laptop) == WordsTerms(keep_months=3, readers=("Analyst", "Lead officer"))
    pass_days(both, 365)
    assert words_terms(both.laptop) is None


def test_each_text_is_due_on_the_day_its_months_are_over_and_the_dry_list_changes_nothing(
    both, address, tmp_path
):
    bring(both, address, tmp_path / "june", FIRST, "Morag Ross")
    pass_days(both, 30)
    bring(both, address, tmp_path / "july", SECOND, "Ailsa Gunn")
    pass_days(both, 61)
    due = words_due(both.desk, address)
    assert (both.desk.clock.today_on().isoformat(), due.texts, due.since) == ("2026-08-31", 0, "")
    assert (due.next_on, due.rows) == ("2026-09-01", ())
    pass_days(both, 1)
    due = words_due(both.desk, address)
    assert (due.texts, due.held, due.since, due.next_on) == (1, 0, "2026-09-01", "2026-10-01")
    assert [(row.due_on, row.who, row.about, row.texts) for row in due.rows] == [
        ("2026-09-01", "user", "things_to_do", 1)
    ]
    assert pool_status(both.desk, address).words_due == due
    assert texts_in(both, address) == {FIRST, SECOND}


def test_what_is_due_goes_with_a_line_in_the_log_and_no_bundle_brings_it_back(both, address, tmp_path):
    older = bring(both, address, tmp_path / "june", FIRST, "Morag Ross")
    pass_days(both, 45)
    bring(both, address, tmp_path / "july", SECOND, "Ailsa Gunn")
    pass_days(both, 50)
    gone = let_words_go(both.desk, address)
    assert (gone.texts, gone.held, gone.lies_on.code) == (1, 0, "words_over.lie_on_copies")
    merge_files(both.desk, address, [older])
    assert texts_in(both, address) == {SECOND}
    line, then = look_at_log(both.desk, Which.DESK).lines[-2:]
    assert (line.what, line.told, then.what) == ("words_over", "texts=1", "bundle_taken_in")
    assert pool_status(both.desk, address).records == 2


def test_with_nothing_due_nothing_goes_and_nothing_is_logged(both, address, tmp_path):
    bring(both, address, tmp_path / "june", FIRST, "Morag Ross")
    before = len(look_at_log(both.desk, Which.DESK).lines)
    assert let_words_go(both.desk, address).lies_on is None
    assert texts_in(both, address) == {FIRST}
    assert len(look_at_log(both.desk, Which.DESK).lines) == before


def test_a_decision_whose_own_time_is_over_still_says_how_long_words_are_kept(both, address, tmp_path):
    bring(both, address, tmp_path / "june", FIRST, "Morag Ross")
    pass_days(both, 365)
    assert not both.desk.require_project().switches.words
    assert words_due(both.desk, address).since == "2026-09-01"


def test_once_the_switch_is_off_nothing_says_that_words_are_kept_and_all_are_due(both, address, tmp_path):
    bring(both, address, tmp_path / "june", FIRST, "Morag Ross")
    turn_off(both)
    due = words_due(both.desk, address)
    assert (due.keep_months, due.texts, due.since, due.next_on) == (None, 1, "", "")
    assert let_words_go(both.desk, address).texts == 1
    assert texts_in(both, address) == set()


def test_lines_of_words_that_wait_sealed_go_too_and_other_lines_stay(both, address):
    record = replace(HELD, member="records", number=2, digest="e" * 64, line=b"{spoilt")
    with desk_at(both.desk, address) as desk:
        opened = bundle_of(held=(HELD, record), kind="pseudonymised")
        merge_bundle(desk.pool, opened, desk.planner(opened), desk.mark((HELD, record)))
    assert (words_due(both.desk, address).held, len(pool_held(both.desk, address))) == (0, 2)
    pass_days(both, 95)
    due = words_due(both.desk, address)
    assert (due.texts, due.held, due.since) == (0, 1, "2026-09-01")
    assert let_words_go(both.desk, address).held == 1
    assert [row.line for row in pool_held(both.desk, address)] == [2]
    assert words_due(both.desk, address).held == 0


def test_after_the_switch_is_off_at_both_ends_a_person_can_still_take_their_words_back(
    both, address, tmp_path
):
    bring(both, address, tmp_path / "june", FIRST, "Morag Ross")
    pass_days(both, 365)
    turn_off(both)
    (record,) = both.laptop.require_vault().load_records()
    change_mind(both.laptop, record.id, Purpose.WORDS, Reply.NO, reason="changed their mind")
    (tmp_path / "back").mkdir()
    (written,) = write_bundles(both.laptop, tmp_path / "back")
    assert merge_files(both.desk, address, [written.file]).refused == 0
    assert texts_in(both, address) == set()
