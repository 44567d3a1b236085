from tests.kit.pools import (
    bundle_of,
    codes_of,
    digest,
    handover_of,
    line_of,
    merge,
    new_pool,
    record_of,
    settle,
    undo,
)
from udset_desktop.bundle.opened import HeldLine
from udset_desktop.bundle.shareable import Offers, Withdrawal
from udset_desktop.merge.rules import Passing
from udset_desktop.store.pool_engine import reading


def rows(pool, statement):
    with reading(pool.engine, pool.place) as link:
        return link.rows(statement)


def counted(pool):
    return sorted(
        record
        for (record,) in rows(pool, "SELECT r.record FROM figure f JOIN revision r ON r.seq = f.revision")
    )


def revised(first, **changes):
    line = line_of(first)
    return record_of(
        first.record, revision=first.revision + 1, ancestors=(*first.ancestors, line.digest), **changes
    )


def test_new_records_are_counted_and_a_repeat_says_all_same(tmp_path):
    pool = new_pool(tmp_path)
    opened = bundle_of(record_of("r1"), record_of("r2"))
    assert merge(pool, opened).numbers["new"] == 2
    before = digest(pool)
    assert merge(pool, opened).numbers == {
        "new": 0,
        "same": 2,
        "revised": 0,
        "forked": 0,
        "withdrawn": 0,
        "held": 0,
    }
    assert counted(pool) == ["r1", "r2"]
    assert digest(pool) == before


def test_the_same_record_in_another_bundle_is_the_same(tmp_path):
    pool = new_pool(tmp_path)
    merge(pool, bundle_of(record_of("r1"), number=1))
    assert merge(pool, bundle_of(record_of("r1"), record_of("r2"), number=2)).numbers["same"] == 1
    assert counted(pool) == ["r1", "r2"]


def test_a_revision_takes_the_place_of_its_parent_whichever_comes_first(tmp_path):
    first = record_of("r1")
    second = revised(first, codes=codes_of(safe__rating="no"))
    forth, back = tmp_path / "forth", tmp_path / "back"
    digests = []
    for folder, order in ((forth, (first, second)), (back, (second, first))):
        folder.mkdir()
        pool = new_pool(folder)
        for number, one in enumerate(order, start=1):
            merge(pool, bundle_of(one, number=number))
        assert rows(pool, "SELECT COUNT(*) FROM figure WHERE codes = '" + second.codes + "'") == [(1,)]
        digests.append(digest(pool))
    assert digests[0] == digests[1]


def test_a_revision_from_another_laptop_is_held_until_the_hand_over_comes(tmp_path):
    pool = new_pool(tmp_path)
    first = record_of("r1")
    merge(pool, bundle_of(first, laptop="a"))
    plan = merge(pool, bundle_of(revised(first), laptop="b"))
    assert plan.numbers["held"] == 1
    assert plan.decisions[0].code == "merge.not_its_laptop"
    merge(pool, bundle_of(laptop="b", number=2, handovers=[handover_of("r1", "a", "b")]))
    assert rows(pool, "SELECT revision FROM revision WHERE state = 0") == [(2,)]
    assert counted(pool) == ["r1"]


def test_a_replaced_laptop_s_successor_may_revise(tmp_path):
    pool = new_pool(tmp_path)
    first = record_of("r1")
    merge(pool, bundle_of(first, laptop="a"))
    step = (Passing(giver="a", taker="b"),)
    assert merge(pool, bundle_of(revised(first), laptop="b"), step).numbers["revised"] == 1


def test_two_successors_are_a_fork_that_is_not_counted_until_settled(tmp_path):
    pool = new_pool(tmp_path)
    first = record_of("r1")
    left, right = revised(first, quarter="2026-Q3"), revised(first, quarter="2026-Q4")
    merge(pool, bundle_of(first, left, number=1))
    assert merge(pool, bundle_of(right, number=2)).numbers["forked"] == 1
    assert counted(pool) == []
    settle(pool, "r1", line_of(left).digest)
    assert rows(pool, "SELECT quarter FROM figure") == [("2026-Q3",)]


def test_a_settlement_sleeps_while_one_of_its_sides_is_aside(tmp_path):
    pool = new_pool(tmp_path)
    first = record_of("r1")
    left, right = revised(first, quarter="2026-Q3"), revised(first, quarter="2026-Q4")
    merge(pool, bundle_of(first, left, number=1))
    alone = digest(pool)
    opened = bundle_of(right, number=2)
    merge(pool, opened)
    settle(pool, "r1", line_of(right).digest)
    settled = digest(pool)
    undo(pool, 2)
    assert digest(pool) == alone
    merge(pool, opened)
    assert digest(pool) == settled


def test_a_withdrawal_erases_and_is_never_undone(tmp_path):
    pool = new_pool(tmp_path)
    merge(pool, bundle_of(record_of("r1"), record_of("r2"), number=1))
    notice = Withdrawal(items="all", record="r1")
    assert merge(pool, bundle_of(number=2, withdrawals=[notice])).numbers["withdrawn"] == 1
    undo(pool, 2)
    assert counted(pool) == ["r2"]
    assert rows(pool, "SELECT line FROM revision WHERE record = 'r1'") == [("",)]


def test_a_withdrawal_that_comes_first_waits_for_its_record(tmp_path):
    pool = new_pool(tmp_path)
    notice = Withdrawal(items="all", record="r1")
    merge(pool, bundle_of(number=2, withdrawals=[notice]))
    assert merge(pool, bundle_of(record_of("r1"), number=1)).numbers["withdrawn"] == 1
    assert rows(pool, "SELECT line FROM revision") == [("",)]


def test_another_laptop_s_withdrawal_is_held(tmp_path):
    pool = new_pool(tmp_path)
    merge(pool, bundle_of(record_of("r1"), laptop="a"))
    plan = merge(pool, bundle_of(laptop="b", withdrawals=[Withdrawal(items="all", record="r1")]))
    assert plan.numbers["held"] == 1
    assert counted(pool) == ["r1"]


def test_an_answer_taken_back_is_blanked_in_every_revision_past_and_late(tmp_path):
    pool = new_pool(tmp_path)
    said = codes_of(safe__rating="yes", people__rating="no")
    first = record_of("r1", codes=said, links={"safe.role_service": "day"})
    second = revised(first, codes=said, quarter="2026-Q3")
    notice = Withdrawal(items=("safe.rating", "safe.role_service"), record="r1")
    merge(pool, bundle_of(first, number=1))
    merge(pool, bundle_of(number=2, withdrawals=[notice]))
    merge(pool, bundle_of(second, number=3))
    blank = codes_of(safe__rating="!taken_back", people__rating="no")
    assert rows(pool, "SELECT codes, links FROM figure") == [(blank, "")]
    assert all(blank in line for (line,) in rows(pool, "SELECT line FROM revision"))
    assert not any(said in line for (line,) in rows(pool, "SELECT line FROM revision"))


def test_words_taken_back_leave_the_record_as_it_is(tmp_path):
    pool = new_pool(tmp_path)
    merge(pool, bundle_of(record_of("r1")))
    merge(pool, bundle_of(number=2, withdrawals=[Withdrawal(items="words", record="r1")]))
    assert counted(pool) == ["r1"]


def test_undo_is_as_if_the_bundle_had_never_come_and_a_repeat_takes_it_back_in(tmp_path):
    pool = new_pool(tmp_path)
    first = record_of("r1")
    merge(pool, bundle_of(first, number=1))
    before = digest(pool)
    opened = bundle_of(revised(first), record_of("r2"), number=2)
    merge(pool, opened)
    after = digest(pool)
    undo(pool)
    assert digest(pool) == before
    assert counted(pool) == ["r1"]
    merge(pool, opened)
    assert digest(pool) == after
    assert counted(pool) == ["r1", "r2"]


def test_a_record_two_bundles_brought_survives_the_undo_of_one(tmp_path):
    pool = new_pool(tmp_path)
    merge(pool, bundle_of(record_of("r1"), number=1))
    merge(pool, bundle_of(record_of("r1"), number=2))
    undo(pool, 1)
    assert counted(pool) == ["r1"]


def test_another_laptop_s_record_under_the_same_id_is_a_fork_to_look_at(tmp_path):
    pool = new_pool(tmp_path)
    merge(pool, bundle_of(record_of("r1"), laptop="a"))
    plan = merge(pool, bundle_of(record_of("r1", quarter="2026-Q3"), laptop="b"))
    assert plan.numbers["forked"] == 1


def test_a_line_whose_number_and_ancestors_do_not_fit_is_held_and_the_rest_goes_in(tmp_path):
    pool = new_pool(tmp_path)
    plan = merge(pool, bundle_of(record_of("r1", revision=2), record_of("r2")))
    assert (plan.numbers["held"], plan.numbers["new"]) == (1, 1)
    assert rows(pool, "SELECT code FROM held") == [("merge.chain_wrong",)]
    assert rows(pool, "SELECT content FROM sealed") == [(b"sealed",)]


def test_lines_the_reader_held_are_counted_as_held(tmp_path):
    pool = new_pool(tmp_path)
    held = HeldLine(member="records", number=3, code="bundle.codes_wrong", digest="d", line=b"x")
    assert merge(pool, bundle_of(record_of("r1"), held=[held])).numbers["held"] == 1


def test_offers_are_kept_by_interviewer_type_and_quarter(tmp_path):
    pool = new_pool(tmp_path)
    offers = [Offers(count=3, interviewer_type="third_party", quarter="2026-Q2", said="said_no")]
    merge(pool, bundle_of(offers=offers))
    assert rows(pool, "SELECT quarter, interviewer_type, said, people FROM offers") == [
        ("2026-Q2", "third_party", "said_no", 3)
    ]
