"""Before anything is taken back it is told what is out already, and what no notice can call back."""

from __future__ import annotations

from dataclasses import replace

from tests.kit.bundles import record
from tests.kit.joined import joined, put_on_file
from tests.kit.talks import finished_talk
from tests.kit.two_laptops import two_laptops
from tests.kit.words_out import ALONE_PROJECT, read_all, talk
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.record.complete import revise
from udset_desktop.usecases.carrying import deliver, keep_carrier, parse_address
from udset_desktop.usecases.changing_mind import change_mind
from udset_desktop.usecases.exporting import make_bundles, withdraw, write_bundles
from udset_desktop.usecases.gone_out import gone_out, is_told
from udset_desktop.usecases.handing_over import hand_over, take_over
from udset_desktop.usecases.importing import show_interview
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files
from udset_desktop.usecases.person_file import save_person_file
from udset_desktop.usecases.summarising import log_saved

ONE = record(1).id


def codes(both):
    return [one.code for one in gone_out(both.laptop, ONE)]


def test_what_never_left_says_only_that(both):
    put_on_file(both.laptop, record(1), record(2))
    log_saved(both.laptop, record(2).id, "of another conversation")
    assert codes(both) == ["gone_out.here"]


def test_each_step_on_the_way_is_told_and_from_the_place_on_that_figures_stay(both, stick, tmp_path):
    keep_carrier(both.laptop, parse_address(str(stick)))
    put_on_file(both.laptop, record(1))
    make_bundles(both.laptop)
    assert codes(both) == ["gone_out.made"]
    deliver(both.laptop)
    assert codes(both) == ["gone_out.delivered", "gone_out.figures"]
    pool = PoolAddress(place=str(tmp_path / "pool.sqlite"))
    init_pool(both.desk, pool)
    merge_files(both.desk, pool, sorted(stick.glob("*.udset")))
    deliver(both.laptop)
    assert codes(both) == ["gone_out.received", "gone_out.figures"]


def test_what_went_by_hand_may_be_in_figures_before_any_receipt(both, tmp_path):
    put_on_file(both.laptop, record(1))
    write_bundles(both.laptop, tmp_path)
    assert codes(both) == ["gone_out.by_hand", "gone_out.figures"]


def test_a_correction_that_waits_hides_nothing_of_what_is_in_the_pool(both, stick, tmp_path):
    keep_carrier(both.laptop, parse_address(str(stick)))
    put_on_file(both.laptop, record(1))
    make_bundles(both.laptop)
    deliver(both.laptop)
    one = record(1)
    both.laptop.require_vault().save_record(revise(one, replace(one, answers={}), "she meant another"))
    make_bundles(both.laptop)
    assert codes(both) == ["gone_out.delivered", "gone_out.put_right_waits", "gone_out.figures"]


def test_copies_are_counted_by_what_became_of_them(both):
    put_on_file(both.laptop, record(1))
    log_saved(both.laptop, ONE, "/stick/one.pdf")
    log_saved(both.laptop, ONE, "/stick/two.pdf")
    (_, saved) = gone_out(both.laptop, ONE)
    assert (saved.code, saved.context) == ("gone_out.saved", {"count": 2})


def test_what_was_shown_whole_by_command_may_have_been_kept(both):
    put_on_file(both.laptop, record(1))
    show_interview(both.laptop, ONE)
    show_interview(both.laptop, ONE)
    (_, shown) = gone_out(both.laptop, ONE)
    assert (shown.code, shown.context) == ("gone_out.shown", {"count": 2})


def test_a_copy_of_all_that_is_held_counts_for_each_conversation_of_the_person(both, tmp_path):
    put_on_file(both.laptop, record(1))
    save_person_file(both.laptop, record(1).person, tmp_path / "all.txt")
    assert codes(both) == ["gone_out.here", "gone_out.person_file"]


def test_a_conversation_that_came_from_another_laptop_says_so(tmp_path):
    two, file = two_laptops(tmp_path), tmp_path / "f.udsethandover"
    given = finished_talk(two.giver, "Morag")
    hand_over(two.giver, two.taker_card, [given.person], file)
    take_over(two.taker, file)
    assert [one.code for one in gone_out(two.taker, given.id)] == ["gone_out.here", "gone_out.handed"]
    two.close()


def test_nobody_is_told_of_what_never_left(both):
    put_on_file(both.laptop, record(1))
    withdraw(both.laptop, ONE)
    assert not is_told(both.laptop, ONE)


def test_a_bundle_taken_apart_before_it_left_tells_nobody_either(both):
    put_on_file(both.laptop, record(1))
    make_bundles(both.laptop)
    withdraw(both.laptop, ONE, ("safe.rating",))
    assert not is_told(both.laptop, ONE)


def test_what_left_is_followed_until_the_notice_has_gone(both, stick):
    put_on_file(both.laptop, record(1), record(2))
    write_bundles(both.laptop, stick)
    withdraw(both.laptop, ONE, ("safe.rating",))
    assert is_told(both.laptop, ONE)
    assert not is_told(both.laptop, record(2).id)
    write_bundles(both.laptop, stick)
    assert not is_told(both.laptop, ONE)


def test_words_that_left_are_followed_by_their_number(tmp_path):
    both = joined(tmp_path, ALONE_PROJECT)
    said = talk(both.laptop)
    read_all(both.laptop, said)
    withdraw(both.laptop, said.id, "words")
    assert not is_told(both.laptop, said.id)
    other = talk(both.laptop, "I knit.", name="Iain Gunn")
    read_all(both.laptop, other)
    write_bundles(both.laptop, tmp_path)
    change_mind(both.laptop, other.id, Purpose.WORDS, Reply.NO, reason="rang")
    assert is_told(both.laptop, other.id)
    assert "gone_out.loose_words" in [one.code for one in gone_out(both.laptop, other.id)]
    assert "gone_out.loose_words" not in [one.code for one in gone_out(both.laptop, said.id)]
    both.close()
