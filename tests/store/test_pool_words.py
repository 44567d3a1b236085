"""What people said, in a pool: any order gives the same, and what is taken back is gone from the file."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.kit.pools import bundle_of, digest, handover_of, merge, new_pool, record_of, undo
from tests.kit.worded import attached, loose, opened_texts, standing_words, text_number
from udset_desktop.bundle.shareable import Withdrawal
from udset_desktop.merge.rules import Passing
from udset_desktop.store.pool_engine import writing
from udset_desktop.store.pool_lists import load_numbers
from udset_desktop.store.pool_words import drop_words_again

CANARY = "Heatherbell-canary-7731"


def joined(number: int, record: str = "r1", item: str = "well.words", text: str = "We had soup."):
    return attached(number, text, record=record, item=item, outcome=item.partition(".")[0])


def standing(pool):
    return [(int(number[-2:]), text) for number, text in standing_words(pool)]


def test_texts_come_in_with_their_bundle_and_are_counted_by_what_they_are_about(pool):
    made = opened_texts(
        loose(1, "Soup."), loose(2, "<b>Bread & 'tea'"), loose(3, outcome="life", who="carer")
    )
    merge(pool, bundle_of(record_of("r1"), words=made))
    assert standing(pool) == [(1, "Soup."), (2, "<b>Bread & 'tea'"), (3, "We had soup.")]
    assert load_numbers(pool).words == (("carer", "life", 1), ("user", "things_to_do", 2))


def test_words_change_nothing_in_the_digest(pool):
    merge(pool, bundle_of(record_of("r1"), number=1))
    before = digest(pool)
    merge(pool, bundle_of(words=opened_texts(loose(1)), number=2))
    merge(pool, bundle_of(texts_back=[text_number(1)], number=3))
    assert digest(pool) == before


def test_the_same_bundle_twice_is_once_and_an_undo_sets_its_texts_aside(pool):
    first = bundle_of(words=opened_texts(loose(1)), number=1)
    merge(pool, first)
    merge(pool, first)
    merge(pool, bundle_of(words=opened_texts(loose(1), loose(2)), number=2))
    assert [number for number, _ in standing(pool)] == [1, 2]
    undo(pool)
    assert [number for number, _ in standing(pool)] == [1]
    undo(pool)
    assert standing(pool) == []
    merge(pool, first)
    assert [number for number, _ in standing(pool)] == [1]


def test_a_notice_outlives_an_undo(pool):
    merge(pool, bundle_of(words=opened_texts(loose(1)), number=1))
    merge(pool, bundle_of(texts_back=[text_number(1)], number=2))
    undo(pool)
    assert standing(pool) == []


@pytest.mark.parametrize("items", ["all", "words", ("well.words",)])
def test_attached_texts_go_with_their_record_words_or_answer_whatever_comes_first(tmp_path, items):
    brought = bundle_of(
        record_of("r1"),
        words=opened_texts(joined(1), joined(2, "r2"), joined(3, item="life.words")),
        number=1,
    )
    notice = bundle_of(withdrawals=[Withdrawal(items=items, record="r1")], number=2)
    left = [2] if isinstance(items, str) else [2, 3]
    for at, order in enumerate(itertools.permutations((brought, notice))):
        (tmp_path / str(at)).mkdir()
        pool = new_pool(tmp_path / str(at))
        for one in order:
            merge(pool, one)
        assert [number for number, _ in standing(pool)] == left
        pool.close()


def test_a_stranger_takes_no_record_s_words_back_until_it_stands_in_for_the_laptop(pool):
    merge(pool, bundle_of(record_of("r1"), words=opened_texts(joined(1)), laptop="laptop_a"))
    merge(pool, bundle_of(withdrawals=[Withdrawal(items="words", record="r1")], laptop="laptop_b"))
    assert [number for number, _ in standing(pool)] == [1]
    with writing(pool.engine, pool.place) as link:
        drop_words_again(link, (Passing(giver="laptop_a", taker="laptop_b"),))
    assert standing(pool) == []


def test_whoever_knows_the_number_of_a_text_takes_it_back_whatever_comes_first(tmp_path):
    bundles = (
        bundle_of(words=opened_texts(loose(1), loose(2, "Bread.")), laptop="laptop_a"),
        bundle_of(texts_back=[text_number(1)], laptop="laptop_b"),
    )
    for at, order in enumerate(itertools.permutations(bundles)):
        (tmp_path / str(at)).mkdir()
        pool = new_pool(tmp_path / str(at))
        for one in order:
            merge(pool, one)
        assert standing(pool) == [(2, "Bread.")]
        pool.close()


def test_whoever_a_record_was_handed_to_takes_its_words_back_whatever_comes_first(tmp_path):
    bundles = (
        bundle_of(record_of("r1"), words=opened_texts(joined(1)), laptop="laptop_a"),
        bundle_of(handovers=[handover_of("r1", "laptop_a", "laptop_b")], laptop="laptop_b", number=1),
        bundle_of(withdrawals=[Withdrawal(items="words", record="r1")], laptop="laptop_b", number=2),
    )
    for at, order in enumerate(itertools.permutations(bundles)):
        (tmp_path / str(at)).mkdir()
        pool = new_pool(tmp_path / str(at))
        for one in order:
            merge(pool, one)
        assert standing(pool) == []
        pool.close()


def test_what_is_taken_back_is_nowhere_in_the_file_and_an_older_bundle_brings_nothing_again(tmp_path):
    pool = new_pool(tmp_path)
    brought = bundle_of(words=opened_texts(loose(1, CANARY)), number=1)
    merge(pool, brought)
    merge(pool, bundle_of(texts_back=[text_number(1)], number=2))
    merge(pool, bundle_of(words=opened_texts(loose(1, CANARY), loose(2)), number=3))
    assert [number for number, _ in standing(pool)] == [2]
    pool.close()
    found = [
        path.name for path in tmp_path.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()
    ]
    assert found == []


_BUNDLES = (
    bundle_of(record_of("r1"), words=opened_texts(joined(1), loose(2)), laptop="laptop_a", number=1),
    bundle_of(
        words=opened_texts(loose(2), loose(3), joined(4, item="life.words")), laptop="laptop_a", number=2
    ),
    bundle_of(words=opened_texts(loose(3, "Other."), loose(5)), laptop="laptop_b", number=1),
    bundle_of(texts_back=[text_number(2)], laptop="laptop_a", number=3),
    bundle_of(texts_back=[text_number(3)], laptop="laptop_b", number=2),
    bundle_of(withdrawals=[Withdrawal(items=("well.words",), record="r1")], laptop="laptop_a", number=4),
    bundle_of(handovers=[handover_of("r1", "laptop_a", "laptop_c")], laptop="laptop_c", number=1),
    bundle_of(withdrawals=[Withdrawal(items="words", record="r1")], laptop="laptop_c", number=2),
)


def _state(pool):
    return (digest(pool), standing_words(pool))


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(order=st.permutations(range(len(_BUNDLES))), again=st.lists(st.integers(0, len(_BUNDLES) - 1)))
def test_any_order_and_any_repeat_gives_the_same_pool(order, again):
    states = []
    for way in (range(len(_BUNDLES)), (*order, *again)):
        with tempfile.TemporaryDirectory() as folder:
            pool = new_pool(Path(folder))
            for one in way:
                merge(pool, _BUNDLES[one])
            states.append(_state(pool))
            pool.close()
    assert states[0] == states[1]
    assert [text for _, text in states[0][1]] == ["We had soup."]
