"""Bundles from a real laptop into a real pool, by the verbs that the faces call."""

import pytest

from tests.kit.bundles import record
from tests.kit.joined import joined
from udset_desktop.foundation.problems import Cancelled, EnvironmentFailure, InputRefused
from udset_desktop.interview.person import Person
from udset_desktop.merge.receipt import bundle_told, parse_receipt
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.exporting import withdraw, write_bundles
from udset_desktop.usecases.merging import (
    PoolAddress,
    init_pool,
    merge_files,
    plan_files,
    pool_digest,
    pool_forks,
    pool_held,
    pool_merges,
    pool_status,
    settle_fork,
    undo_merge,
)
from udset_desktop.usecases.unlocking import Which

BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture(params=BOTH)
def database(request):
    return request.param


@pytest.fixture
def pool_at(database, request, tmp_path):
    """The address of a pool that is not made yet, on either database."""
    if database == "sqlite":
        return PoolAddress(place=str(tmp_path / "pool.sqlite"))
    return PoolAddress(place=request.getfixturevalue("postgres_url"))


@pytest.fixture
def river(tmp_path, pool_at):
    """A desk, a laptop with six records written as a bundle, and an empty pool."""
    made = joined(tmp_path)
    vault = made.laptop.require_vault()
    records = [record(seed) for seed in range(1, 7)]
    for one in records:
        vault.save_person(Person(id=one.person, name="Somebody"))
        vault.save_record(one)
    stick = tmp_path / "stick"
    stick.mkdir()
    (written,) = write_bundles(made.laptop, stick)
    init_pool(made.desk, pool_at)
    yield made, pool_at, written.file, records
    made.close()


def test_a_bundle_goes_in_with_a_signed_receipt_beside_it(river):
    made, address, file, _ = river
    outcome = merge_files(made.desk, address, [file])
    assert (outcome.numbers["new"], outcome.refused, outcome.forks) == (6, 0, 0)
    (place,) = outcome.receipts
    assert place.parent == file.parent
    key = made.desk.require_desk().load_receipt_key()
    receipt = parse_receipt(place.read_bytes(), publics=(key.public,), project=made.desk.require_project().id)
    assert len(receipt.lines["new"]) == 6
    assert receipt.laptop == outcome.files[0].laptop


def test_a_repeat_says_all_same_and_a_plan_changes_nothing(river):
    made, address, file, _ = river
    planned = plan_files(made.desk, address, [file, file])
    assert [one.numbers["new"] for one in planned.files] == [6, 0]
    assert planned.files[0].state == "planned"
    assert pool_status(made.desk, address).records == 0
    merge_files(made.desk, address, [file])
    again = merge_files(made.desk, address, [file])
    assert (again.numbers["same"], again.files[0].state) == (6, "again")
    assert plan_files(made.desk, address, [file]).numbers["same"] == 6


def test_a_refused_file_does_not_stop_the_others(river, tmp_path):
    made, address, file, _ = river
    broken = tmp_path / "broken.udset"
    broken.write_bytes(file.read_bytes()[:-1])
    outcome = merge_files(made.desk, address, [broken, tmp_path / "nowhere.udset", file])
    assert [one.state for one in outcome.files] == ["refused", "refused", "merged"]
    assert outcome.files[0].findings
    assert outcome.refused == 2


def test_receipts_go_where_they_are_wanted_and_a_missing_folder_is_told(river, tmp_path):
    made, address, file, _ = river
    outcome = merge_files(made.desk, address, [file], receipts=tmp_path / "nowhere")
    assert outcome.files[0].state == "merged"
    assert [one.code for one in outcome.files[0].findings] == ["merge.no_receipt"]
    (tmp_path / "here").mkdir()
    assert merge_files(made.desk, address, [file], receipts=tmp_path / "here").receipts[0].is_file()


def test_a_withdrawal_travels_in_the_next_bundle(river, tmp_path):
    made, address, file, records = river
    merge_files(made.desk, address, [file])
    withdraw(made.laptop, records[0].id)
    (later,) = write_bundles(made.laptop, file.parent)
    assert merge_files(made.desk, address, [later.file]).numbers["withdrawn"] == 1
    status = pool_status(made.desk, address)
    assert (status.records, status.withdrawals) == (5, 1)


def test_a_cancelled_merge_keeps_whole_files_only(river):
    made, address, file, _ = river

    class Stop:
        def checkpoint(self, share=None):
            if share and share > 0:
                raise Cancelled

    with pytest.raises(Cancelled):
        merge_files(made.desk, address, [file], control=Stop())
    assert pool_status(made.desk, address).merges == 0


def test_undo_sets_aside_and_merging_again_takes_back_in(river):
    made, address, file, _ = river
    empty = pool_digest(made.desk, address)
    merge_files(made.desk, address, [file])
    full = pool_digest(made.desk, address)
    line = undo_merge(made.desk, address)
    assert line.aside
    assert pool_digest(made.desk, address) == empty
    merge_files(made.desk, address, [file])
    assert pool_digest(made.desk, address) == full
    assert [one.aside for one in pool_merges(made.desk, address)] == [False]


def test_the_desks_own_log_tells_what_came_in_by_hand_and_what_was_set_aside(river, tmp_path):
    made, address, file, _ = river
    broken = tmp_path / "broken.udset"
    broken.write_bytes(file.read_bytes()[:-1])
    (_, merged) = merge_files(made.desk, address, [broken, file]).files
    merge_files(made.desk, address, [file])
    undo_merge(made.desk, address)
    log = look_at_log(made.desk, Which.DESK)
    assert [(one.what, one.told) for one in log.lines[-3:]] == [
        ("bundle_taken_in", f"laptop={merged.laptop} number=1 records=6"),
        ("bundle_taken_in", f"laptop={merged.laptop} number=1 records=6"),
        ("bundle_set_aside", f"laptop={merged.laptop} number=1"),
    ]
    assert log.lines[-4].what not in {"bundle_taken_in", "bundle_set_aside"}  # a refused file leaves none
    assert log.findings == ()


def test_the_status_names_laptops_and_missing_numbers(river, database):
    made, address, file, records = river
    withdraw(made.laptop, records[0].id)
    write_bundles(made.laptop, file.parent)
    withdraw(made.laptop, records[1].id)
    (third,) = write_bundles(made.laptop, file.parent)
    merge_files(made.desk, address, [third.file])
    status = pool_status(made.desk, address)
    assert status.laptops[0].missing == (1, 2)
    assert (status.database, status.training, status.kind) == (database, True, "anonymised")
    assert {one.code for one in pool_held(made.desk, address)} == {"merge.notice_waits"}
    assert pool_forks(made.desk, address) == ()


def test_a_pool_of_another_project_is_refused_both_ways(river, tmp_path):
    _, address, file, _ = river
    (tmp_path / "other").mkdir()
    other = joined(tmp_path / "other")
    try:
        with pytest.raises(InputRefused) as refused:
            pool_status(other.desk, address)
        assert refused.value.code == "store.pool_of_another_project"
        theirs = PoolAddress(place=str(tmp_path / "theirs.sqlite"))
        init_pool(other.desk, theirs)
        assert merge_files(other.desk, theirs, [file]).refused == 1
    finally:
        other.close()


def test_a_pool_that_was_never_made_is_the_environment_and_stays_unmade(river, tmp_path):
    made, _, file, _ = river
    nowhere = PoolAddress(place=str(tmp_path / "none.sqlite"))
    with pytest.raises(EnvironmentFailure, match=r"store\.pool_not_made"):
        merge_files(made.desk, nowhere, [file])
    assert not (tmp_path / "none.sqlite").exists()


def test_settling_a_record_without_a_fork_is_refused(river):
    made, address, file, records = river
    merge_files(made.desk, address, [file])
    with pytest.raises(InputRefused):
        settle_fork(made.desk, address, record=records[0].id, keep="a", by="coordinator")


def test_bundles_of_one_file_name_leave_a_receipt_each_in_one_folder(river, tmp_path):
    made, address, file, records = river
    withdraw(made.laptop, records[0].id)
    (later,) = write_bundles(made.laptop, tmp_path)
    files, receipts = [], tmp_path / "receipts"
    receipts.mkdir()
    for folder, one in (("first", file), ("second", later.file)):
        (tmp_path / folder).mkdir()
        files.append(one.rename(tmp_path / folder / "bundle.udset"))
    outcome = merge_files(made.desk, address, files, receipts=receipts)
    assert len(set(outcome.receipts)) == 2
    told = [bundle_told(place.read_bytes()) for place in outcome.receipts]
    assert told == [one.bundle for one in outcome.files]
    merge_files(made.desk, address, files, receipts=receipts)
    assert sorted(receipts.iterdir()) == sorted(outcome.receipts)
