"""What a receipt would do is told as it is done, and telling it changes nothing."""

import pytest

from tests.kit.talks import finished_talk
from tests.kit.two_laptops import two_laptops
from udset_desktop.foundation.problems import BundleRefused
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.handing_over import hand_over, let_go, take_over, would_let_go


@pytest.fixture
def two(tmp_path):
    made = two_laptops(tmp_path)
    yield made
    made.close()


@pytest.fixture
def file(tmp_path):
    return tmp_path / "f.udsethandover"


def people_of(workplace):
    return [one.name for one in workplace.require_vault().load_people()]


def test_the_dry_list_says_who_would_go_and_changes_nothing(two, file):
    first, second = finished_talk(two.giver, "Morag"), finished_talk(two.giver, "isla")
    finished_talk(two.giver, "Agnes")
    hand_over(two.giver, two.taker_card, [first.person, second.person], file)
    receipt = take_over(two.taker, file).receipt
    before = look_at_log(two.giver).lines
    would = would_let_go(two.giver, receipt)
    assert (would.names, would.people, would.records) == (("isla", "Morag"), 2, 2)
    assert look_at_log(two.giver).lines == before
    assert sorted(people_of(two.giver)) == ["Agnes", "Morag", "isla"]
    gone = let_go(two.giver, receipt)
    assert (gone.taker, gone.people, gone.records) == (would.taker, 2, 2)
    assert people_of(two.giver) == ["Agnes"]
    assert would_let_go(two.giver, receipt).people == 0


def test_what_is_refused_is_refused_in_the_dry_list_too(two, file):
    record = finished_talk(two.giver, "Morag")
    hand_over(two.giver, two.taker_card, [record.person], file)
    receipt = take_over(two.taker, file).receipt
    with pytest.raises(BundleRefused, match="receipt_of_another"):
        would_let_go(two.taker, receipt)
