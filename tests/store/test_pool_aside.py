"""The laws of merging, on made-up worlds: 80 drawn for each law on SQLite, 12 on PostgreSQL."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.kit.pools import BINDING, bundle_of, digest, judging, merge, new_pool, record_of, settle, undo
from tests.kit.pools import MARK as AT
from tests.kit.worlds import worlds
from udset_desktop.foundation.problems import Cancelled, InputRefused
from udset_desktop.merge.rules import Passing
from udset_desktop.store.pool import init_pool
from udset_desktop.store.pool_aside import judge_waiting, set_merge_aside
from udset_desktop.store.pool_engine import reading
from udset_desktop.store.pool_schema import METADATA

ON_SQLITE, ON_POSTGRES = 80, 12
NO_SHRINKING = (Phase.explicit, Phase.generate)  # each example is a database or two: minutes of shrinking


def content(pool):
    """What the pool holds, without who brought it or in which row it lies."""
    with reading(pool.engine, pool.place) as link:
        revisions = link.rows("SELECT record, digest, state, line FROM revision ORDER BY record, digest")
        figures = link.rows(
            "SELECT r.digest, f.quarter, f.codes FROM figure f JOIN revision r ON r.seq = f.revision"
            " ORDER BY r.digest"
        )
    return revisions, figures


def filled(folder, bundles, undone=(), back=()):
    """A pool that took these bundles, set some aside, and took some of those back in."""
    pool = new_pool(folder)
    numbers = {}
    for one in bundles:
        merge(pool, one)
        numbers.setdefault(one.id, len(numbers) + 1)
    for one in undone:
        undo(pool, numbers[one.id])
    for one in back:
        merge(pool, one)
    return pool


def folder_in(place):
    return Path(tempfile.mkdtemp(dir=place))


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("pools")


@given(data=st.data())
@settings(max_examples=ON_SQLITE, phases=NO_SHRINKING)
def test_any_order_and_any_repeat_give_the_same_pool(place, data):
    bundles = data.draw(worlds())
    other = data.draw(st.permutations(bundles))
    repeats = data.draw(st.lists(st.sampled_from(bundles), max_size=3))
    first = filled(folder_in(place), bundles)
    second = filled(folder_in(place), [*other, *repeats])
    assert digest(first) == digest(second)
    assert content(first) == content(second)


@given(data=st.data())
@settings(max_examples=ON_SQLITE, phases=NO_SHRINKING)
def test_undo_in_any_order_and_back_again_gives_the_same_pool(place, data):
    bundles = data.draw(worlds())
    unique = list({one.id: one for one in bundles}.values())
    undone = data.draw(st.lists(st.sampled_from(unique), unique_by=lambda one: one.id))
    first = filled(folder_in(place), bundles, undone, back=undone)
    second = filled(folder_in(place), data.draw(st.permutations(bundles)))
    assert digest(first) == digest(second)
    assert content(first) == content(second)
    third = filled(folder_in(place), bundles, undone)
    fourth = filled(folder_in(place), data.draw(st.permutations(bundles)), data.draw(st.permutations(undone)))
    assert digest(third) == digest(fourth)
    assert content(third) == content(fourth)


@given(data=st.data())
@settings(max_examples=ON_SQLITE, phases=NO_SHRINKING)
def test_an_undone_bundle_is_as_if_it_had_never_come(place, data):
    bundles = data.draw(worlds(notices=False))
    unique = list({one.id: one for one in bundles}.values())
    undone = data.draw(st.lists(st.sampled_from(unique), unique_by=lambda one: one.id))
    gone = {one.id for one in undone}
    first = filled(folder_in(place), unique, undone)
    second = filled(folder_in(place), [one for one in unique if one.id not in gone])
    assert digest(first) == digest(second)
    assert content(first)[1] == content(second)[1]


@pytest.mark.postgres
@given(data=st.data())
@settings(
    max_examples=ON_POSTGRES,
    phases=NO_SHRINKING,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # emptied for each world
)
def test_both_databases_give_the_same_digest(place, postgres_pool, data):
    bundles = data.draw(worlds())
    unique = list({one.id: one for one in bundles}.values())
    undone = data.draw(st.lists(st.sampled_from(unique), unique_by=lambda one: one.id))
    sqlite = filled(folder_in(place), unique, undone)
    postgres = postgres_pool()
    for one in data.draw(st.permutations(unique)):
        merge(postgres, one)
    numbers = numbers_of(postgres)
    for one in undone:
        undo(postgres, numbers[one.id])
    assert digest(postgres) == digest(sqlite)
    assert content(postgres) == content(sqlite)


def numbers_of(pool):
    with reading(pool.engine, pool.place) as link:
        return dict(link.rows("SELECT id, seq FROM bundle"))


@pytest.fixture
def postgres_pool(postgres_url):
    """A maker of empty PostgreSQL pools, each in place of the one before."""

    def make():
        pool = init_pool(postgres_url, BINDING)
        with pool.engine.begin() as connection:
            # Every table there is but the pool's own name: one that is added later is emptied too.
            connection.exec_driver_sql(f"TRUNCATE {', '.join(METADATA.tables.keys() - {'binding'})}")
        return pool

    return make


def test_undo_without_a_number_takes_the_last_that_stands(tmp_path):
    pool = new_pool(tmp_path)
    merge(pool, bundle_of(record_of("r1"), number=1))
    merge(pool, bundle_of(record_of("r2"), number=2))
    assert [undo(pool), undo(pool)] == [2, 1]


def test_undo_refuses_a_merge_that_is_not_there_or_aside_already(tmp_path):
    pool = new_pool(tmp_path)
    with pytest.raises(InputRefused, match=r"store\.no_such_merge"):
        undo(pool)
    merge(pool, bundle_of(record_of("r1")))
    with pytest.raises(InputRefused, match=r"store\.no_such_merge"):
        undo(pool, 7)
    undo(pool)
    with pytest.raises(InputRefused, match=r"store\.merge_aside_already"):
        undo(pool, 1)


def test_settling_refuses_a_record_without_a_fork_and_a_side_that_is_none(tmp_path):
    pool = new_pool(tmp_path)
    merge(pool, bundle_of(record_of("r1"), laptop="a"))
    with pytest.raises(InputRefused, match=r"store\.no_fork"):
        settle(pool, "r1", "")
    merge(pool, bundle_of(record_of("r1", quarter="2026-Q3"), laptop="b"))
    with pytest.raises(InputRefused, match=r"store\.no_such_side"):
        settle(pool, "r1", "zz")


def test_a_settlement_can_be_set_aside_too(tmp_path):
    pool = new_pool(tmp_path)
    merge(pool, bundle_of(record_of("r1"), laptop="a"))
    other = record_of("r1", quarter="2026-Q3")
    plan = merge(pool, bundle_of(other, laptop="b"))
    before = digest(pool)
    settle(pool, "r1", plan.decisions[0].digest)
    assert digest(pool) != before
    undo(pool, 3)
    assert digest(pool) == before


def test_a_new_replacement_releases_what_was_held_for_want_of_it(tmp_path):
    pool = new_pool(tmp_path)
    merge(pool, bundle_of(record_of("r1"), laptop="a"))
    parent = bundle_of(record_of("r1")).records[0]
    merge(pool, bundle_of(record_of("r1", revision=2, ancestors=(parent.digest,)), laptop="b"))
    step = (Passing(giver="a", taker="b"),)
    assert judge_waiting(pool, judging, AT, step) == 1
    with reading(pool.engine, pool.place) as link:
        assert link.rows("SELECT revision FROM revision WHERE state = 0") == [(2,)]


def test_a_cancelled_undo_changes_nothing(tmp_path):
    pool = new_pool(tmp_path)
    merge(pool, bundle_of(record_of("r1")))

    def stopped(facts, lines):
        raise Cancelled

    with pytest.raises(Cancelled):
        set_merge_aside(pool, 1, stopped, AT)
    with reading(pool.engine, pool.place) as link:
        assert link.rows("SELECT aside FROM bundle") == [(0,)]
