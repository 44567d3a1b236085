"""People who go there and back, receipts and files that come late or twice: nobody is lost, doubled or held by two."""

from itertools import count

import pytest

from tests.kit.talks import begun_talk, finished_talk
from tests.kit.two_laptops import two_laptops
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview import session as steps
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.handing_over import hand_over, let_go, take_back, take_over, waiting_for_receipts
from udset_desktop.usecases.removing import delete_person
from udset_desktop.usecases.rights import PutRight, put_right


class Ways:
    """Morag at the giver's, and files that go between the two laptops."""

    def __init__(self, folder):
        self.two = two_laptops(folder)
        self.folder = folder
        self.morag = finished_talk(self.two.giver, "Morag")
        self.numbers = count(1)

    def goes(self, giver, people=None):
        """People in a file for the other laptop."""
        card = self.two.taker_card if giver is self.two.giver else self.two.giver_card
        file = self.folder / f"{next(self.numbers)}.udsethandover"
        hand_over(giver, card, people or [self.morag.person], file)
        return file

    def there_and_back(self):
        """Given, signed for and let go, twice: there, and home again; both files and both receipts."""
        giver, taker = self.two.giver, self.two.taker
        first = self.goes(giver)
        signed = take_over(taker, first).receipt
        let_go(giver, signed)
        second = self.goes(taker)
        signed_back = take_over(giver, second).receipt
        let_go(taker, signed_back)
        return first, signed, second, signed_back


@pytest.fixture
def ways(tmp_path):
    made = Ways(tmp_path)
    yield made
    made.two.close()


def people_of(workplace):
    return [one.name for one in workplace.require_vault().load_people()]


def corrected(workplace, record):
    session, _ = steps.answer_item(interviewing.reopen(workplace, record.id, "misheard"), "safe.rating", "no")
    return interviewing.finish(workplace, session)


def test_an_old_receipt_clears_nobody_who_came_back(ways):
    _, signed, _, _ = ways.there_and_back()

    with pytest.raises(InputRefused, match="receipt_too_old"):
        let_go(ways.two.giver, signed)

    assert people_of(ways.two.giver) == ["Morag"]


def test_a_receipt_used_late_clears_nobody_who_came_back(ways):
    giver, taker = ways.two.giver, ways.two.taker
    signed = take_over(taker, ways.goes(giver)).receipt
    let_go(taker, take_over(giver, ways.goes(taker)).receipt)

    with pytest.raises(InputRefused, match="receipt_too_old"):
        let_go(giver, signed)

    assert (people_of(giver), people_of(taker)) == (["Morag"], [])


def test_the_first_receipt_is_no_proof_for_a_later_file(ways):
    _, signed, _, _ = ways.there_and_back()
    third = ways.goes(ways.two.giver)

    with pytest.raises(InputRefused, match="receipt_too_old"):
        let_go(ways.two.giver, signed)
    assert people_of(ways.two.giver) == ["Morag"]

    let_go(ways.two.giver, take_over(ways.two.taker, third).receipt)
    assert (people_of(ways.two.giver), people_of(ways.two.taker)) == ([], ["Morag"])


def test_of_a_file_only_whoever_is_still_away_is_cleared(ways):
    giver, taker = ways.two.giver, ways.two.taker
    isla = finished_talk(giver, "Isla")
    signed = take_over(taker, ways.goes(giver, [ways.morag.person, isla.person])).receipt
    take_over(giver, ways.goes(taker))  # Morag alone comes home

    gone = let_go(giver, signed)

    assert (gone.people, gone.records) == (1, 1)
    assert people_of(giver) == ["Morag"]


def test_a_file_taken_before_is_not_signed_for_once_they_went_on(ways):
    first, signed, second, _ = ways.there_and_back()
    signed.unlink()

    with pytest.raises(InputRefused, match="here_no_more"):
        take_over(ways.two.taker, first)

    assert not signed.exists()
    assert people_of(ways.two.taker) == []
    assert take_over(ways.two.giver, second).people == 1  # she is here, and was taken


@pytest.mark.parametrize("leave", ["deleted", "handed on"])
def test_a_file_taken_before_brings_nobody_back(ways, leave):
    giver, taker = ways.two.giver, ways.two.taker
    file = ways.goes(giver)
    take_over(taker, file)
    if leave == "deleted":
        delete_person(taker, ways.morag.person)
    else:
        ways.goes(taker)
    before = people_of(taker)

    with pytest.raises(InputRefused, match="here_no_more"):
        take_over(taker, file)

    assert people_of(taker) == before


def test_a_file_that_was_taken_cannot_be_said_never_to_have_got_there(ways):
    first, _, _, _ = ways.there_and_back()
    with pytest.raises(InputRefused, match="file_taken"):
        take_back(ways.two.giver, first)
    third = ways.goes(ways.two.giver)
    let_go(ways.two.giver, take_over(ways.two.taker, third).receipt)
    with pytest.raises(InputRefused, match="file_taken"):
        take_back(ways.two.giver, third)


def test_what_was_put_right_of_them_there_comes_home_with_them(ways):
    giver, taker = ways.two.giver, ways.two.taker
    take_over(taker, ways.goes(giver))  # its receipt never comes
    put_right(taker, ways.morag.person, PutRight(name="Morag Ross"))
    take_over(giver, ways.goes(taker))
    assert people_of(giver) == ["Morag Ross"]


def test_a_clock_set_back_gives_nobody_two_holders(ways):
    giver, taker = ways.two.giver, ways.two.taker
    for one in (giver, taker):
        one.clock.advance(7200)
    let_go(giver, take_over(taker, ways.goes(giver)).receipt)
    taker.clock.advance(-3600)
    back = ways.goes(taker)

    with pytest.raises(InputRefused, match="handed_over"):
        corrected(taker, ways.morag)
    with pytest.raises(InputRefused, match="handed_over"):
        ways.goes(taker)
    assert [one.people for one in waiting_for_receipts(taker)] == [1]

    giver.clock.advance(-7200)
    let_go(taker, take_over(giver, back).receipt)
    assert corrected(giver, ways.morag).revision == 2
    assert people_of(taker) == []


def test_somebody_without_a_finished_conversation_is_handed_over_and_let_go(ways):
    giver, taker = ways.two.giver, ways.two.taker
    session = begun_talk(giver, "Isla")
    interviewing.set_aside(giver, session.interview)
    file = ways.goes(giver, [session.person])
    assert [(one.people, one.records) for one in waiting_for_receipts(giver)] == [(1, 0)]

    taken = take_over(taker, file)
    assert people_of(taker) == ["Isla"]
    gone = let_go(giver, taken.receipt)

    assert (gone.people, gone.records) == (1, 0)
    assert people_of(giver) == ["Morag"]
    assert waiting_for_receipts(giver) == ()


def test_a_file_without_a_conversation_that_never_got_there_is_taken_back(ways):
    session = begun_talk(ways.two.giver, "Isla")
    interviewing.set_aside(ways.two.giver, session.interview)
    file = ways.goes(ways.two.giver, [session.person])
    assert take_back(ways.two.giver, file) == 0
    ways.two.giver.require_vault().require_here(session.person)
