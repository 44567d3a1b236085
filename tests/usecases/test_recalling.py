"""What was taken back before its bundle left never leaves in it; what may have left is followed by its notice."""

from __future__ import annotations

import pytest

from tests.kit.bundles import record
from tests.kit.joined import put_on_file
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.usecases.carrying import carry, deliver, keep_carrier, parcel_of, parse_address
from udset_desktop.usecases.changing_mind import change_mind
from udset_desktop.usecases.exporting import make_bundles, preview, read_bundle, withdraw, write_bundles
from udset_desktop.usecases.interviewing import void
from udset_desktop.usecases.recalling import take_apart


@pytest.fixture
def place(both, stick):
    keep_carrier(both.laptop, parse_address(str(stick)))
    return stick


def made(both, *seeds):
    """A bundle for each."""
    for seed in seeds:
        put_on_file(both.laptop, record(seed))
        make_bundles(both.laptop)


def numbers(both):
    return [one.number for one in both.laptop.require_vault().load_outgoing()]


def sent_records(both, folder):
    return sorted(
        line.record.record for file in folder.glob("*.udset") for line in read_bundle(both.desk, file).records
    )


def test_a_record_taken_back_while_its_bundle_waits_never_leaves(both, place):
    made(both, 1, 2)
    withdraw(both.laptop, record(1).id)
    assert numbers(both) == []
    assert preview(both.laptop).records == 1
    make_bundles(both.laptop)
    deliver(both.laptop)
    assert sent_records(both, place) == [record(2).id]
    (file,) = place.glob("*.udset")
    opened = read_bundle(both.desk, file)
    assert (opened.number, opened.withdrawals) == (1, ())


def test_bundles_before_the_one_that_is_stopped_stay_as_they_are(both, place):
    made(both, 1, 2, 3)
    withdraw(both.laptop, record(2).id)
    assert numbers(both) == [1]
    assert preview(both.laptop).records == 1


def test_a_no_to_the_figures_stops_a_bundle_that_waits(both, place):
    made(both, 1)
    change_mind(both.laptop, record(1).id, Purpose.FIGURES, Reply.NO, reason="said no")
    assert numbers(both) == []
    assert preview(both.laptop).is_empty


def test_a_conversation_begun_in_error_stops_a_bundle_that_waits(both, place):
    made(both, 1)
    void(both.laptop, record(1).id, "wrong person")
    assert numbers(both) == []


def test_one_answer_taken_back_leaves_blank(both, place):
    made(both, 1)
    item = next(iter(record(1).answers))
    withdraw(both.laptop, record(1).id, (item,))
    make_bundles(both.laptop)
    deliver(both.laptop)
    (file,) = place.glob("*.udset")
    (line,) = read_bundle(both.desk, file).records
    assert line.record.revision == 1


def test_what_concerns_another_record_leaves_a_waiting_bundle_alone(both, place):
    made(both, 1)
    put_on_file(both.laptop, record(2))
    withdraw(both.laptop, record(2).id)
    assert numbers(both) == [1]
    assert take_apart(both.laptop) == 0


@pytest.mark.parametrize("how", ["delivered", "copied", "offered", "cut off"])
def test_what_may_have_left_is_followed_by_its_notice(both, place, tmp_path, how):
    put_on_file(both.laptop, record(1))
    if how == "copied":
        (tmp_path / "by-hand").mkdir()
        write_bundles(both.laptop, tmp_path / "by-hand")
    else:
        make_bundles(both.laptop)
    if how == "delivered":
        deliver(both.laptop)
    if how == "offered":
        carry(parcel_of(both.laptop))  # and the end of it was never kept
    if how == "cut off":
        parcel_of(both.laptop)
    withdraw(both.laptop, record(1).id)
    assert numbers(both) == [1]
    make_bundles(both.laptop)
    deliver(both.laptop)
    notices = [read_bundle(both.desk, file).withdrawals for file in sorted(place.glob("*.udset"))]
    assert [one.record for one in notices[-1]] == [record(1).id]


def test_a_stick_that_was_out_has_been_offered_nothing(both, place):
    made(both, 1)
    place.rmdir()
    assert deliver(both.laptop).problem.code == "delivery.no_folder"
    withdraw(both.laptop, record(1).id)
    assert numbers(both) == []


def test_counts_of_offers_go_again_with_the_next_bundle(both, place):
    both.laptop.require_vault().save_offer("third_party", "2026-Q2", "said_no")
    made(both, 1)
    withdraw(both.laptop, record(1).id)
    assert preview(both.laptop).offers == 1


def test_it_is_told_in_the_log_without_saying_of_whom(both, place):
    made(both, 1)
    withdraw(both.laptop, record(1).id)
    lines = both.laptop.require_vault().load_audit_lines()
    assert [one.told for one in lines if one.what == "bundles_taken_apart"] == ["count=1"]


def test_before_sending_it_is_looked_at_again(both, place):
    made(both, 1)
    vault = both.laptop.require_vault()
    vault.save_withdrawal(record(1).id, "all", "2026-06-01T09:00:00+00:00")  # by a way that does not ask
    assert deliver(both.laptop).delivered == ()
    assert list(place.iterdir()) == []
