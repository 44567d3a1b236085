import hashlib

from tests.kit.pools import bundle_of, digest, line_of, merge, new_pool, record_of, undo
from udset_desktop.bundle.opened import HeldLine
from udset_desktop.bundle.shareable import Withdrawal
from udset_desktop.store.pool_lists import (
    count_forks,
    digest_pool,
    has_held_revisions,
    load_forks,
    load_merges,
    load_numbers,
    load_sealed,
    load_trust_entries,
    load_waiting,
    save_trust_entries,
)


def test_the_digest_is_over_sorted_lines_of_heads_and_withdrawals(tmp_path):
    pool = new_pool(tmp_path)
    merge(pool, bundle_of(record_of("r1"), record_of("r2")))
    merge(pool, bundle_of(number=2, withdrawals=[Withdrawal(items="all", record="r2")]))
    notice = hashlib.sha256(b'{"items":"all","record":"r2"}').hexdigest()
    told = f"r1\thead\t{line_of(record_of('r1')).digest}\nr2\twithdrawn\t{notice}\n".encode()
    assert digest_pool(pool) == (hashlib.sha256(told).hexdigest(), 1)


def test_the_same_notice_from_two_bundles_is_one_line_of_the_digest(tmp_path):
    pool = new_pool(tmp_path)
    merge(pool, bundle_of(number=1, withdrawals=[Withdrawal(items=("a", "b"), record="r1")]))
    before = digest(pool)
    merge(pool, bundle_of(number=2, withdrawals=[Withdrawal(items=("b", "a"), record="r1")]))
    assert digest(pool) == before


def test_numbers_merges_and_laptops(tmp_path):
    pool = new_pool(tmp_path)
    merge(pool, bundle_of(record_of("r1"), number=1))
    merge(pool, bundle_of(record_of("r1", quarter="2026-Q3"), laptop="b", number=4))
    numbers = load_numbers(pool)
    assert (numbers.records, numbers.revisions, numbers.forks, numbers.merges) == (1, 2, 1, 2)
    assert numbers.laptops == {"laptop_a": (1,), "b": (4,)}
    assert count_forks(pool) == 1
    assert [one.numbers["new"] for one in load_merges(pool)] == [1, 0]
    assert [one.laptops for one in load_forks(pool)] in ([("laptop_a",), ("b",)], [("b",), ("laptop_a",)])


def test_everything_that_waits_is_listed_until_its_bundle_is_aside(tmp_path):
    pool = new_pool(tmp_path)
    merge(pool, bundle_of(record_of("r1"), laptop="a"))
    parent = line_of(record_of("r1")).digest
    held = HeldLine(
        member="records", number=9, code="instrument.unknown", digest="d", line=b"x", instrument="new/1/a"
    )
    merge(
        pool,
        bundle_of(
            record_of("r1", revision=2, ancestors=(parent,)),
            laptop="b",
            held=[held],
            withdrawals=[Withdrawal(items="all", record="r9")],
        ),
    )
    merge(pool, bundle_of(laptop="c", withdrawals=[Withdrawal(items="all", record="r1")]))
    assert sorted((one.code, one.record) for one in load_waiting(pool)) == [
        ("instrument.unknown", ""),
        ("merge.not_its_laptop", "r1"),
        ("merge.not_its_laptop", "r1"),
        ("merge.notice_waits", "r9"),
    ]
    assert has_held_revisions(pool)
    assert [(one.instruments, one.codes) for one in load_sealed(pool)] == [
        (("new/1/a",), {"d": "instrument.unknown"})
    ]
    undo(pool, 2)
    assert not has_held_revisions(pool)
    assert load_sealed(pool) == ()


def test_trust_entries_are_kept_once(tmp_path):
    pool = new_pool(tmp_path)
    save_trust_entries(pool, ["one", "two"])
    save_trust_entries(pool, ["two"])
    assert sorted(load_trust_entries(pool)) == ["one", "two"]
