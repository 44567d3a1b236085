"""Out of the figures and deleted from our file: told beforehand, thorough, and nothing more than was asked."""

from dataclasses import replace

import pytest

from tests.kit.bundles import CANARY
from tests.kit.talks import begun_talk, choice_of, finished_talk
from tests.kit.vault_pages import left_over, vault_holds
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview import session as steps
from udset_desktop.interview.jot import Jot
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.usecases import following_up, interviewing, people, removing, rights, summarising
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.changing_mind import change_mind
from udset_desktop.usecases.exporting import make_bundles, preview, withdraw, write_bundles
from udset_desktop.usecases.handing_over import hand_over
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files, pool_status
from udset_desktop.usecases.remarks import keep_remark

NAME = f"{CANARY} Ross"


@pytest.fixture
def laptop(two):
    return two.giver


def talk_full_of_words(laptop):
    """On file in two versions, with a sheet saved, and another conversation under way."""
    session = begun_talk(laptop, NAME)
    session, _ = steps.answer_item(session, "safe.rating", "mostly")
    session, _ = steps.answer_item(session, "safe.words", f"{CANARY} at the door")
    interviewing.save_answer(laptop, session.interview, "safe.words", session.answers.get("safe.words"))
    session, _ = steps.reply(session, Purpose.FIGURES, Reply.YES)
    record = interviewing.finish(laptop, session)
    interviewing.type_reason(laptop, record.id, f"{CANARY} rang")
    again = interviewing.reopen(laptop, record.id, f"{CANARY} misheard")
    again, _ = steps.answer_item(again, "safe.rating", "no")
    record = interviewing.finish(laptop, again)
    interviewing.type_reason(laptop, record.id, f"{CANARY} rang again")
    open_talk = interviewing.begin(laptop, choice_of(person=record.person))
    interviewing.save_typing(laptop, open_talk.interview, "safe.words", f"{CANARY} half a sent")
    return record


def acts(laptop):
    return [(line.what, line.told) for line in look_at_log(laptop).lines]


def test_the_dry_list_says_what_would_go_and_what_would_not_and_changes_nothing(laptop, tmp_path):
    record = talk_full_of_words(laptop)
    summarising.save_sheet(laptop, record, tmp_path / "sheet.pdf")
    note = replace(following_up.new_note(laptop, about=NAME), said="took my card")
    following_up.save_note(laptop, note)
    write_bundles(laptop, tmp_path)
    events = laptop.vault.load_events()
    told = removing.would_go(laptop, record.person)
    assert (told.drafts, told.records, told.versions, told.in_figures, told.notices) == (1, 1, 2, 1, 0)
    assert [(one.number, one.records) for one in told.left_in] == [(1, 1)]
    assert told.notes_that_stay == 1
    assert [(one.what, one.where) for one in told.copies] == [("sheet_saved", str(tmp_path / "sheet.pdf"))]
    assert laptop.vault.load_events() == events
    assert people.load_person(laptop, record.person).name == NAME


def test_deleting_leaves_nothing_of_the_person_on_any_page_and_everything_of_others(laptop, tmp_path):
    isla = finished_talk(laptop, "Isla")
    record = talk_full_of_words(laptop)
    summarising.save_sheet(laptop, record, tmp_path / f"{CANARY}.pdf")
    rights.put_on_hold(laptop, record.person, f"{CANARY} asked")
    assert vault_holds(laptop.vault, CANARY)

    gone = removing.delete_person(laptop, record.person)

    assert left_over(laptop.vault) == (0, 0)
    assert (gone.drafts, gone.records, gone.notices) == (1, 1, 0)
    assert not vault_holds(laptop.vault, CANARY)
    assert [one.name for one in laptop.vault.load_people()] == ["Isla"]
    assert [one.id for one in laptop.vault.load_records()] == [isla.id]
    assert laptop.vault.load_drafts() == ()
    assert preview(laptop).records == 1
    assert acts(laptop)[-1] == ("person_deleted", "drafts=1 notices=0 records=1")
    with pytest.raises(InputRefused, match="no_person"):
        removing.delete_person(laptop, record.person)


def test_a_jot_and_a_remark_under_the_name_go_and_those_of_others_stay(laptop):
    session = begun_talk(laptop, NAME)
    laptop.vault.save_jot(session.interview, Jot(number=1, text=f"{CANARY} jotted"))
    other = begun_talk(laptop, "Isla")
    keep_remark(laptop, other.interview, "Una", "is tired too")
    laptop.vault.save_remark(other.interview, whose=NAME, text=f"{CANARY} is tired", at="")
    removing.delete_person(laptop, session.person)
    assert [one.text for _, one in laptop.vault.load_remarks()] == ["is tired too"]
    assert not vault_holds(laptop.vault, CANARY)


def test_a_remark_stays_where_somebody_else_has_the_very_name(laptop):
    first, other = begun_talk(laptop, NAME), begun_talk(laptop, "Isla")
    laptop.vault.save_remark(other.interview, whose=NAME, text="is tired", at="")
    begun_talk(laptop, NAME)
    removing.delete_person(laptop, first.person)
    assert len(laptop.vault.load_remarks()) == 1


def test_a_note_that_somebody_may_come_to_harm_stays(laptop):
    session = begun_talk(laptop, "Morag")
    note = replace(
        following_up.new_note(laptop, about="Morag", interview=session.interview), said="took my card"
    )
    following_up.save_note(laptop, note)
    removing.delete_person(laptop, session.person)
    assert following_up.load_note(laptop, note.id) == note


def pool_of(two, folder):
    address = PoolAddress(place=str(folder / "pool.sqlite"))
    init_pool(two.desk, address)
    return address


def test_a_notice_still_travels_when_the_file_here_is_gone(two, tmp_path):
    laptop, address = two.giver, pool_of(two, tmp_path)
    record = finished_talk(laptop, "Morag")
    finished_talk(laptop, "Isla")
    merge_files(two.desk, address, [one.file for one in write_bundles(laptop, tmp_path)])
    assert pool_status(two.desk, address).records == 2
    assert removing.take_out_of_figures(laptop, record.person) == 1
    assert removing.would_go(laptop, record.person).notices == 1
    assert removing.delete_person(laptop, record.person).notices == 1
    shown = preview(laptop)
    assert (shown.records, shown.withdrawals) == (0, 1)
    merge_files(two.desk, address, [one.file for one in write_bundles(laptop, tmp_path)])
    assert pool_status(two.desk, address).records == 1
    assert preview(laptop).is_empty


def test_what_left_and_was_begun_in_error_is_still_told_of_after_deleting(laptop, tmp_path):
    record = finished_talk(laptop, "Morag")
    write_bundles(laptop, tmp_path)
    change_mind(laptop, record.id, Purpose.FIGURES, Reply.NO, reason="rang")
    assert preview(laptop).withdrawals == 1
    assert removing.delete_person(laptop, record.person).notices == 1
    assert preview(laptop).withdrawals == 1


def test_deleting_alone_leaves_the_figures_and_says_nothing_to_the_desk(laptop, tmp_path):
    record = finished_talk(laptop, "Morag")
    write_bundles(laptop, tmp_path)
    assert removing.delete_person(laptop, record.person).notices == 0
    assert preview(laptop).is_empty


def test_a_bundle_that_was_offered_to_no_place_never_leaves_with_the_person(laptop):
    record = finished_talk(laptop, "Morag")
    finished_talk(laptop, "Isla")
    make_bundles(laptop)
    assert removing.delete_person(laptop, record.person).notices == 0
    shown = preview(laptop)
    assert (shown.records, shown.withdrawals) == (1, 0)
    assert shown.bundles[0].number == 1


def test_taking_out_of_the_figures_keeps_the_file_and_is_done_once(laptop, tmp_path):
    record = finished_talk(laptop, "Morag")
    write_bundles(laptop, tmp_path)
    rights.put_on_hold(laptop, record.person, "asked")  # a right of theirs, also then
    assert removing.take_out_of_figures(laptop, record.person) == 1
    assert removing.take_out_of_figures(laptop, record.person) == 0
    assert preview(laptop).withdrawals == 1
    assert removing.would_go(laptop, record.person).in_figures == 0
    assert people.records_of(laptop, record.person)
    withdraw(laptop, record.id, "words")
    assert ("taken_out_of_figures", "records=1") in acts(laptop)


def test_somebody_handed_to_another_laptop_is_not_this_one_s_to_delete(two, tmp_path):
    record = finished_talk(two.giver, "Morag")
    hand_over(two.giver, two.taker_card, [record.person], tmp_path / "f.udsethandover")
    for act in (removing.would_go, removing.take_out_of_figures, removing.delete_person):
        with pytest.raises(InputRefused, match="handed_over"):
            act(two.giver, record.person)
