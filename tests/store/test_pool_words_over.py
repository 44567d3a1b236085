"""Words whose time is over go from the pool's file for good; their number stays, and nothing brings them back."""

from __future__ import annotations

from tests.kit.pools import bundle_of, digest, merge, new_pool, record_of, undo
from tests.kit.worded import kept_words, loose, opened_texts, standing_words, text_number
from udset_desktop.store.pool_engine import reading
from udset_desktop.store.pool_lists import load_numbers
from udset_desktop.store.pool_merge import MergeMark
from udset_desktop.store.pool_words_over import drop_texts, load_kept_texts

CANARY = "Heatherbell-canary-4410"
LATER = MergeMark(at="2027-06-01T09:00:00Z")


def events(pool):
    with reading(pool.engine, pool.place) as link:
        return link.rows("SELECT at, what, told FROM event WHERE what = 'words_over' ORDER BY seq")


def test_a_text_counts_from_the_first_bundle_that_brought_it_set_aside_or_not(pool):
    merge(pool, bundle_of(words=opened_texts(loose(1)), number=1), at="2026-06-01T09:00:00Z")
    merge(
        pool,
        bundle_of(words=opened_texts(loose(1), loose(2, who="carer")), number=2),
        at="2026-09-01T09:00:00Z",
    )
    undo(pool, 1)
    assert [(one.number, one.who, one.outcome, one.came_at[:10]) for one in load_kept_texts(pool)] == [
        (text_number(1), "user", "things_to_do", "2026-06-01"),
        (text_number(2), "carer", "things_to_do", "2026-09-01"),
    ]


def test_only_what_is_named_goes_and_its_number_stays_in_the_log(pool):
    merge(pool, bundle_of(record_of("r1"), words=opened_texts(loose(1), loose(2, "Bread."))))
    before = digest(pool)
    drop_texts(pool, [text_number(1)], LATER)
    assert standing_words(pool) == [(text_number(2), "Bread.")]
    assert load_numbers(pool).words == (("user", "things_to_do", 1),)
    assert events(pool) == [("2027-06-01T09:00:00Z", "words_over", text_number(1))]
    assert digest(pool) == before


def test_nothing_to_drop_leaves_no_line(pool):
    drop_texts(pool, [], LATER)
    assert events(pool) == []


def test_neither_the_same_bundle_nor_another_brings_it_back_even_when_it_is_spelled_anew(pool):
    first = bundle_of(words=opened_texts(loose(1)), number=1)
    merge(pool, first)
    drop_texts(pool, [text_number(1)], LATER)
    merge(pool, first)
    undo(pool)
    merge(pool, first)
    merge(pool, bundle_of(words=opened_texts(loose(1)), number=2))
    merge(pool, bundle_of(words=opened_texts(loose(1, "We had soup again."), loose(2, "Bread.")), number=3))
    assert kept_words(pool) == {"Bread."}
    assert [number for number, _ in standing_words(pool)] == [text_number(2)]


def test_what_went_is_nowhere_in_the_file(tmp_path):
    pool = new_pool(tmp_path)
    merge(pool, bundle_of(words=opened_texts(loose(1, CANARY), loose(2))))
    drop_texts(pool, [text_number(1)], LATER)
    # Before it is closed: what lies beside the file must be empty of it too.
    found = [
        path.name for path in tmp_path.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()
    ]
    pool.close()
    assert found == []
