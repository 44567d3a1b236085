"""How many conversations wait to be shared, as Today tells it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.bundles import record
from tests.kit.joined import put_on_file
from udset_desktop.usecases.exporting import preview, withdraw, write_bundles
from udset_desktop.usecases.not_shared import count_not_shared
from udset_desktop.usecases.outgoing import lines_leaving_of
from udset_desktop.usecases.people import today
from udset_desktop.usecases.rights import put_on_hold


def corrected(workplace, seed, **changes):
    vault = workplace.require_vault()
    one = vault.load_record(record(seed).id)
    digests = vault.load_digests(one.id)
    vault.save_record(
        replace(one, revision=len(digests) + 1, ancestors=digests, reason="misheard", **changes)
    )


@pytest.fixture
def sent(both, stick):
    put_on_file(both.laptop, record(1), record(2))
    write_bundles(both.laptop, stick)
    return both.laptop


def test_what_never_left_waits_until_it_has(both, stick):
    put_on_file(both.laptop, record(1), record(2))
    assert count_not_shared(both.laptop) == preview(both.laptop).records == 2
    write_bundles(both.laptop, stick)
    assert count_not_shared(both.laptop) == 0


def test_a_correction_that_changes_no_line_does_not_wait(sent):
    corrected(sent, 1, minutes=12)
    assert preview(sent).is_empty
    assert count_not_shared(sent) == today(sent).ready == 0


def test_a_correction_that_changes_its_line_waits_until_it_has_left(sent, stick):
    corrected(sent, 1, minutes=12)
    corrected(sent, 2, mode="telephone")
    assert count_not_shared(sent) == preview(sent).records == 1
    write_bundles(sent, stick)
    assert count_not_shared(sent) == 0


def test_beside_a_corrected_one_what_is_new_of_the_same_person_waits(sent):
    corrected(sent, 1, minutes=12)
    put_on_file(sent, replace(record(3), person=record(1).person, held_on="2026-06-20"), record(4))
    assert count_not_shared(sent) == preview(sent).records == 2


def test_what_was_taken_back_or_is_on_hold_does_not_wait(both):
    put_on_file(both.laptop, record(1), record(2), record(3))
    withdraw(both.laptop, record(1).id)
    put_on_hold(both.laptop, record(2).person, reason="asked for it")
    assert count_not_shared(both.laptop) == preview(both.laptop).records == 1


def test_only_whoever_was_corrected_is_opened(sent):
    corrected(sent, 1, minutes=12)
    with sent.require_vault().transaction() as connection:
        connection.exec_driver_sql("UPDATE record SET body = x'00' WHERE id = ?", (str(record(2).id),))
    assert count_not_shared(sent) == 0
    assert lines_leaving_of(sent, (record(1).person,)) == ()
