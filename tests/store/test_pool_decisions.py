"""What was decided in a pool, read from it as it stands."""

from tests.kit.pools import bundle_of, merge, new_pool, record_of
from udset_desktop.store.pool_decisions import load_decisions, load_last_numbers
from udset_desktop.store.pool_engine import writing


def test_bundles_aside_and_standing_and_the_last_number_of_each_laptop(tmp_path):
    pool = new_pool(tmp_path)
    for number in (1, 4):
        merge(pool, bundle_of(record_of(f"r{number}"), laptop="a", number=number))
    with writing(pool.engine, pool.place) as link:
        link.run("UPDATE bundle SET aside = 1 WHERE seq = 2")
        for seq, at in ((80, "before"), (81, "then")):
            link.run(
                "INSERT INTO event (seq, at, what, who, bundle, told)"
                " SELECT ?, ?, 'undo', '', seq, id FROM bundle WHERE seq = 2",
                (seq, at),
            )
    told = load_decisions(pool)
    ((bundle, aside),) = told.aside.items()
    assert aside == ("a", 4, "then")
    assert told.undone == {(bundle, "before"), (bundle, "then")}
    assert len(told.standing) == 1
    assert (told.settled, told.forked) == ({}, frozenset())
    assert load_last_numbers(pool) == {"a": 4}
    pool.close()
