"""What was taken back before its bundle left never leaves in it; what may have left is followed by its notice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.bundles import record
from tests.kit.decided import COMPARISON_TEXT, LINKING_TEXT, REFERENCE, WORDS_TEXT
from tests.kit.joined import PROJECT_FILE, joined, put_on_file
from tests.kit.two_laptops import two_laptops
from tests.kit.words_out import let_go, read_all, talk
from udset_desktop.bundle.allowed import Allowed
from udset_desktop.interview.permission import GivenBy, Permissions, Purpose, Reply
from udset_desktop.store.vault_values import KeptKey
from udset_desktop.usecases.carrying import Carried, carry, deliver, keep_carrier, parcel_of, parse_address
from udset_desktop.usecases.changing_mind import change_mind
from udset_desktop.usecases.enrolling import update
from udset_desktop.usecases.exporting import make_bundles, preview, read_bundle, withdraw, write_bundles
from udset_desktop.usecases.handing_over import hand_over, take_over
from udset_desktop.usecases.interviewing import void
from udset_desktop.usecases.joining import keep_new_keys
from udset_desktop.usecases.link_keys import LINK_KEY
from udset_desktop.usecases.overseeing import change_project
from udset_desktop.usecases.projects import write_pack
from udset_desktop.usecases.recalling import take_apart
from udset_desktop.usecases.sending_plan import deliver_when_due, keep_sent, plan_sending, sending_plan
from udset_desktop.usecases.standing import definitions_of


@pytest.fixture
def place(both, stick):
    keep_carrier(both.laptop, parse_address(str(stick)))
    return stick


def made(both, *seeds):
    """A bundle for each."""
    for seed in seeds:
        put_on_file(both.laptop, record(seed))
        make_bundles(both.laptop)


def numbers(both):
    return [one.number for one in both.laptop.require_vault().load_outgoing()]


def sent_records(both, folder):
    return sorted(one.record for one in sent_lines(both, folder))


def sent_lines(both, folder):
    """What the laptop itself reads in the bundles that lie there: a desk may have newer rules."""
    files = sorted(folder.glob("*.udset"))
    return [line.record for file in files for line in read_bundle(both.laptop, file).records]


def test_a_record_taken_back_while_its_bundle_waits_never_leaves(both, place):
    made(both, 1, 2)
    withdraw(both.laptop, record(1).id)
    assert numbers(both) == []
    assert preview(both.laptop).records == 1
    make_bundles(both.laptop)
    deliver(both.laptop)
    assert sent_records(both, place) == [record(2).id]
    (file,) = place.glob("*.udset")
    opened = read_bundle(both.desk, file)
    assert (opened.number, opened.withdrawals) == (1, ())


def test_bundles_before_the_one_that_is_stopped_stay_as_they_are(both, place):
    made(both, 1, 2, 3)
    withdraw(both.laptop, record(2).id)
    assert numbers(both) == [1]
    assert preview(both.laptop).records == 1


def test_a_no_to_the_figures_stops_a_bundle_that_waits(both, place):
    made(both, 1)
    change_mind(both.laptop, record(1).id, Purpose.FIGURES, Reply.NO, reason="said no")
    assert numbers(both) == []
    assert preview(both.laptop).is_empty


def test_a_conversation_begun_in_error_stops_a_bundle_that_waits(both, place):
    made(both, 1)
    void(both.laptop, record(1).id, "wrong person")
    assert numbers(both) == []


def test_one_answer_taken_back_leaves_blank(both, place):
    made(both, 1)
    item = next(iter(record(1).answers))
    withdraw(both.laptop, record(1).id, (item,))
    make_bundles(both.laptop)
    deliver(both.laptop)
    (file,) = place.glob("*.udset")
    (line,) = read_bundle(both.desk, file).records
    assert line.record.revision == 1


def test_what_concerns_another_record_leaves_a_waiting_bundle_alone(both, place):
    made(both, 1)
    put_on_file(both.laptop, record(2))
    withdraw(both.laptop, record(2).id)
    assert numbers(both) == [1]
    assert take_apart(both.laptop) == 0


@pytest.mark.parametrize("how", ["delivered", "copied", "offered", "cut off"])
def test_what_may_have_left_is_followed_by_its_notice(both, place, tmp_path, how):
    put_on_file(both.laptop, record(1))
    if how == "copied":
        (tmp_path / "by-hand").mkdir()
        write_bundles(both.laptop, tmp_path / "by-hand")
    else:
        make_bundles(both.laptop)
    if how == "delivered":
        deliver(both.laptop)
    if how == "offered":
        carry(parcel_of(both.laptop))  # and the end of it was never kept
    if how == "cut off":
        parcel_of(both.laptop)
    withdraw(both.laptop, record(1).id)
    assert numbers(both) == [1]
    make_bundles(both.laptop)
    deliver(both.laptop)
    notices = [read_bundle(both.desk, file).withdrawals for file in sorted(place.glob("*.udset"))]
    assert [one.record for one in notices[-1]] == [record(1).id]


def test_a_stick_that_was_out_has_been_offered_nothing(both, place):
    made(both, 1)
    place.rmdir()
    assert deliver(both.laptop).problem.code == "delivery.no_folder"
    withdraw(both.laptop, record(1).id)
    assert numbers(both) == []


def test_counts_of_offers_go_again_with_the_next_bundle(both, place):
    both.laptop.require_vault().save_offer("third_party", "2026-Q2", "said_no")
    made(both, 1)
    withdraw(both.laptop, record(1).id)
    assert preview(both.laptop).offers == 1


def test_it_is_told_in_the_log_without_saying_of_whom(both, place):
    made(both, 1)
    withdraw(both.laptop, record(1).id)
    lines = both.laptop.require_vault().load_audit_lines()
    assert [one.told for one in lines if one.what == "bundles_taken_apart"] == ["count=1"]


def test_before_sending_it_is_looked_at_again(both, place):
    made(both, 1)
    vault = both.laptop.require_vault()
    vault.save_withdrawal(record(1).id, "all", "2026-06-01T09:00:00+00:00")  # by a way that does not ask
    done = deliver(both.laptop)
    assert (done.delivered, done.apart) == ((), 1)
    assert [(one.code, one.context) for one in done.findings] == [("carrying.taken_apart", {"count": 1})]
    assert list(place.iterdir()) == []
    assert deliver(both.laptop).findings == ()  # told once


DAYS_OF_A_DECISION = 366 * 24 * 3600


@pytest.fixture
def decided(tmp_path, stick):
    """A laptop and a desk of a project with this decision behind a switch, and a place to send to."""
    open_ones = []

    def begin(decision):
        pair = joined(tmp_path, PROJECT_FILE.replace("[switches]\ncomparison = false", decision))
        open_ones.append(pair)
        keep_carrier(pair.laptop, parse_address(str(stick)))
        return pair

    yield begin
    for pair in open_ones:
        pair.close()


def linked_talk(both):
    """A conversation whose line waits with the key of its person."""
    vault = both.laptop.require_vault()
    vault.save_key(KeptKey(name=LINK_KEY, secret=bytes(range(32)).hex(), public="post"))
    allowed = Permissions(talk=Reply.YES, figures=Reply.YES, linking=Reply.YES, given_by=GivenBy.PERSON)
    put_on_file(both.laptop, replace(record(1), link=REFERENCE, permissions=allowed))
    assert preview(both.laptop).unlinked == 0
    make_bundles(both.laptop)


def settled_anew(both, tmp_path, **changes):
    """The laptop goes by a pack in which the project's settings are others."""
    change_project(both.desk, replace(both.desk.require_settings(), **changes))
    update(both.laptop, write_pack(both.desk, tmp_path / "next.udsetpack").file)


def made_anew(both, folder):
    """What leaves once the bundle that was taken apart is made again and sent."""
    assert numbers(both) == []
    assert list(folder.glob("*.udset")) == []
    make_bundles(both.laptop)
    deliver(both.laptop)
    return sent_lines(both, folder)


def test_a_no_to_linking_stops_a_key_that_waits(decided, stick):
    both = decided(LINKING_TEXT)
    linked_talk(both)
    change_mind(both.laptop, record(1).id, Purpose.LINKING, Reply.NO, reason="said no")
    deliver(both.laptop)
    assert [(one.record, one.link) for one in made_anew(both, stick)] == [(record(1).id, "")]


def test_what_was_taken_apart_for_a_send_that_never_ended_is_told_with_the_next(decided, stick):
    both = decided(LINKING_TEXT)
    linked_talk(both)
    both.laptop.clock.advance(DAYS_OF_A_DECISION)
    parcel_of(both.laptop)  # and the program ended there
    carried = carry(parcel_of(both.laptop))
    assert keep_sent(both.laptop, carried, put_off=True).apart == 1  # which nobody is told of
    assert deliver(both.laptop).apart == 1
    assert deliver(both.laptop).apart == 0


def test_what_a_send_by_plan_took_apart_is_told_until_something_is_made_anew(decided, stick):
    both = decided(LINKING_TEXT)
    linked_talk(both)
    plan_sending(both.laptop, "00:00")
    both.laptop.clock.advance(DAYS_OF_A_DECISION)
    assert deliver_when_due(both.laptop).apart == 1
    vault = both.laptop.require_vault()
    keep_sent(both.laptop, Carried())
    assert sending_plan(both.laptop).last.apart == 1
    both.laptop.clock.advance(60)
    make_bundles(both.laptop)
    assert len(vault.load_outgoing()) == 1
    both.laptop.clock.advance(60)
    keep_sent(both.laptop, Carried())
    assert sending_plan(both.laptop).last.apart == 0


@pytest.mark.parametrize("how", ["asked", "by plan"])
def test_a_key_that_waits_does_not_leave_after_the_last_day_of_linking(decided, stick, how):
    both = decided(LINKING_TEXT)
    linked_talk(both)
    if how == "by plan":
        plan_sending(both.laptop, "00:00")
    both.laptop.clock.advance(DAYS_OF_A_DECISION)
    assert (deliver_when_due if how == "by plan" else deliver)(both.laptop).delivered == ()
    assert [one.link for one in made_anew(both, stick)] == [""]


def test_a_key_goes_with_linking_where_words_may_leave_on(decided, stick, tmp_path):
    both = decided(LINKING_TEXT + WORDS_TEXT)
    linked_talk(both)
    settled_anew(both, tmp_path, switches=replace(both.desk.require_settings().switches, linking=False))
    deliver(both.laptop)
    assert [one.link for one in made_anew(both, stick)] == [""]


def test_while_linking_holds_a_key_that_waits_leaves(decided, stick):
    both = decided(LINKING_TEXT)
    linked_talk(both)
    deliver(both.laptop)
    assert all(one.link for one in sent_lines(both, stick))


def test_words_that_wait_do_not_leave_after_the_last_day_of_words(decided, stick):
    both = decided(WORDS_TEXT + LINKING_TEXT.replace("2027-05-01", "2028-05-01"))
    let_go(both.laptop, talk(both.laptop))
    make_bundles(both.laptop)
    both.laptop.clock.advance(DAYS_OF_A_DECISION)
    deliver(both.laptop)
    assert len(made_anew(both, stick)) == 1
    (file,) = stick.glob("*.udset")
    assert read_bundle(both.laptop, file).words == ()


def test_words_that_one_person_read_wait_once_two_must(decided, tmp_path):
    both = decided(WORDS_TEXT + "second_check = false\n")
    let_go_by_one(both)
    words = replace(both.desk.require_settings().switches.words, second_check=True)
    settled_anew(both, tmp_path, switches=replace(both.desk.require_settings().switches, words=words))
    assert deliver(both.laptop).delivered == ()
    assert numbers(both) == []


def let_go_by_one(both):
    read_all(both.laptop, talk(both.laptop))
    make_bundles(both.laptop)


def test_what_tells_of_interviewers_and_a_place_that_is_too_small_now_does_not_leave(
    decided, stick, tmp_path
):
    both = decided(COMPARISON_TEXT)
    made(both, 1)
    project = both.desk.require_settings()
    settled_anew(both, tmp_path, switches=replace(project.switches, comparison=False), floor=1_000)
    deliver(both.laptop)
    (line,) = made_anew(both, stick)
    assert (
        line.about.place,
        {one.key + one.known + one.employer + one.allocated for one in line.interviewers},
    ) == ("", {""})
    assert Allowed(both.desk.require_project(), definitions_of(both.desk.home)).fault_of(line) == ""


def test_a_place_alone_that_is_too_small_now_does_not_leave(decided, stick, tmp_path):
    both = decided("[switches]\ncomparison = false")
    made(both, 1)
    settled_anew(both, tmp_path, floor=1_000)
    deliver(both.laptop)
    assert [one.about.place for one in made_anew(both, stick)] == [""]


def test_a_larger_list_and_a_higher_number_of_the_pack_stop_nothing(decided, stick, tmp_path):
    both = decided("[switches]\ncomparison = false")
    made(both, 1)
    settled_anew(both, tmp_path, floor=10)
    assert len(deliver(both.laptop).delivered) == 1


def test_what_was_made_by_keys_that_are_gone_is_judged_by_its_kind(decided):
    both = decided(LINKING_TEXT)
    linked_talk(both)
    keep_new_keys(both.laptop.require_vault())
    assert take_apart(both.laptop) == 0
    both.laptop.clock.advance(DAYS_OF_A_DECISION)
    assert take_apart(both.laptop) == 1


def test_a_bundle_that_tells_of_a_hand_over_is_taken_apart_too_and_tells_it_again(tmp_path, stick):
    two = two_laptops(tmp_path)
    put_on_file(two.giver, record(1), record(2))
    people = [record(seed).person for seed in (1, 2)]
    hand_over(two.giver, two.taker_card, people, tmp_path / "people.udsethandover")
    take_over(two.taker, tmp_path / "people.udsethandover")
    keep_carrier(two.taker, parse_address(str(stick)))
    make_bundles(two.taker)
    withdraw(two.taker, record(1).id)
    make_bundles(two.taker)
    deliver(two.taker)
    (file,) = stick.glob("*.udset")
    opened = read_bundle(two.taker, file)
    assert {one.record for one in opened.handovers} == {record(1).id, record(2).id}
    assert [line.record.record for line in opened.records] == [record(2).id]
    two.close()
