from dataclasses import replace

import pytest

from tests.kit.joined import joined
from tests.kit.talks import choice_of
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.usecases import interviewing, offering, settings


@pytest.fixture
def laptop(tmp_path):
    made = joined(tmp_path)
    yield made.laptop
    made.close()


def test_offers_are_counted_without_anybody(laptop):
    for _ in range(2):
        offered = offering.note_offer(laptop, "third_party", "not_today")
    (count,) = laptop.require_vault().load_offers()
    assert (count.interviewer_type, count.quarter, count.said, count.count) == (
        "third_party",
        "2026-Q2",
        "not_today",
        2,
    )
    assert offered == offering.Offered(interviewer_type="third_party", quarter="2026-Q2", said="not_today")


def test_a_conversation_from_paper_counts_in_the_quarter_it_was_held_in(laptop):
    choice = choice_of("Agnes")
    interviewing.begin(laptop, choice)
    paper = replace(choice.header, mode="paper_typed_later", held_on="2026-02-10", typed_by="the office")
    interviewing.begin(laptop, replace(choice, header=paper))
    assert {one.quarter: one.said for one in laptop.require_vault().load_offers()} == {
        "2026-Q1": "accepted",
        "2026-Q2": "accepted",
    }


@pytest.mark.parametrize(("kind", "said"), [("third_party", "perhaps"), ("the postman", "said_no")])
def test_an_offer_off_the_lists_is_refused(laptop, kind, said):
    with pytest.raises(InputRefused, match="no_such_offer"):
        offering.note_offer(laptop, kind, said)


def test_the_last_one_can_be_taken_back_until_it_has_left(laptop):
    offered = offering.note_offer(laptop, "third_party", "said_no")
    offering.take_offer_back(laptop, offered)
    assert laptop.require_vault().load_offers() == ()
    with pytest.raises(InputRefused, match="offer_has_left"):
        offering.take_offer_back(laptop, offered)
    offering.note_offer(laptop, "third_party", "said_no")
    laptop.require_vault().save_setting(offering.OFFERS_SENT, {"2026-Q2/third_party/said_no": "1"})
    with pytest.raises(InputRefused, match="offer_has_left"):
        offering.take_offer_back(laptop, offered)
    offering.note_offer(laptop, "third_party", "said_no")
    offering.take_offer_back(laptop, offered)  # the second has not left
    assert laptop.require_vault().load_offers()[0].count == 1


def test_who_offers_is_said_once_and_never_overwrites_who_begins(laptop):
    assert offering.who_offers(laptop) == ""
    offering.remember_who_offers(laptop, "third_party")
    offering.remember_who_offers(laptop, "other")
    assert offering.who_offers(laptop) == "third_party"
    assert settings.kept_interviewer(laptop).ref == ""


def test_every_kind_of_interviewer_has_its_words(laptop):
    assert all(one.words for one in offering.interviewer_types(laptop))
