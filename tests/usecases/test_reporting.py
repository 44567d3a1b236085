"""Measures and reports of a pool that real bundles filled."""

import pytest

from tests.kit.bundles import record
from tests.kit.joined import joined
from udset_desktop.foundation.problems import NotThereYet, UsageRefused
from udset_desktop.interview.person import Person
from udset_desktop.measures.model import BREAKDOWNS
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files
from udset_desktop.usecases.reporting import measure_rows, write_report


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reporting")
    made = joined(folder)
    vault = made.laptop.require_vault()
    for seed in range(60):
        one = record(seed)
        vault.save_person(Person(id=one.person, name="Somebody"))
        vault.save_record(one)
    address = PoolAddress(place=str(folder / "pool.sqlite"))
    init_pool(made.desk, address)
    merge_files(made.desk, address, [one.file for one in write_bundles(made.laptop, folder)])
    yield made.desk, address
    made.close()


def test_every_measure_has_its_rows_in_the_order_of_the_definition(desk):
    rows = measure_rows(*desk)
    assert list(dict.fromkeys(row.measure for row in rows)) == ["nm1", "nm2", "nm3", "nm4"]
    assert {row.unit for row in rows} == {"first_of_year"}
    assert all({"2007", "2008"} == set(row.labels) for row in rows)


@pytest.mark.parametrize("by", [one for one in BREAKDOWNS if one != "service"])
def test_every_breakdown_gives_groups_beside_the_row_of_all(desk, by):
    rows = measure_rows(*desk, by=by)
    assert {"", *(row.group for row in rows)} > {""}


def test_a_place_the_project_does_not_send_is_no_breakdown(desk):
    with pytest.raises(UsageRefused, match=r"measures\.service_not_sent"):
        measure_rows(*desk, by="service")


def test_a_window_without_conversations_counts_nobody(desk):
    rows = measure_rows(*desk, from_quarter="2031-Q1")
    assert all(row.base in {0, None} for row in rows)


@pytest.mark.parametrize(
    "asked",
    [{"by": "shoe_size"}, {"from_quarter": "2026"}, {"from_quarter": "2026-Q3", "to_quarter": "2026-Q1"}],
)
def test_what_cannot_be_asked_is_usage(desk, asked):
    with pytest.raises(UsageRefused):
        measure_rows(*desk, **asked)


def test_reports_are_written_by_their_ending(desk, tmp_path):
    assert write_report(*desk, tmp_path / "r.csv").file.read_bytes().startswith(b"")
    write_report(*desk, tmp_path / "r.pdf")
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF-")
    assert b"nm1" in (tmp_path / "r.csv").read_bytes()
    with pytest.raises(NotThereYet):
        write_report(*desk, tmp_path / "r.xlsx")
    with pytest.raises(UsageRefused):
        write_report(*desk, tmp_path / "r.doc")
