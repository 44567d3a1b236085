import pytest

from tests.kit.vaults import new_vault
from udset_desktop.foundation.problems import Finding

AT = "2026-05-04T09:30:00+00:00"


@pytest.fixture
def vault(tmp_path):
    vault, _ = new_vault(tmp_path)
    yield vault
    vault.close()


@pytest.fixture
def five(vault):
    """A log of five lines."""
    for number in range(1, 6):
        vault.add_audit_line(AT, "unlocked", f"wrong={number}")
    return vault


def meddle(vault, *statements):
    with vault.transaction() as connection:
        for one in statements:
            connection.exec_driver_sql(one)


def test_lines_come_back_in_their_order_and_stand_as_written(five):
    lines = five.load_audit_lines()
    assert [(line.number, line.told) for line in lines] == [(n, f"wrong={n}") for n in range(1, 6)]
    assert len({line.chain for line in lines}) == 5
    assert five.check_audit_lines() == ()


def test_an_empty_log_is_well(vault):
    assert vault.check_audit_lines() == ()
    assert vault.load_audit_lines() == ()


@pytest.mark.parametrize(
    ("statement", "code", "number"),
    [
        ("UPDATE audit SET told = 'wrong=0' WHERE number = 3", "store.audit_changed", 3),
        ("UPDATE audit SET what = 'sheet_saved' WHERE number = 1", "store.audit_changed", 1),
        ("UPDATE audit SET at_utc = '2026-05-05T09:30:00+00:00' WHERE number = 5", "store.audit_changed", 5),
        ("UPDATE audit SET chain = lower(hex(zeroblob(32))) WHERE number = 2", "store.audit_changed", 2),
        ("DELETE FROM audit WHERE number = 1", "store.audit_missing", 1),
        ("DELETE FROM audit WHERE number = 4", "store.audit_missing", 4),
        ("DELETE FROM audit WHERE number > 3", "store.audit_missing", 4),
        ("DELETE FROM audit", "store.audit_missing", 1),
    ],
)
def test_a_line_changed_or_gone_is_named(five, statement, code, number):
    meddle(five, statement)
    assert five.check_audit_lines() == (Finding(code=code, context={"number": number}),)


def test_two_lines_that_changed_places_are_seen(five):
    meddle(
        five,
        "UPDATE audit SET number = 99 WHERE number = 2",
        "UPDATE audit SET number = 2 WHERE number = 3",
        "UPDATE audit SET number = 3 WHERE number = 99",
    )
    assert five.check_audit_lines() == (Finding(code="store.audit_changed", context={"number": 2}),)


def test_after_a_cut_the_log_goes_on_and_the_gap_stays_named(five):
    meddle(five, "DELETE FROM audit WHERE number > 3")
    assert five.add_audit_line(AT, "unlocked").number == 6
    assert five.check_audit_lines() == (Finding(code="store.audit_missing", context={"number": 4}),)


def test_a_line_goes_with_the_transaction_it_was_written_in(five):
    before = five.load_audit_lines()

    def fail():
        with five.transaction():
            five.add_audit_line(AT, "unlocked")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert five.load_audit_lines() == before
    assert five.check_audit_lines() == ()
    five.add_audit_line(AT, "unlocked")
    assert five.check_audit_lines() == ()


def test_the_latest_moment_is_that_of_any_line_and_none_of_an_empty_log(five):
    assert five.load_latest_moment() == AT
    five.add_audit_line("2024-01-01T09:00:00+00:00", "unlocked")  # a clock set back
    assert five.load_latest_moment() == AT
    meddle(five, "DELETE FROM audit")
    assert five.load_latest_moment() == ""
