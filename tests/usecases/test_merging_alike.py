"""The same files in a SQLite pool and in a PostgreSQL pool: the same digest, lists and figures."""

from dataclasses import replace

import pytest

from tests.kit.bundles import record
from tests.kit.joined import joined
from udset_desktop.foundation.problems import InputRefused, UsageRefused
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.person import Person
from udset_desktop.measures.model import BREAKDOWNS
from udset_desktop.usecases.exporting import withdraw, write_bundles
from udset_desktop.usecases.merging import (
    PoolAddress,
    init_pool,
    merge_files,
    pool_digest,
    pool_forks,
    pool_held,
    pool_merges,
    pool_status,
    undo_merge,
)
from udset_desktop.usecases.reporting import measure_rows

pytestmark = pytest.mark.postgres
PEOPLE = 60


@pytest.fixture
def river(tmp_path):
    made = joined(tmp_path)
    yield made
    made.close()


@pytest.fixture
def pools(river, tmp_path, postgres_url):
    """One pool on each database, both empty."""
    both = (PoolAddress(place=str(tmp_path / "pool.sqlite")), PoolAddress(place=postgres_url))
    for address in both:
        init_pool(river.desk, address)
    return both


def answers(seed):
    """One answer in three is a no, so that the figures of all may be told."""
    said = ("yes", "mostly", "no")[seed % 3]
    return {item: Answer(value=said, scale="fit-4") for item in ("safe.rating", "chances.rating")}


def write_three(river, folder):
    """Three bundles: sixty records, one of them corrected, one taken back."""
    vault = river.laptop.require_vault()
    records = [record(seed, answers=answers(seed)) for seed in range(PEOPLE)]
    for one in records:
        vault.save_person(Person(id=one.person, name="Somebody"))
        vault.save_record(one)
    files = [one.file for one in write_bundles(river.laptop, folder)]
    digests = vault.load_digests(records[0].id)
    vault.save_record(replace(records[0], revision=2, ancestors=digests, reason="misheard", mode="telephone"))
    files += [one.file for one in write_bundles(river.laptop, folder)]
    withdraw(river.laptop, records[1].id)
    files += [one.file for one in write_bundles(river.laptop, folder)]
    assert len(files) == 3
    return files


def told(river, address):
    """All that a pool says, without its name, its kind and the times."""
    status = pool_status(river.desk, address)
    return (
        pool_digest(river.desk, address),
        status.records,
        [(one.laptop, one.missing) for one in status.laptops],
        [(one.line, one.record, one.code) for one in pool_held(river.desk, address)],
        pool_forks(river.desk, address),
        [one.aside for one in pool_merges(river.desk, address)],
    )


def test_both_say_the_same_after_every_step(river, pools, tmp_path):
    first, second, third = write_three(river, tmp_path)
    for files in ([third], [first], [second], [first]):
        outcomes = [merge_files(river.desk, address, files) for address in pools]
        assert outcomes[0].numbers == outcomes[1].numbers
        assert told(river, pools[0]) == told(river, pools[1])
    assert pool_status(river.desk, pools[0]).records == PEOPLE - 1
    for address in pools:
        undo_merge(river.desk, address, merge=2)
    assert told(river, pools[0]) == told(river, pools[1])


@pytest.mark.parametrize("by", ["", *(one for one in BREAKDOWNS if one != "service")])
def test_both_give_the_same_figures(river, pools, tmp_path, by):
    files = write_three(river, tmp_path)
    for address in pools:
        merge_files(river.desk, address, files)
    rows = [measure_rows(river.desk, address, by=by) for address in pools]
    assert rows[0] == rows[1]
    assert any(row.base for row in rows[0])


def test_the_pool_of_another_project_is_refused_on_postgresql_too(river, pools, tmp_path):
    (tmp_path / "other").mkdir()
    other = joined(tmp_path / "other")
    try:
        with pytest.raises(InputRefused, match=r"store\.pool_of_another_project"):
            pool_status(other.desk, pools[1])
    finally:
        other.close()


def test_a_password_in_the_address_is_refused_before_anything_is_asked(river, pools):
    _, address = pools
    wrong = address.place.replace("://postgres", "://postgres:told", 1)
    assert wrong != address.place
    with pytest.raises(UsageRefused, match=r"store\.password_in_address"):
        pool_status(river.desk, PoolAddress(place=wrong))
