import pytest

from tests.kit.pools import CARERS, bundle_of, codes_of, definitions, merge, new_pool, record_of
from udset_desktop.measures.model import BREAKDOWNS, Count
from udset_desktop.store.counts import has_links, run_counts


def counted(pool, *items, **asked):
    count = Count(instrument="user-review", items=items or ("safe.rating",), **asked)
    ((_, rows),) = run_counts(pool, [count], definitions())
    return {(row.group, *row.codes): row.records for row in rows}


def said(word, **more):
    return codes_of(safe__rating=word, **more)


def test_codes_are_counted_by_what_they_say(tmp_path):
    pool = new_pool(tmp_path)
    records = [record_of(f"r{at}", codes=said("yes" if at < 3 else "no")) for at in range(5)]
    merge(pool, bundle_of(*records, record_of("c1", instrument=CARERS)))
    assert counted(pool) == {("", "a01"): 3, ("", "d01"): 2}


def test_who_held_the_talks_is_counted_apart(tmp_path):
    pool = new_pool(tmp_path)
    merge(
        pool,
        bundle_of(
            *(record_of(f"r{at}", codes=said("yes")) for at in range(3)),
            record_of("r9", codes=said("yes"), interviewer_type="third_party"),
        ),
    )
    count = Count(instrument="user-review", items=("safe.rating",))
    ((_, rows),) = run_counts(pool, [count], definitions())
    assert {row.held_by: row.records for row in rows} == {"own_care_manager": 3, "third_party": 1}


def test_several_items_are_counted_together_and_a_missing_one_is_empty(tmp_path):
    pool = new_pool(tmp_path)
    merge(pool, bundle_of(record_of("r1", codes=said("yes", chances__rating="no"))))
    assert counted(pool, "safe.rating", "able.rating", "chances.rating") == {("", "a01", "", "d01"): 1}


def test_only_first_conversations_of_the_year_count_without_a_key(tmp_path):
    pool = new_pool(tmp_path)
    merge(pool, bundle_of(record_of("r1", codes=said("yes")), record_of("r2", codes=said("no"), again=1)))
    assert counted(pool) == {("", "a01"): 1}
    assert not has_links(pool)


def test_with_a_key_the_latest_of_a_person_counts(tmp_path):
    pool = new_pool(tmp_path)
    merge(
        pool,
        bundle_of(
            record_of("r1", codes=said("yes"), link="p", quarter="2026-Q1"),
            record_of("r2", codes=said("no"), link="p", quarter="2026-Q3", again=1),
            record_of("r3", codes=said("mostly")),
            record_of("r4", codes=said("mostly"), again=1),
        ),
    )
    assert counted(pool) == {("", "d01"): 1, ("", "b01"): 1}
    assert counted(pool, to_quarter="2026-Q2") == {("", "a01"): 1, ("", "b01"): 1}
    assert has_links(pool)


def test_the_window_is_whole_quarters_both_ends_in(tmp_path):
    pool = new_pool(tmp_path)
    merge(
        pool,
        bundle_of(*(record_of(f"r{at}", codes=said("yes"), quarter=f"2026-Q{at}") for at in range(1, 5))),
    )
    assert counted(pool, from_quarter="2026-Q2", to_quarter="2026-Q3") == {("", "a01"): 2}


@pytest.mark.parametrize("by", BREAKDOWNS)
def test_every_breakdown_has_its_group(tmp_path, by):
    pool = new_pool(tmp_path)
    about = {"group": "other", "place": "isle", "partnership": "machair", "service": "day"}
    merge(
        pool,
        bundle_of(
            record_of("r1", codes=said("yes"), about=about, respondent="self", interviewer_type="other")
        ),
    )
    groups = {
        "service": "day",
        "group": "other",
        "locality": "isle",
        "partnership": "machair",
        "respondent": "self",
        "interviewer-type": "other",
        "quarter": "2026-Q2",
    }
    assert counted(pool, by=by) == {(groups[by], "a01"): 1}
