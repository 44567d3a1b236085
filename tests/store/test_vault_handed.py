from dataclasses import replace

import pytest

from tests.kit.vaults import CANARY, made_up_draft, made_up_person, made_up_record, new_vault
from udset_desktop.foundation.ids import PersonId, RecordId
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.store.vault_values import Event, HandedRow, HandedWho, SentBefore, SheetKept

AT = "2026-05-04T09:30:00+00:00"


@pytest.fixture
def vault(tmp_path):
    vault, _ = new_vault(tmp_path)
    vault.save_setting("laptop/id", "here")
    vault.save_person(made_up_person())
    yield vault
    vault.close()


def row(**changes):
    told = {
        "record": RecordId("r"),
        "person": PersonId("morag-ross"),
        "giver": "here",
        "taker": "there",
        "file": "f",
        "signature": "s",
        "lines": ("d1", "d2"),
        "at_utc": AT,
    }
    return HandedRow(**(told | changes))


def went(vault, *rows):
    """These conversations and whose they are, kept as one file after another."""
    for one in rows:
        who = HandedWho(person=one.person, giver=one.giver, taker=one.taker, file=one.file, at_utc=one.at_utc)
        vault.save_handed((who,), (one,))


def test_what_was_handed_over_comes_back_as_kept(vault):
    sent = (SentBefore(laptop="there", number=3, on="2026-05-01", revision=1, outcome="new"),)
    rows = (row(record=RecordId("q"), lines=(), sent=sent), row())
    who = HandedWho(person=PersonId("morag-ross"), giver="here", taker="there", file="f", at_utc=AT)
    vault.save_handed((who,), rows)
    assert vault.load_handed() == rows
    assert vault.load_handed_people() == (who,)
    vault.forget_handed("f")
    assert vault.load_handed() == ()
    assert vault.load_handed_people() == ()


def test_nothing_of_somebody_handed_away_can_be_saved_and_of_somebody_who_came_back_it_can(vault):
    person = made_up_person()
    went(vault, row())
    for save in (
        lambda: vault.save_draft(made_up_draft(person)),
        lambda: vault.save_record(made_up_record(person)),
    ):
        with pytest.raises(InputRefused, match="handed_over"):
            save()
    went(vault, row(giver="there", taker="here", file="g", at_utc="2026-05-05T09:30:00+00:00"))
    vault.save_record(made_up_record(person))


@pytest.mark.parametrize("at_utc", [AT, "2026-05-03T09:30:00+00:00"])
def test_whoever_went_last_is_away_whatever_the_clock_said(vault, at_utc):
    """A clock may be set back, and two files may be of one moment."""
    back = row(giver="there", taker="here", file="a")
    went(vault, row(file="b"), back, row(file="0", at_utc=at_utc))
    assert [one.file for one in vault.load_handed()] == ["b", "a", "0"]
    with pytest.raises(InputRefused, match="handed_over"):
        vault.require_here(PersonId("morag-ross"))


def test_somebody_without_a_conversation_on_file_is_away_too(vault):
    who = HandedWho(person=PersonId("morag-ross"), giver="here", taker="there", file="f", at_utc=AT)
    vault.save_handed((who,), ())
    with pytest.raises(InputRefused, match="handed_over"):
        vault.save_draft(made_up_draft(made_up_person()))


def test_a_restored_laptop_counts_as_the_one_it_was(vault):
    went(vault, row(giver="there", taker="old"))
    with pytest.raises(InputRefused):
        vault.require_here(PersonId("morag-ross"))
    vault.save_setting("laptop/former", ["old"])
    vault.require_here(PersonId("morag-ross"))


def test_clearing_takes_everything_about_them_and_nothing_of_others(vault):
    gone, stays = made_up_person(CANARY), made_up_person("Isla")
    for person in (gone, stays):
        vault.save_person(person)
    records = {}
    for place, person in enumerate((gone, stays)):
        record = replace(made_up_record(person), id=RecordId(f"r{place}"), interview=f"i{place}")
        records[person.id] = record
        vault.save_record(record)
        vault.save_sheet_state(SheetKept(record=record.id, kind="person", state="shown", on_utc=AT))
        vault.log_event(
            Event(at_utc=AT, what="sheet_saved", subject=record.id, detail=f"/media/{person.name}.pdf")
        )

        vault.save_setting(f"typing/reason/{record.id}", f"{person.name} misheard")

    assert vault.clear_people((gone.id,)) == 1
    vault.overwrite_cleared()

    assert [one.name for one in vault.find_people("Isla")] == ["Isla"]
    assert [one.id for one in vault.load_records()] == [records[stays.id].id]
    assert CANARY not in str(vault.load_events())
    assert [one.what for one in vault.load_events()] == ["sheet_saved", "sheet_saved"]
    assert "Isla" in vault.load_events()[1].detail
    assert [one.record for one in vault.load_sheet_states()] == [records[stays.id].id]
    kept = [vault.load_setting(f"typing/reason/{records[one.id].id}") for one in (gone, stays)]
    assert kept == [None, "Isla misheard"]
