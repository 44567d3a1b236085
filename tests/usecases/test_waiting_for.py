"""What keeps somebody here who was handed over, came from elsewhere, or has nothing on file."""

import pytest

from tests.kit.talks import begun_talk, finished_talk
from tests.kit.two_laptops import two_laptops
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.handing_over import hand_over, take_over
from udset_desktop.usecases.waiting_for import people_standing


@pytest.fixture
def two(tmp_path):
    made = two_laptops(tmp_path)
    yield made
    made.close()


def codes(workplace):
    return [
        [wait.code.removeprefix("clearing.waits_") for wait in one.waits]
        for one in people_standing(workplace, 30)
    ]


def test_somebody_handed_over_waits_for_the_other_laptop_and_there_for_a_signature_of_its_own(two, tmp_path):
    record = finished_talk(two.giver)
    write_bundles(two.giver, tmp_path)
    file = tmp_path / "f.udsethandover"
    hand_over(two.giver, two.taker_card, [record.person], file)
    assert codes(two.giver) == [["handed", "sheet", "receipt"]]
    take_over(two.taker, file)
    assert codes(two.taker) == [["sheet", "came_here"]]


def test_somebody_with_nothing_on_file_is_told_as_such(two):
    session = begun_talk(two.giver)
    assert codes(two.giver) == [["under_way"]]
    two.giver.vault.delete_draft(session.interview)
    assert codes(two.giver) == [["nothing_on_file"]]


def test_the_list_is_by_name(two):
    for name in ("una", "Isla", "Morag"):
        begun_talk(two.giver, name)
    assert [one.name for one in people_standing(two.giver, 30)] == ["Isla", "Morag", "una"]
