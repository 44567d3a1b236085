"""What waits of a record that its own laptop took back whole is found, let go, and waits no more."""

from __future__ import annotations

import pytest

from tests.kit.pools import new_pool
from udset_desktop.store.pool_engine import reading, writing
from udset_desktop.store.pool_held import load_sealed_taken_back, save_sealed_without

BUNDLE = "INSERT INTO bundle ({names}) VALUES ({marks})"


@pytest.fixture
def pool(tmp_path):
    """Two bundles of two laptops with a held line each, and one notice of the first."""
    pool = new_pool(tmp_path)
    with writing(pool.engine, pool.place) as link:
        for number, laptop in ((1, "a"), (2, "b")):
            add_bundle(link, number, laptop)
            link.run("INSERT INTO sealed (bundle, content) VALUES (?, ?)", (number, b"sealed"))
            for line, instrument in ((1, "new/1/a"), (2, "")):
                link.run(
                    "INSERT INTO held (bundle, member, number, code, digest, instrument)"
                    " VALUES (?, 'records', ?, 'c', ?, ?)",
                    (number, line, f"{number}{line}", instrument),
                )
        link.run("INSERT INTO notice (record, laptop, items, bundle) VALUES ('r', 'a', 'all', 1)")
        link.run("INSERT INTO notice (record, laptop, items, bundle) VALUES ('s', 'b', 'words', 2)")
    yield pool
    pool.close()


def add_bundle(link, number, laptop):
    told = {"seq": number, "id": f"id-{number}", "laptop": laptop, "number": number}
    names = [str(row[1]) for row in link.rows("PRAGMA table_info(bundle)")]
    link.run(
        BUNDLE.format(names=", ".join(names), marks=", ".join("?" * len(names))),
        tuple(told.get(name, 0) for name in names),
    )


def test_only_a_laptop_that_took_a_record_back_whole_is_looked_at(pool):
    (row,) = load_sealed_taken_back(pool)
    assert (row.bundle, row.content) == (1, b"sealed")
    assert (row.taken_back, row.unreadable) == ({"r"}, {2})


def test_what_went_waits_no_more_and_lies_nowhere(pool):
    save_sealed_without(pool, [(1, b"fewer", (1,))])
    with reading(pool.engine, pool.place) as link:
        assert link.rows("SELECT bundle, content FROM sealed ORDER BY bundle") == [
            (1, b"fewer"),
            (2, b"sealed"),
        ]
        left = link.rows("SELECT bundle, number FROM held ORDER BY bundle, number")
    assert left == [(1, 2), (2, 1), (2, 2)]
