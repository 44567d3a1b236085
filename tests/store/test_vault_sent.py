import pytest

from tests.kit.vaults import made_up_person, made_up_record, new_vault
from udset_desktop.foundation.ids import BundleId
from udset_desktop.store.vault_values import Event, Export, ExportedLine, OfferCount, SheetKept, WithdrawalRow

PERSON = made_up_person()


@pytest.fixture
def vault(tmp_path):
    vault, _ = new_vault(tmp_path)
    vault.save_person(PERSON)
    yield vault
    vault.close()


def export_of(number, *lines):
    return Export(
        number=number,
        bundle=BundleId(f"bundle-{number}"),
        kind="anonymised",
        file=f"{number}.udset",
        manifest="m" * 64,
        at_utc="2026-05-04",
        lines=lines,
    )


class Unexpected(Exception):
    pass


def test_sheet_has_one_state_at_a_time(vault):
    first = SheetKept(record="r1", kind="person", state="owed", on_utc="2026-05-04")
    later = SheetKept(record="r1", kind="person", state="to_post", post="yes", on_utc="2026-05-05")
    other = SheetKept(record="r2", kind="person", state="shown", on_utc="2026-05-06")
    for sheet in (first, later, other):
        vault.save_sheet_state(sheet)

    assert vault.load_sheet_states() == (later, other)
    assert vault.load_sheet_states("r2") == (other,)


def test_log_keeps_its_order(vault):
    lines = [
        Event(at_utc="2026-05-04", what="sheet_saved", subject=f"r{n}", detail="/stick") for n in range(3)
    ]
    for line in lines:
        vault.log_event(line)

    assert vault.load_events() == tuple(lines)


def test_offers_are_counted_without_a_person(vault):
    for said in ("accepted", "said_no", "accepted"):
        vault.save_offer("third_party", "2026-Q2", said)

    assert vault.load_offers() == (
        OfferCount(interviewer_type="third_party", quarter="2026-Q2", said="accepted", count=2),
        OfferCount(interviewer_type="third_party", quarter="2026-Q2", said="said_no", count=1),
    )


def test_bundle_number_is_given_again_when_its_bundle_was_not_written(vault):
    assert vault.take_bundle_number() == 1

    def write_in_vain():
        with vault.transaction():
            assert vault.take_bundle_number() == 2
            raise Unexpected

    with pytest.raises(Unexpected):
        write_in_vain()

    assert vault.take_bundle_number() == 2


def test_export_comes_back_with_its_lines(vault):
    record = made_up_record(PERSON)
    vault.save_record(record)
    first = export_of(1, ExportedLine(record=record.id, revision=1, digest="a" * 64))
    again = export_of(2, ExportedLine(record=record.id, revision=1, digest="b" * 64))

    vault.save_export(first)
    vault.save_export(again)

    assert vault.load_exports() == (first, again)
    assert vault.load_exported_digests(record.id) == ((1, "b" * 64),)
    assert vault.load_exported_digests("other") == ()


def test_empty_bundle_is_an_export_too(vault):
    vault.save_export(export_of(1))

    assert vault.load_exports() == (export_of(1),)


def test_withdrawal_waits_until_it_has_travelled(vault):
    whole = vault.save_withdrawal("r1", "all", "2026-05-04")
    some = vault.save_withdrawal("r2", ("safe.rating", "safe.role"), "2026-05-05")
    vault.save_export(export_of(1))

    assert vault.load_withdrawals(waiting_only=True) == (whole, some)
    vault.save_withdrawals_sent((whole,), 1)

    assert vault.load_withdrawals(waiting_only=True) == (some,)
    sent = WithdrawalRow(id=whole.id, record="r1", items="all", at_utc="2026-05-04", bundle=1)
    assert vault.load_withdrawals() == (sent, some)


def test_a_count_is_taken_back_but_never_below_what_has_left(vault):
    for _ in range(2):
        vault.save_offer("third_party", "2026-Q2", "said_no")

    assert vault.lower_offer("third_party", "2026-Q2", "said_no", not_below=1)
    assert not vault.lower_offer("third_party", "2026-Q2", "said_no", not_below=1)
    assert vault.load_offers()[0].count == 1
    assert vault.lower_offer("third_party", "2026-Q2", "said_no", not_below=0)
    assert vault.load_offers() == ()
    assert not vault.lower_offer("other", "2026-Q2", "said_no", not_below=0)


def test_what_of_a_count_has_left_can_be_taken_out_and_never_more_than_there_is(vault):
    for _ in range(3):
        vault.save_offer("third_party", "2026-Q2", "said_no")
    vault.drop_sent_offers("third_party", "2026-Q2", "said_no", 2)
    assert [one.count for one in vault.load_offers()] == [1]
    vault.drop_sent_offers("third_party", "2026-Q2", "said_no", 5)
    assert vault.load_offers() == ()
