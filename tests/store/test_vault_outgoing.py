import pytest

from tests.kit.vaults import CANARY, files_holding, made_up_person, made_up_record, new_vault
from udset_desktop.foundation.ids import BundleId
from udset_desktop.store.vault_values import Export, ExportedLine, Landing, Outgoing


@pytest.fixture
def vault(tmp_path):
    vault, _ = new_vault(tmp_path)
    yield vault
    vault.close()


@pytest.fixture
def record(vault):
    person = made_up_person()
    vault.save_person(person)
    record = made_up_record(person)
    vault.save_record(record)
    return record


def made(vault, number, *lines, content=b"sealed"):
    export = Export(
        number=number,
        bundle=BundleId(f"bundle-{number}"),
        kind="anonymised",
        file=f"{number}.udset",
        manifest="m" * 64,
        at_utc="2026-05-04",
        lines=lines,
    )
    vault.save_export(export)
    if content is not None:
        vault.save_outgoing(number, content)


def test_a_bundle_is_told_with_how_far_it_has_come(vault, record):
    made(vault, 1, ExportedLine(record=record.id, revision=1, digest="d"))
    plain = Outgoing(
        number=1, bundle=BundleId("bundle-1"), file="1.udset", made_utc="2026-05-04", records=1, is_here=True
    )
    assert vault.load_outgoing() == (plain,)
    vault.save_tried(1, "2026-05-05", "delivery.no_folder")
    (tried,) = vault.load_outgoing()
    assert (tried.tried_utc, tried.problem, tried.delivered_utc) == ("2026-05-05", "delivery.no_folder", "")
    vault.save_delivered(1, "2026-05-06", "1-2.udset")
    (there,) = vault.load_outgoing()
    assert (there.problem, there.name, there.delivered_utc) == ("", "1-2.udset", "2026-05-06")
    vault.save_receipt(1, "r", b"signed", "2026-05-07", {"d": "new"})
    (signed,) = vault.load_outgoing()
    assert (signed.received_utc, signed.is_here) == ("2026-05-07", False)


def test_a_bundle_that_went_by_hand_before_there_was_an_outbox_is_told_too(vault):
    made(vault, 1, content=None)
    (old,) = vault.load_outgoing()
    assert (old.number, old.is_here, old.delivered_utc) == (1, False, "")


def test_bytes_come_back_as_they_were_until_somebody_signs(vault):
    made(vault, 1, content=bytes(range(256)))
    assert vault.load_outgoing_content(1) == bytes(range(256))
    vault.save_receipt(1, "r", b"signed", "2026-05-07", {})
    assert vault.load_outgoing_content(1) is None
    assert vault.load_outgoing_content(2) is None


def test_a_receipt_twice_is_one_and_keeps_its_first_day(vault):
    made(vault, 1)
    assert vault.save_receipt(1, "r", b"signed", "2026-05-07", {}) is True
    assert vault.save_receipt(1, "r", b"signed", "2026-05-09", {}) is False
    assert vault.save_receipt(1, "s", b"other", "2026-05-08", {}) is True
    assert vault.load_receipts(1) == (b"signed", b"other")
    assert vault.load_outgoing()[0].received_utc == "2026-05-07"


@pytest.mark.parametrize("order", [("held", "new"), ("new", "held")])
def test_what_is_in_a_pool_is_not_held_again_by_another_receipt(vault, record, order):
    made(vault, 1, ExportedLine(record=record.id, revision=1, digest="d"))
    for at, outcome in enumerate(order):
        vault.save_receipt(1, f"r{at}", b"x", "2026-05-07", {"d": outcome})
    assert vault.load_landings(record.id) == (Landing(record=record.id, revision=1, number=1, outcome="new"),)


def test_a_line_without_a_receipt_has_no_outcome(vault, record):
    made(vault, 1, ExportedLine(record=record.id, revision=1, digest="d"))
    assert vault.load_landings() == (Landing(record=record.id, revision=1, number=1),)
    assert vault.load_landings("another") == ()


def test_nothing_of_it_lies_in_the_open(vault, tmp_path):
    made(vault, 1, content=CANARY.encode() * 50)
    assert files_holding(tmp_path, CANARY) == []
