"""Cleared only when signed for and over time, whole people, nothing left on a page, and still sound after."""

import json
from dataclasses import replace

import pytest
from msgspec import structs

from tests.kit.interviews import a_line
from tests.kit.signed import DAY_SIGNED, NAME, World, on_file
from tests.kit.talks import begun_talk, choice_of, finished_talk
from tests.kit.vault_pages import vault_holds
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview import session as steps
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.merge.receipt import parse_receipt, render_receipt
from udset_desktop.store.vault_values import SheetKept
from udset_desktop.usecases import clearing, following_up, interviewing, people, rights
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.carrying import deliver, take_receipt
from udset_desktop.usecases.changing_mind import change_mind
from udset_desktop.usecases.clearing_values import Cleared
from udset_desktop.usecases.exporting import make_bundles, preview, withdraw
from udset_desktop.usecases.importing import import_answers
from udset_desktop.usecases.merging import merge_files, pool_status


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path)
    yield made
    made.both.close()


def test_step_by_step_from_here_to_signed_to_over_time(world):
    on_file(world)
    assert world.codes() == {NAME: ["to_leave"]}
    make_bundles(world.laptop)
    assert world.codes() == {NAME: ["receipt"]}
    deliver(world.laptop)
    world.days_later(400)
    assert world.codes() == {NAME: ["receipt"]}  # sent is not signed, however long ago
    world.days_later(0)
    world.sign()
    assert world.codes() == {NAME: ["retention"]}
    (one,) = clearing.clear_plan(world.laptop).waiting
    assert one.waits[0].on == "2026-07-01"
    world.days_later(29)
    assert world.codes() == {NAME: ["retention"]}
    world.days_later(30)
    assert world.codes() == {NAME: []}


def test_nobody_goes_before_the_last_day_that_is_printed_on_the_sheet(tmp_path):
    world = World(tmp_path, more="\ntake_out_days = 200")
    on_file(world)
    world.send()
    world.sign()
    world.days_later(199)
    (one,) = clearing.clear_plan(world.laptop).waiting
    assert [(wait.code, wait.on) for wait in one.waits] == [("clearing.waits_retention", "2026-12-18")]
    world.days_later(200)
    assert world.codes() == {NAME: []}
    world.both.close()


def test_the_dry_list_changes_nothing_and_the_act_leaves_nothing_on_any_page(world):
    on_file(world)
    isla = on_file(world, "Isla", sheet="")
    world.send()
    world.sign()
    world.days_later(31)
    before = world.laptop.vault.load_events()
    plan = clearing.clear_plan(world.laptop)
    assert ([one.name for one in plan.may_go], plan.records, plan.this_year) == ([NAME], 1, 1)
    assert world.codes()["Isla"] == ["sheet"]
    assert world.laptop.vault.load_events() == before
    assert vault_holds(world.laptop.vault, NAME)

    assert world.clear_all() == Cleared(people=1, records=1)

    log = world.laptop.vault.folder / "vault.db-wal"  # looked at first: looking for the name empties it
    assert not log.exists() or log.stat().st_size == 0
    assert not vault_holds(world.laptop.vault, NAME)
    assert [one.name for one in world.laptop.vault.load_people()] == ["Isla"]
    assert [one.id for one in world.laptop.vault.load_records()] == [isla.id]
    last = look_at_log(world.laptop).lines[-1]
    assert (last.what, last.told) == ("cleared", "people=1 records=1")
    assert world.clear_all() == Cleared(people=0, records=0)


def test_what_came_up_since_the_list_keeps_somebody_here(world):
    record = on_file(world)
    world.send()
    world.sign()
    world.days_later(31)
    going = [one.person for one in clearing.clear_plan(world.laptop).may_go]
    interviewing.reopen(world.laptop, record.id, "rang")
    assert clearing.clear(world.laptop, going) == Cleared(people=0, records=0)
    assert world.codes() == {NAME: ["under_way"]}


def test_each_thing_that_is_still_needed_keeps_the_whole_person(world):
    record = on_file(world)
    world.send()
    world.sign()
    world.days_later(31)
    laptop = world.laptop
    assert world.codes() == {NAME: []}
    note = following_up.new_note(laptop, about=NAME)
    note = replace(note, said="took my card")
    following_up.save_note(laptop, note)
    assert world.codes() == {NAME: ["harm_note"]}
    told = replace(note, told="the duty desk", told_when="today")
    following_up.pass_on(laptop, told)
    assert world.codes() == {NAME: []}
    rights.put_on_hold(laptop, record.person, "asked")
    assert world.codes() == {NAME: ["on_hold"]}
    rights.take_off_hold(laptop, record.person, "done")
    change_mind(laptop, record.id, Purpose.WORDS, Reply.NO, reason="rang")
    world.send()
    world.sign()
    withdraw(laptop, record.id, ("safe.rating",))
    assert world.codes() == {NAME: ["to_leave"]}
    world.send()
    assert world.codes() == {NAME: ["receipt"]}
    world.sign()
    assert world.codes() == {NAME: ["retention"]}
    assert len(following_up.list_notes(laptop)) == 1


def test_a_review_that_is_still_to_come_keeps_the_person_and_one_long_past_does_not(world):
    session = begun_talk(world.laptop, NAME)
    session = replace(session, together=replace(session.together, review_on="2026-12-01"))
    session, _ = steps.reply(session, Purpose.FIGURES, Reply.YES)
    session, _ = steps.reply(session, Purpose.CONTACT, Reply.YES)
    record = interviewing.finish(world.laptop, session)
    kept = SheetKept(record=record.id, kind="person", state="shown", on_utc=DAY_SIGNED.isoformat())
    world.laptop.vault.save_sheet_state(kept)
    world.send()
    world.sign()
    world.days_later(60)
    assert world.codes() == {NAME: ["review"]}
    assert clearing.clear_plan(world.laptop).waiting[0].waits[0].on == "2026-12-01"
    world.days_later(190)  # the review is over, and its own thirty days are not
    assert world.codes() == {NAME: ["retention"]}
    people.note_life(world.laptop, record.person, "no_contact")
    assert world.codes() == {NAME: []}


def test_what_never_leaves_is_never_cleared_by_itself(world):
    finished = finished_talk(world.laptop, NAME)
    change_mind(world.laptop, finished.id, Purpose.FIGURES, Reply.NO, reason="thought again")
    world.days_later(400)
    assert world.codes() == {NAME: ["sheet", "only_here"]}


def test_a_person_of_two_conversations_goes_only_with_both(world):
    record = on_file(world)
    world.send()
    world.sign()
    world.days_later(31)
    second = interviewing.begin(world.laptop, choice_of(person=record.person))
    second, _ = steps.reply(second, Purpose.FIGURES, Reply.YES)
    other = interviewing.finish(world.laptop, second)
    kept = SheetKept(record=other.id, kind="person", state="shown", on_utc=DAY_SIGNED.isoformat())
    world.laptop.vault.save_sheet_state(kept)
    assert world.codes() == {NAME: ["to_leave"]}
    assert world.clear_all().people == 0
    world.send()
    world.sign()
    assert world.codes() == {NAME: ["retention"]}
    world.days_later(70)
    assert world.clear_all() == Cleared(people=1, records=2)


def test_a_notice_still_finds_a_cleared_conversation_and_takes_it_out_of_the_pool(world):
    record = on_file(world)
    on_file(world, "Isla")
    world.send()
    world.sign()
    world.days_later(31)
    assert world.clear_all().people == 2
    assert preview(world.laptop).is_empty  # clearing says nothing to the desk
    (kept, _) = world.laptop.vault.load_cleared()
    assert len(kept.lines) == 1
    meant = clearing.record_meant(world.laptop, str(record.interview))
    assert meant == record.id
    with pytest.raises(InputRefused, match="no_such_item"):
        withdraw(world.laptop, meant, ("nothing.like_it",))
    withdraw(world.laptop, meant)
    world.send()
    world.sign()
    assert pool_status(world.desk, world.pool).records == 1


def test_a_late_file_makes_no_second_record_and_a_correction_is_refused_in_words(world):
    file = json.dumps(a_line(about={"group": "older_people"})).encode()
    (line,) = import_answers(world.laptop, file).lines
    kept = SheetKept(record=line.record, kind="person", state="shown", on_utc=DAY_SIGNED.isoformat())
    world.laptop.vault.save_sheet_state(kept)
    world.send()
    world.sign()
    world.days_later(31)
    assert world.clear_all().records == 1
    again = import_answers(world.laptop, file, good_lines=True)
    assert [(one.state, [found.code for found in one.findings]) for one in again.lines] == [
        ("refused", ["clearing.cleared"])
    ]
    assert world.laptop.vault.load_records() == ()
    assert world.laptop.vault.load_people() == ()
    for told in (str(line.record), "paper-1"):
        with pytest.raises(InputRefused, match=r"clearing\.cleared"):
            people.find_record(world.laptop, told)


def test_a_receipt_that_names_fewer_lines_lets_nobody_go_until_one_names_them(world):
    on_file(world)
    world.send()
    merge_files(world.desk, world.pool, sorted(world.place.glob("*.udset")))
    (file,) = world.place.glob("*.udsetreceipt")
    whole, key = file.read_bytes(), world.desk.require_desk().load_receipt_key()
    told = parse_receipt(whole, publics=(key.public,), project=world.laptop.require_project().id)
    file.write_bytes(render_receipt(structs.replace(told, lines={}), key))
    deliver(world.laptop)
    world.days_later(31)
    assert world.codes() == {NAME: ["held"]}
    file.write_bytes(whole)
    take_receipt(world.laptop, file)
    assert world.codes() == {NAME: ["retention"]}  # counted from the day of the receipt that names it
    world.days_later(61)
    assert world.codes() == {NAME: []}


def test_a_clock_set_far_forward_lets_nobody_go_before_somebody_said_that_the_day_is_right(world):
    on_file(world)
    world.send()
    world.sign()
    world.days_later(26_000)
    note_act(world.laptop.vault, world.laptop.clock, Act.UNLOCKED)  # what a sitting with that clock writes
    plan = clearing.clear_plan(world.laptop)
    assert (plan.today_on, plan.jumped_since) == ("2097-08-07", "2026-06-01")
    going = [one.person for one in plan.may_go]
    before = look_at_log(world.laptop).lines
    with pytest.raises(InputRefused, match=r"clearing\.date_unsure"):
        clearing.clear(world.laptop, going)
    assert [one.name for one in world.laptop.vault.load_people()] == [NAME]
    assert look_at_log(world.laptop).lines == before
    world.days_later(1)  # put right again: they are here, and wait as before
    assert world.codes() == {NAME: ["retention"]}
    assert clearing.clear_plan(world.laptop).jumped_since == ""


def test_after_a_long_while_in_a_drawer_a_word_is_enough_and_stands_in_the_log(world):
    on_file(world)
    on_file(world, "Isla", sheet="")
    world.send()
    world.sign()
    world.days_later(61)
    going = [one.person for one in clearing.clear_plan(world.laptop).may_go]
    assert clearing.clear(world.laptop, going, date_is_right=True) == Cleared(people=1, records=1)
    said, cleared = look_at_log(world.laptop).lines[-2:]
    assert (said.what, said.told, cleared.what) == ("date_said_right", "before=2026-06-01", "cleared")
    assert clearing.clear_plan(world.laptop).jumped_since == ""  # known from now on


def test_a_word_that_nobody_needs_leaves_no_line(world):
    on_file(world)
    world.send()
    world.sign()
    world.days_later(31)
    going = [one.person for one in clearing.clear_plan(world.laptop).may_go]
    assert clearing.clear(world.laptop, going, date_is_right=True).people == 1
    assert "date_said_right" not in [one.what for one in look_at_log(world.laptop).lines]
