"""What waits of a laptop for whose lines something was taken back is found, let go, and waits no more."""

from __future__ import annotations

import pytest

from tests.kit.pools import new_pool
from udset_desktop.merge.rules import Passing, TakenBack
from udset_desktop.store.pool_engine import reading, writing
from udset_desktop.store.pool_held import load_notices, load_sealed_reached, save_sealed_without

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
        link.run("INSERT INTO notice (record, laptop, items, bundle) VALUES ('s', 'a', 'x y', 1)")
    yield pool
    pool.close()


def add_bundle(link, number, laptop):
    told = {"seq": number, "id": f"id-{number}", "laptop": laptop, "number": number}
    names = [str(row[1]) for row in link.rows("PRAGMA table_info(bundle)")]
    link.run(
        BUNDLE.format(names=", ".join(names), marks=", ".join("?" * len(names))),
        tuple(told.get(name, 0) for name in names),
    )


def test_only_what_a_notice_may_reach_is_looked_at(pool):
    (row,) = load_sealed_reached(pool, ())
    assert (row.bundle, row.laptop, row.content) == (1, "a", b"sealed")
    handed = load_sealed_reached(pool, (Passing(giver="b", taker="a"),))
    assert [one.bundle for one in handed] == [1, 2]
    told = load_notices(pool)
    assert told.notices == {
        "r": (TakenBack(laptop="a", items="all"),),
        "s": (TakenBack(laptop="a", items=("x", "y")),),
    }


def test_the_number_of_a_text_reaches_whatever_holds_words(pool):
    with writing(pool.engine, pool.place) as link:
        link.run("DELETE FROM notice")
    assert load_sealed_reached(pool, ()) == ()
    with writing(pool.engine, pool.place) as link:
        link.run("INSERT INTO words_back (number, laptop) VALUES ('n', 'a')")
        link.run("UPDATE held SET member = 'words' WHERE bundle = 2 AND number = 1")
    assert [one.bundle for one in load_sealed_reached(pool, ())] == [2]
    assert load_notices(pool).numbers == {"n"}


def test_what_went_waits_no_more_and_lies_nowhere(pool):
    save_sealed_without(pool, [(1, b"fewer", (("records", 1), ("words", 2)))])
    with reading(pool.engine, pool.place) as link:
        assert link.rows("SELECT bundle, content FROM sealed ORDER BY bundle") == [
            (1, b"fewer"),
            (2, b"sealed"),
        ]
        left = link.rows("SELECT bundle, number FROM held ORDER BY bundle, number")
    assert left == [(1, 2), (2, 1), (2, 2)]
