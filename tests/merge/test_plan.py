import pytest

from tests.kit.pools import bundle_of, definitions, handover_of, line_of, planner, record_of
from udset_desktop.bundle.shareable import Withdrawal
from udset_desktop.foundation.problems import BundleRefused
from udset_desktop.merge.plan import Holdings, Outcome, changes_of, require_first_of_number, require_not_late
from udset_desktop.merge.rules import Brought, RecordFacts, RevisionFact


def known(record, laptop="laptop_a", *, aside=False):
    line = line_of(record)
    fact = RevisionFact(
        digest=line.digest,
        revision=record.revision,
        ancestors=record.ancestors,
        brought=(Brought(laptop=laptop, aside=aside),),
    )
    return Holdings(facts={record.record: RecordFacts(revisions=(fact,))}, lines={line.digest: line.line})


def test_records_nobody_knows_need_no_judging():
    plan = planner(Holdings(), bundle_of(record_of("r1"), record_of("r2")))
    assert (len(plan.plain), plan.changes) == (2, ())
    assert [one.outcome for one in plan.decisions] == [Outcome.NEW, Outcome.NEW]


def test_a_known_record_is_the_same_and_brought_once_more():
    plan = planner(known(record_of("r1")), bundle_of(record_of("r1"), number=2))
    assert plan.numbers["same"] == 1
    assert plan.brought == (("r1", line_of(record_of("r1")).digest),)


def test_a_record_whose_bundle_is_aside_comes_back_as_new():
    plan = planner(known(record_of("r1"), aside=True), bundle_of(record_of("r1"), number=2))
    assert plan.numbers["new"] == 1


def test_a_withdrawal_and_its_record_in_one_bundle_leave_nothing():
    notice = Withdrawal(items="all", record="r1")
    plan = planner(Holdings(), bundle_of(record_of("r1"), withdrawals=[notice]))
    assert plan.changes[0].lines == {line_of(record_of("r1")).digest: b""}
    assert plan.numbers["withdrawn"] == 2


def test_two_versions_in_one_bundle_are_judged_together():
    first = record_of("r1")
    second = record_of("r1", revision=2, ancestors=(line_of(first).digest,))
    plan = planner(Holdings(), bundle_of(second, first))
    assert plan.changes[0].state.heads == (line_of(second).digest,)


def test_a_hand_over_alone_still_has_the_record_judged():
    plan = planner(
        known(record_of("r1"), "a"), bundle_of(laptop="b", handovers=[handover_of("r1", "a", "b")])
    )
    assert [one.record for one in plan.changes] == ["r1"]


def test_a_bundle_that_is_here_plans_nothing():
    plan = planner(
        Holdings(known="here"), bundle_of(record_of("r1"), withdrawals=[Withdrawal(items="all", record="x")])
    )
    assert (plan.numbers["same"], plan.plain, plan.changes) == (2, (), ())


def test_records_are_judged_again_from_facts_alone():
    held = known(record_of("r1"))
    (change,) = changes_of(held.facts, held.lines, definitions())
    assert (change.record, change.lines) == ("r1", {})


KEY = "a1" * 16


def chain(*links):
    """Versions of one record, each with this key or none."""
    lines = []
    for number, link in enumerate(links, start=1):
        before = [one.digest for one in lines]
        lines.append(line_of(record_of("r1", revision=number, ancestors=before, link=link)))
    return lines


def planned(held, line):
    plan = planner(held, bundle_of(line.record, number=2))
    return plan.changes[0]


def test_once_a_version_comes_without_the_persons_key_no_earlier_one_keeps_it():
    first, second = chain(KEY, "")
    change = planned(known(first.record), second)
    assert change.state.heads == (second.digest,)
    assert change.lines == {first.digest: first.line.replace(KEY.encode(), b"")}


def test_an_earlier_version_that_comes_late_loses_its_key_too():
    first, second = chain(KEY, "")
    assert set(planned(known(second.record), first).lines) == {first.digest}


def test_a_version_with_a_key_leaves_the_earlier_ones_as_they_are():
    first, second = chain(KEY, "b2" * 16)
    assert planned(known(first.record), second).lines == {}


def test_in_a_fork_a_key_stays_until_every_side_is_without():
    first, without = chain(KEY, "")
    other = line_of(record_of("r1", revision=2, ancestors=[first.digest], link=KEY, again=1))
    plan = planner(known(first.record), bundle_of(without.record, other.record, number=2))
    (change,) = plan.changes
    assert (len(change.state.heads), change.lines) == (2, {})


def test_a_second_bundle_of_one_number_is_named_or_refused_and_the_first_never_is():
    opened = bundle_of(record_of("r1"))
    for is_revoked in (False, True):
        assert not require_first_of_number(opened, (), is_revoked=is_revoked)
        assert not require_first_of_number(opened, {opened.id, "another"}, is_revoked=is_revoked)
    assert require_first_of_number(opened, {"another"}, is_revoked=False)
    with pytest.raises(BundleRefused, match=r"merge\.number_taken"):
        require_first_of_number(opened, {"another"}, is_revoked=True)


def test_only_a_gap_below_the_last_that_came_is_late():
    opened = bundle_of(record_of("r1"), number=2)
    require_not_late(opened, (), 0)
    require_not_late(opened, (), 2)
    require_not_late(opened, {opened.id}, 3)
    with pytest.raises(BundleRefused, match=r"merge\.number_late"):
        require_not_late(opened, (), 3)
