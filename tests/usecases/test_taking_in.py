import pytest

from tests.kit.joined import joined
from tests.kit.pools import bundle_of, line_of, record_of
from udset_desktop.bundle.opened import HeldLine
from udset_desktop.store.pool_lists import load_numbers
from udset_desktop.store.pool_merge import merge_bundle
from udset_desktop.usecases.merging import PoolAddress
from udset_desktop.usecases.pool_desk import desk_at
from udset_desktop.usecases.taking_in import make_pool, release_waiting


@pytest.fixture
def desk(tmp_path):
    made = joined(tmp_path)
    address = PoolAddress(place=str(tmp_path / "pool.sqlite"))
    make_pool(made.desk, address)
    with desk_at(made.desk, address) as opened:
        yield opened
    made.close()


def waiting_for_a_definition(desk, record):
    line = line_of(record)
    held = HeldLine(
        member="records",
        number=1,
        code="instrument.unknown",
        digest=line.digest,
        line=line.line,
        instrument=record.instrument,
    )
    opened = bundle_of(held=[held])
    merge_bundle(desk.pool, opened, desk.planner(opened), desk.mark([held]))


def test_a_line_goes_in_by_itself_when_its_definition_is_here(desk):
    about = {"partnership": desk.project.partnership}
    waiting_for_a_definition(desk, record_of("0c2f4f0e-58a6-4b5c-9f0e-6f2a3b1c4d5e", about=about))
    assert load_numbers(desk.pool).records == 0
    assert release_waiting(desk) == 1
    numbers = load_numbers(desk.pool)
    assert (numbers.records, numbers.held) == (1, 0)
    assert release_waiting(desk) == 0


def test_a_line_that_is_wrong_besides_goes_on_waiting(desk):
    waiting_for_a_definition(desk, record_of("no-record-id"))
    assert release_waiting(desk) == 0
    assert load_numbers(desk.pool).held == 1
