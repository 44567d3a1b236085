"""What the verbs of handing over stand on is tried in `test_handing_over`; here is what they cannot reach, and words."""

import pytest

from tests.kit.talks import finished_talk
from tests.kit.two_laptops import two_laptops
from tests.kit.worded import kept_words
from tests.kit.words_out import ATTACHED_PROJECT, WORDED_PROJECT, talk
from tests.kit.words_out import let_go as let_go_words
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.usecases.changing_mind import change_mind
from udset_desktop.usecases.enrolling import update
from udset_desktop.usecases.exporting import make_bundles, preview, read_bundle, withdraw, write_bundles
from udset_desktop.usecases.handing_over import hand_over, let_go, take_over
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files
from udset_desktop.usecases.passing_words import talks_waiting
from udset_desktop.usecases.person_file import person_file
from udset_desktop.usecases.pool_desk import opened_pool
from udset_desktop.usecases.projects import revoke, write_pack


def test_a_laptop_that_is_believed_no_longer_is_handed_nobody(tmp_path):
    two = two_laptops(tmp_path)
    record = finished_talk(two.giver, "Morag")
    taker = two.taker.require_vault().load_setting("laptop/id")
    revoke(two.desk, taker, last_number=0)
    update(two.giver, write_pack(two.desk, tmp_path / "third.udsetpack").file)

    with pytest.raises(InputRefused, match="taker_not_fit"):
        hand_over(two.giver, two.taker_card, [record.person], tmp_path / "x.udsethandover")
    assert not (tmp_path / "x.udsethandover").exists()
    two.close()


@pytest.fixture(params=[WORDED_PROJECT, ATTACHED_PROJECT], ids=["loose", "attached"])
def worded(request, tmp_path):
    """Two laptops; somebody's words have left the first one, and lie in the pool."""
    two = two_laptops(tmp_path, request.param)
    address = PoolAddress(place=str(tmp_path / "pool.db"))
    init_pool(two.desk, address)
    record = talk(two.giver, "We have soup.", life__words="I knit.")
    let_go_words(two.giver, record)
    yield two, address, record
    two.close()


def send(two, laptop, address, folder):
    folder.mkdir()
    made = write_bundles(laptop, folder)
    outcome = merge_files(two.desk, address, [one.file for one in made])
    assert outcome.refused == 0
    return [read_bundle(laptop, one.file) for one in made]


def send_all(two, laptop, address, folder):
    """Bundle after bundle until nothing is ready: loose words go back one later than the rest."""
    for number in range(3):
        if preview(laptop).is_empty:
            return
        send(two, laptop, address, folder.with_name(f"{folder.name}-{number}"))
    raise AssertionError("something is always ready")


def texts_in(two, address):
    with opened_pool(two.desk, address) as pool:
        return kept_words(pool)


def handed(two, record, folder):
    file = folder / "morag.udsethandover"
    hand_over(two.giver, two.taker_card, [record.person], file)
    taken = take_over(two.taker, file)
    let_go(two.giver, taken.receipt)


def test_words_that_left_are_not_sent_again_by_the_other_laptop_and_it_can_take_them_back(worded, tmp_path):
    two, address, record = worded
    send(two, two.giver, address, tmp_path / "first")
    handed(two, record, tmp_path)
    assert talks_waiting(two.taker) == ()
    assert two.giver.require_vault().load_passed() == ()
    assert not any(bundle.words for bundle in send(two, two.taker, address, tmp_path / "second"))
    assert texts_in(two, address) == {"We have soup.", "I knit."}

    change_mind(two.taker, record.id, Purpose.WORDS, Reply.NO, reason="changed their mind")
    (back,) = send(two, two.taker, address, tmp_path / "third")
    assert len(back.texts_back) == 2
    assert texts_in(two, address) == set()
    assert preview(two.taker).is_empty


def test_one_answer_taken_back_there_takes_its_words_along_and_leaves_the_others(worded, tmp_path):
    two, address, record = worded
    send(two, two.giver, address, tmp_path / "first")
    handed(two, record, tmp_path)
    withdraw(two.taker, record.id, ("life.words",))
    send_all(two, two.taker, address, tmp_path / "second")
    assert texts_in(two, address) == {"We have soup."}


def test_words_that_had_not_left_are_read_anew_there(worded, tmp_path):
    two, address, record = worded
    handed(two, record, tmp_path)
    assert [one.record for one in talks_waiting(two.taker)] == [record.id]
    let_go_words(two.taker, record)
    send(two, two.taker, address, tmp_path / "second")
    assert texts_in(two, address) == {"We have soup.", "I knit."}


def test_the_file_of_the_person_tells_that_their_words_left_from_the_other_laptop(worded, tmp_path):
    two, address, record = worded
    send(two, two.giver, address, tmp_path / "first")
    handed(two, record, tmp_path)
    told = person_file(two.taker, record.person)
    unders = [line.under for part in told.parts for line in part.lines]
    assert unders.count("Left from the laptop that had them before, without the name") == 2


def test_all_of_a_record_taken_back_there_takes_its_loose_words_along(worded, tmp_path):
    two, address, record = worded
    send(two, two.giver, address, tmp_path / "first")
    handed(two, record, tmp_path)
    withdraw(two.taker, record.id)
    send_all(two, two.taker, address, tmp_path / "second")
    assert texts_in(two, address) == set()


def test_what_waited_at_the_giver_is_the_takers_to_send(worded, tmp_path):
    two, address, record = worded
    make_bundles(two.giver)
    handed(two, record, tmp_path)
    assert two.giver.require_vault().load_outgoing() == ()
    assert (preview(two.giver).records, preview(two.giver).words) == (0, ())
    assert [one.record for one in talks_waiting(two.taker)] == [record.id]
    let_go_words(two.taker, record)
    (sent,) = send(two, two.taker, address, tmp_path / "second")
    assert [(line.record.record, line.record.ancestors) for line in sent.records] == [(record.id, ())]
    assert texts_in(two, address) == {"We have soup.", "I knit."}


def test_what_was_handed_over_is_taken_back_where_it_is_now_and_nowhere_else(worded, tmp_path):
    two, address, record = worded
    send(two, two.giver, address, tmp_path / "one")
    assert texts_in(two, address) == {"We have soup.", "I knit."}
    file = tmp_path / "x.udsethandover"
    hand_over(two.giver, two.taker_card, [record.person], file)
    for items in ("all", "words", ("life.words",)):
        with pytest.raises(InputRefused, match=r"exporting\.handed_over"):
            withdraw(two.giver, record.id, items)
    take_over(two.taker, file)
    withdraw(two.taker, record.id, "words")
    send_all(two, two.taker, address, tmp_path / "two")
    assert texts_in(two, address) == set()


def test_taken_back_just_before_it_was_handed_over_it_goes_from_here(worded, tmp_path):
    two, address, record = worded
    send(two, two.giver, address, tmp_path / "one")
    withdraw(two.giver, record.id, "words")
    hand_over(two.giver, two.taker_card, [record.person], tmp_path / "x.udsethandover")
    send(two, two.giver, address, tmp_path / "two")
    assert texts_in(two, address) == set()
