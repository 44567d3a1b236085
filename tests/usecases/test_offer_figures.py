import pytest

from tests.kit.joined import joined
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files
from udset_desktop.usecases.offer_figures import offer_table
from udset_desktop.usecases.offering import note_offer


@pytest.fixture
def both(tmp_path):
    made = joined(tmp_path)
    yield made
    made.close()


@pytest.fixture
def address(both, tmp_path):
    address = PoolAddress(place=str(tmp_path / "pool.sqlite"))
    init_pool(both.desk, address)
    return address


def bring(both, address, folder):
    folder.mkdir()
    merge_files(both.desk, address, [one.file for one in write_bundles(both.laptop, folder)])


def told(both, address):
    return {(row.interviewer_type, row.said): row.n for row in offer_table(both.desk, address).rows}


def test_a_pool_without_offers_tells_nothing(both, address):
    assert offer_table(both.desk, address).rows == ()


def test_what_was_said_on_a_laptop_can_be_read_at_the_desk_and_is_never_added_twice(both, address, tmp_path):
    for _ in range(6):
        note_offer(both.laptop, "third_party", "said_no")
    note_offer(both.laptop, "third_party", "not_today")
    bring(both, address, tmp_path / "first")
    assert told(both, address) == {
        ("third_party", "accepted"): 0,
        ("third_party", "said_no"): 6,
        ("third_party", "not_today"): None,
        ("third_party", "could_not_reach"): 0,
    }
    for _ in range(5):
        note_offer(both.laptop, "third_party", "not_today")
    bring(both, address, tmp_path / "second")
    assert (
        told(both, address)["third_party", "said_no"],
        told(both, address)["third_party", "not_today"],
    ) == (
        6,
        6,
    )


def test_every_code_has_words(both, address, tmp_path):
    for kind in ("third_party", "other"):
        note_offer(both.laptop, kind, "could_not_reach")
    bring(both, address, tmp_path / "out")
    table = offer_table(both.desk, address)
    assert len(table.rows) == 8
    assert all(
        table.words[f"part.{row.interviewer_type}"] and table.words[f"offer.{row.said}"] for row in table.rows
    )
