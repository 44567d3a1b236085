"""What of a person is out already is told from what the laptop knows, and of nobody else."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.kit.talks import finished_talk
from udset_desktop.foundation.problems import EnvironmentFailure
from udset_desktop.foundation.wording import load_sentences
from udset_desktop.usecases import (
    copies_out,
    following_up,
    journal,
    person_file,
    removing,
    sheet_copies,
    summarising,
)
from udset_desktop.usecases.backups_known import note_backup
from udset_desktop.usecases.handing_over import hand_over, let_go, take_back, take_over, would_let_go
from udset_desktop.usecases.importing import copy_out, show_interview
from udset_desktop.usecases.unlocking import Which


def told(laptop, record):
    return [(one.what, one.where) for one in copies_out.copies_made(laptop, record.person)]


def codes(laptop, record):
    return [one.code for one in copies_out.copies_made(laptop, record.person)]


def test_every_kind_of_copy_is_told_with_its_place_and_none_of_anybody_else(two, tmp_path):
    laptop, morag, isla = two.giver, finished_talk(two.giver, "Morag"), finished_talk(two.giver, "Isla")
    summarising.save_sheet(laptop, morag, tmp_path / "one.pdf")
    summarising.save_sheet(laptop, morag, tmp_path / "two.pdf", password="heron on the loch")
    sheet_copies.save_text(laptop, morag, tmp_path / "three.txt")
    summarising.log_printed(laptop, morag.id)
    copy_out(laptop, morag.id)
    show_interview(laptop, morag.id)
    person_file.save_person_file(laptop, morag.person, tmp_path / "four.txt")
    assert told(laptop, morag) == [
        ("sheet_saved", str(tmp_path / "one.pdf")),
        ("sheet_saved_protected", str(tmp_path / "two.pdf")),
        ("sheet_saved", str(tmp_path / "three.txt")),
        ("sheet_printed", "person"),
        ("interview_copied_out", ""),
        ("interview_shown", ""),
        ("person_file_saved", str(tmp_path / "four.txt")),
    ]
    assert told(laptop, isla) == []
    assert removing.would_go(laptop, morag.person).copies == copies_out.copies_made(laptop, morag.person)
    assert set(codes(laptop, morag)) <= set(load_sentences("en"))


def test_a_printed_note_about_harm_is_told_to_whoever_is_named_in_it(two):
    laptop, morag, isla = two.giver, finished_talk(two.giver, "Morag"), finished_talk(two.giver, "Isla")
    note = replace(following_up.new_note(laptop, about="Morag"), said="took my card")
    following_up.save_note(laptop, note)
    following_up.log_note_printed(laptop, note.id)
    assert codes(laptop, morag) == ["copies_out.note_printed"]
    assert codes(laptop, isla) == []


def test_a_file_for_another_laptop_that_was_given_up_may_still_lie_somewhere(two, tmp_path):
    laptop, file = two.giver, tmp_path / "f.udsethandover"
    morag, isla = finished_talk(laptop, "Morag"), finished_talk(laptop, "Isla")
    hand_over(laptop, two.taker_card, [morag.person], file)
    taker = laptop.require_vault().load_handed()[0].taker
    take_back(laptop, file)
    assert told(laptop, morag) == [("handing_forgotten", taker)]
    assert codes(laptop, isla) == []
    removing.delete_person(laptop, morag.person)
    left = [one for one in laptop.require_vault().load_events() if one.what == "handing_forgotten"]
    assert [(one.subject, one.detail) for one in left] == [("", "")]


def test_whoever_came_from_another_laptop_and_went_to_one_before_is_told_of_both(two, tmp_path):
    record = finished_talk(two.giver, "Morag")
    hand_over(two.giver, two.taker_card, [record.person], tmp_path / "to.udsethandover")
    take_over(two.taker, tmp_path / "to.udsethandover")
    giver = two.taker.require_vault().load_handed()[0].giver
    assert told(two.taker, record) == [("came_from", giver)]
    hand_over(two.taker, two.giver_card, [record.person], tmp_path / "fro.udsethandover")
    take_over(two.giver, tmp_path / "fro.udsethandover")
    assert {what for what, _ in told(two.giver, record)} == {"handed_to", "came_from"}


@pytest.mark.parametrize(
    ("save", "what"),
    [
        (summarising.save_sheet, "sheet_saved"),
        (sheet_copies.save_text, "sheet_saved"),
        (
            lambda laptop, one, file: person_file.save_person_file(laptop, one.person, file),
            "person_file_saved",
        ),
    ],
)
def test_no_copy_can_be_there_that_the_log_does_not_know(two, tmp_path, save, what):
    record, nowhere = finished_talk(two.giver, "Morag"), tmp_path / "no such folder" / "one.txt"
    with pytest.raises(EnvironmentFailure):
        save(two.giver, record, nowhere)
    assert told(two.giver, record) == [(what, str(nowhere))]  # the line came first, and the file never did


def test_a_copy_saved_by_a_relative_path_is_told_with_its_folder(two, tmp_path, monkeypatch):
    laptop, morag = two.giver, finished_talk(two.giver, "Morag")
    monkeypatch.chdir(tmp_path)
    summarising.save_sheet(laptop, morag, Path("one.pdf"))
    sheet_copies.save_text(laptop, morag, Path("two.txt"))
    person_file.save_person_file(laptop, morag.person, Path("three.txt"))
    assert [where for _, where in told(laptop, morag)] == [
        str(tmp_path / name) for name in ("one.pdf", "two.txt", "three.txt")
    ]


def test_a_place_written_down_without_its_folder_is_told_as_that(two):
    laptop, morag = two.giver, finished_talk(two.giver, "Morag")
    summarising.log_saved(laptop, morag.id, "person: out/one.pdf")
    journal.log(laptop, "person_file_saved_protected", morag.person, "file.pdf")
    summarising.log_saved(laptop, morag.id, r"person: C:\Users\morag\one.pdf")
    assert codes(laptop, morag) == [
        "copies_out.saved_somewhere",
        "copies_out.saved_somewhere_protected",
        "copies_out.saved",
    ]


def test_whoever_goes_after_a_hand_over_is_told_with_every_copy_before_and_after(two, tmp_path):
    laptop, file = two.giver, tmp_path / "f.udsethandover"
    morag, isla = finished_talk(laptop, "Morag"), finished_talk(laptop, "Isla")
    elspeth = finished_talk(laptop, "Elspeth")
    person_file.save_person_file(laptop, morag.person, tmp_path / "four.txt")
    summarising.log_printed(laptop, isla.id)
    summarising.log_printed(laptop, elspeth.id)
    backup = tmp_path / "one.udsetbackup"
    note_backup(laptop, backup, "0" * 64, Which.LAPTOP)
    vault = laptop.require_vault()
    aside = vault.folder.with_name(f"{vault.folder.name}{copies_out.ASIDE_MARK}1")
    aside.mkdir()
    hand_over(laptop, two.taker_card, [morag.person, isla.person], file)
    receipt = take_over(two.taker, file).receipt
    before = would_let_go(laptop, receipt)
    assert (before.names, before.people, before.records) == (("Isla", "Morag"), 2, 2)
    assert [(name, one.what, one.where) for name, one in before.out.copies] == [
        ("Isla", "sheet_printed", "person"),
        ("Morag", "person_file_saved", str(tmp_path / "four.txt")),
        ("", "vault_set_aside", str(aside)),
    ]
    assert [one for one, _ in before.out.backups] == [backup]
    assert len(laptop.require_vault().load_people()) == 3
    assert let_go(laptop, receipt).out == before.out
    assert copies_out.still_out(laptop, []) == copies_out.StillOut()
    assert let_go(laptop, receipt).out == copies_out.StillOut()  # nobody goes, nothing is told
