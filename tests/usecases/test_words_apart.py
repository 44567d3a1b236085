"""What is taken back of loose words joins them to no conversation, in no bundle of few."""

from __future__ import annotations

import pytest

from tests.kit.joined import joined
from tests.kit.two_laptops import two_laptops
from tests.kit.words_out import ALONE_PROJECT, ATTACHED_PROJECT, read_all, talk
from udset_desktop.interview import session as steps
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.exporting import preview, read_bundle, withdraw, write_bundles
from udset_desktop.usecases.handing_over import hand_over, take_over
from udset_desktop.usecases.interviewing import void
from udset_desktop.usecases.recalling import take_apart
from udset_desktop.usecases.removing import delete_person
from udset_desktop.usecases.words_standing import words_now

RATING = "things_to_do.rating"
WORDS = "things_to_do.words"


@pytest.fixture
def laptop(tmp_path):
    made = joined(tmp_path, ALONE_PROJECT)
    yield made.laptop
    made.close()


def talks(laptop, count):
    """Conversations of so many people, with an answer and words each, read."""
    made = [
        talk(laptop, f"The soup is good, {count - one}.", name=f"Morag Ross{'abcdef'[one]}", **{RATING: "no"})
        for one in range(count)
    ]
    for one in made:
        read_all(laptop, one)
    return made


def sent(laptop, folder):
    """The bundle of what is ready, written for good, read back."""
    folder.mkdir(exist_ok=True)
    (written,) = write_bundles(laptop, folder)
    return read_bundle(laptop, written.file)


def number_of(laptop, record):
    (one,) = laptop.require_vault().load_passed(record.id)
    return one.number


def named(bundle):
    """Every record that a bundle names."""
    return {
        *(one.record.record for one in bundle.records),
        *(one.record for one in bundle.withdrawals),
        *(one.record for one in bundle.handovers),
    }


@pytest.mark.parametrize("items", ["words", (WORDS,), (WORDS, "life.words")])
def test_words_alone_go_by_their_number_and_their_record_is_named_nowhere(laptop, tmp_path, items):
    (record, *_) = talks(laptop, 2)
    sent(laptop, tmp_path)
    withdraw(laptop, record.id, items)
    shown = preview(laptop)
    assert (shown.withdrawals, shown.texts_back, shown.staying) == (0, 1, (("exporting.stays_sent", 2),))
    bundle = sent(laptop, tmp_path)
    assert (bundle.texts_back, bundle.withdrawals, named(bundle)) == ((number_of(laptop, record),), (), set())
    assert laptop.require_vault().load_withdrawals(waiting_only=True) == ()  # it has been told
    assert preview(laptop).is_empty


@pytest.mark.parametrize("items", ["all", (RATING, WORDS)])
def test_with_more_than_words_the_number_follows_one_bundle_later(laptop, tmp_path, items):
    (record, *_) = talks(laptop, 2)
    sent(laptop, tmp_path)
    withdraw(laptop, record.id, items)
    assert ("exporting.stays_words", 1) in preview(laptop).staying
    first = sent(laptop, tmp_path)
    assert (named(first), first.texts_back) == ({record.id}, ())
    (notice,) = first.withdrawals
    assert notice.items == (items if items == "all" else (RATING,))
    second = sent(laptop, tmp_path)
    assert (named(second), second.texts_back) == (set(), (number_of(laptop, record),))
    assert preview(laptop).is_empty


def test_among_the_words_of_five_conversations_nobody_can_tell_and_nothing_waits(laptop, tmp_path):
    records = talks(laptop, 5)
    sent(laptop, tmp_path)
    withdraw(laptop, records[0].id)
    for one in records[1:4]:
        withdraw(laptop, one.id, "words")
    assert preview(laptop).texts_back == 3
    withdraw(laptop, records[4].id, "words")
    bundle = sent(laptop, tmp_path)
    assert len(bundle.texts_back) == 5
    assert named(bundle) == {records[0].id}


def test_a_corrected_answer_and_corrected_words_do_not_travel_together(laptop, tmp_path):
    (record, *_) = talks(laptop, 2)
    sent(laptop, tmp_path)
    session = interviewing.reopen(laptop, record.id, "slips")
    for item, told in ((RATING, "yes"), (WORDS, "The soup is cold.")):
        session, _ = steps.answer_item(session, item, told)
    interviewing.finish(laptop, session)
    old = number_of(laptop, record)
    first = sent(laptop, tmp_path)
    assert (named(first), first.texts_back) == ({record.id}, ())
    assert sent(laptop, tmp_path).texts_back == (old,)


def test_what_was_begun_in_error_is_called_back_in_two_bundles(laptop, tmp_path):
    (record, *_) = talks(laptop, 2)
    sent(laptop, tmp_path)
    void(laptop, record.id, "the wrong person")
    assert sent(laptop, tmp_path).texts_back == ()
    assert sent(laptop, tmp_path).texts_back == (number_of(laptop, record),)


@pytest.mark.parametrize("when", ["before", "between"])
def test_deleted_from_the_file_the_words_are_called_back_all_the_same(laptop, tmp_path, when):
    (record, *_) = talks(laptop, 2)
    sent(laptop, tmp_path)
    number = number_of(laptop, record)
    withdraw(laptop, record.id)
    bundles = []
    if when == "between":
        bundles.append(sent(laptop, tmp_path))
    delete_person(laptop, record.person)
    bundles.append(sent(laptop, tmp_path))
    if when == "before":
        bundles.append(sent(laptop, tmp_path))
    assert [(named(one), one.texts_back) for one in bundles] == [({record.id}, ()), (set(), (number,))]
    assert preview(laptop).is_empty


def test_a_bundle_that_waits_is_not_stopped_by_a_notice_that_says_nothing(laptop, tmp_path):
    (record, *_) = talks(laptop, 2)
    withdraw(laptop, record.id, "words")
    sent(laptop, tmp_path)
    assert take_apart(laptop) == 0
    assert laptop.require_vault().load_withdrawals(waiting_only=True) == ()


def test_attached_words_go_with_their_record_at_once(tmp_path):
    both = joined(tmp_path, f"{ATTACHED_PROJECT}second_check = false\n")
    laptop = both.laptop
    (record, other) = talks(laptop, 2)
    sent(laptop, tmp_path)
    withdraw(laptop, record.id)
    withdraw(laptop, other.id, "words")
    bundle = sent(laptop, tmp_path)
    assert named(bundle) == {record.id, other.id}
    assert len(bundle.texts_back) == 2
    assert preview(laptop).is_empty
    both.close()


def test_once_the_switch_is_over_what_left_still_goes_by_its_number_alone(laptop, tmp_path):
    (record, other) = talks(laptop, 2)
    sent(laptop, tmp_path)
    laptop.clock.advance(366 * 24 * 3600)
    assert not laptop.require_project().switches.words
    withdraw(laptop, record.id, "words")
    bundle = sent(laptop, tmp_path)
    assert (named(bundle) & {record.id}, bundle.texts_back) == (set(), (number_of(laptop, record),))
    vault = laptop.require_vault()
    vault.forget_passed([number_of(laptop, other)])
    assert words_now(laptop).going_back() == ()


def test_the_statement_of_a_handing_over_and_the_words_do_not_travel_together(tmp_path):
    two = two_laptops(tmp_path, ALONE_PROJECT)
    record = talk(two.giver, "We have soup.")
    read_all(two.giver, record)
    sent(two.giver, tmp_path)
    number = number_of(two.giver, record)
    file = tmp_path / "x.udsethandover"
    hand_over(two.giver, two.taker_card, [record.person], file)
    take_over(two.taker, file)
    withdraw(two.taker, record.id, "words")
    first = sent(two.taker, tmp_path)
    assert (named(first), first.texts_back) == ({record.id}, ())
    assert sent(two.taker, tmp_path).texts_back == (number,)
    two.close()
