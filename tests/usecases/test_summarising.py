from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime

import pikepdf
import pytest

from tests.kit.papers import problems_of, words_read
from tests.kit.sheets import a_project, a_record, a_session
from udset_desktop.foundation.clock import FixedClock
from udset_desktop.foundation.ids import PersonId, RecordId
from udset_desktop.foundation.places import Home
from udset_desktop.foundation.problems import EnvironmentFailure, InputRefused
from udset_desktop.interview.person import Person
from udset_desktop.project.model import Organisation
from udset_desktop.store.vault import create_vault
from udset_desktop.usecases.standing import LAPTOP_ORGANISATION
from udset_desktop.usecases.summarising import (
    PageImage,
    SheetKind,
    SheetState,
    SheetStyle,
    log_printed,
    mark_sheet,
    preview_pages,
    render_sheet,
    save_sheet,
    sheet_state,
    sheets_owed,
)
from udset_desktop.usecases.workplace import Workplace


@pytest.fixture
def workplace(tmp_path):
    folder = tmp_path / "home" / "laptops" / "1"
    folder.mkdir(parents=True)
    vault = create_vault(folder, os.urandom(32))
    vault.save_person(Person(id=PersonId("p"), name="Morag Ross"))
    place = Workplace(
        home=Home(folder=tmp_path / "home"),
        clock=FixedClock(datetime(2026, 5, 12, 15, 0, tzinfo=UTC)),
        vault=vault,
        project=a_project(),
    )
    yield place
    place.close()


def kept(workplace, **changes):
    record = a_record(**changes)
    workplace.vault.save_record(record)
    return record


@pytest.mark.parametrize("kind", SheetKind)
@pytest.mark.parametrize("style", SheetStyle)
def test_a_record_gives_either_sheet_in_every_style(workplace, kind, style, tmp_path):
    pdf = render_sheet(workplace, kept(workplace), kind, style)
    assert problems_of(pdf, tmp_path) == []
    assert "Morag" in words_read(pdf, tmp_path)


def test_an_unfinished_conversation_gives_a_preview(workplace, tmp_path):
    session = a_session({"safe.words": a_record().answers["safe.words"]})
    assert "nights" in words_read(render_sheet(workplace, session), tmp_path)


def test_pages_come_as_pixels_and_nothing_reaches_the_disk(workplace, tmp_path):
    record = kept(workplace)
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    pages = preview_pages(workplace, record, dpi=40)
    assert pages
    assert all(isinstance(page, PageImage) for page in pages)
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_saved_copy_is_logged_with_place_and_time_and_said_to_be_open(workplace, tmp_path):
    saved = save_sheet(workplace, kept(workplace), tmp_path / "sheet.pdf")
    assert saved.path.read_bytes().startswith(b"%PDF")
    assert saved.pages > 1
    assert (saved.protected, saved.note.code) == (False, "usecases.copy_not_protected")
    (event,) = workplace.vault.load_events()
    assert event.what == "sheet_saved"
    assert str(tmp_path / "sheet.pdf") in event.detail
    assert event.at_utc.startswith("2026-05-12T15:00:00")


def test_a_copy_with_a_password_opens_with_it_and_only_with_it(workplace, tmp_path):
    saved = save_sheet(workplace, kept(workplace), tmp_path / "s.pdf", password="tri fàclan slàn")
    assert (saved.protected, saved.note.code) == (True, "usecases.copy_protected")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(saved.path)
    with pikepdf.open(saved.path, password="tri fàclan slàn") as opened:
        assert len(opened.pages) == saved.pages
        assert opened.allow.accessibility


def test_a_copy_that_cannot_be_written_is_a_clear_refusal(workplace, tmp_path):
    with pytest.raises(EnvironmentFailure) as raised:
        save_sheet(workplace, kept(workplace), tmp_path / "nowhere" / "sheet.pdf")
    assert raised.value.code == "foundation.no_folder"


def test_a_short_password_is_refused_before_anything_is_written(workplace, tmp_path):
    with pytest.raises(InputRefused):
        save_sheet(workplace, kept(workplace), tmp_path / "sheet.pdf", password="x")
    assert not (tmp_path / "sheet.pdf").exists()
    assert workplace.vault.load_events() == ()


def test_a_new_record_owes_its_sheet_until_something_became_of_it(workplace):
    record = kept(workplace)
    (owed,) = sheets_owed(workplace)
    assert (owed.record, owed.name, owed.state) == (record.id, "Morag Ross", SheetState.OWED)
    mark_sheet(workplace, record.id, SheetState.TO_PRINT)
    assert sheets_owed(workplace)[0].state is SheetState.TO_PRINT


@pytest.mark.parametrize("state", ["read_out", "shown", "handed_over", "not_wanted"])
def test_a_sheet_that_reached_the_person_is_owed_no_more(workplace, state):
    record = kept(workplace)
    mark_sheet(workplace, record.id, state)
    assert sheets_owed(workplace) == ()
    assert sheet_state(workplace, record.id) is SheetState(state)


@pytest.mark.parametrize("safe", [None, False])
def test_a_sheet_is_posted_only_where_somebody_said_it_is_safe(workplace, safe):
    record = kept(workplace)
    with pytest.raises(InputRefused) as refused:
        mark_sheet(workplace, record.id, SheetState.TO_POST, safe_to_post=safe)
    assert refused.value.code == "usecases.not_safe_to_post"
    assert sheet_state(workplace, record.id) is SheetState.OWED
    mark_sheet(workplace, record.id, SheetState.TO_POST, safe_to_post=True)
    assert sheets_owed(workplace)[0].safe_to_post is True


def test_the_oldest_is_owed_first(workplace):
    for held_on in ("2026-05-10", "2026-05-01", "2026-05-05"):
        kept(workplace, id=RecordId(held_on), held_on=held_on)
    assert [owed.held_on for owed in sheets_owed(workplace)] == ["2026-05-01", "2026-05-05", "2026-05-10"]


@pytest.mark.parametrize("life", ["has_died", "has_moved", "no_contact"])
def test_nobody_is_named_again_after_life_happened(workplace, life):
    kept(workplace)
    workplace.vault.save_person(Person(id=PersonId("p"), name="Morag Ross", life=life))
    assert sheets_owed(workplace) == ()


def test_a_conversation_begun_in_error_owes_nothing(workplace):
    kept(workplace, void="wrong person")
    assert sheets_owed(workplace) == ()


def test_a_printed_sheet_is_logged(workplace):
    record = kept(workplace)
    log_printed(workplace, record.id)
    assert [event.what for event in workplace.vault.load_events()] == ["sheet_printed"]


def test_a_third_party_makes_no_sheet_for_the_file(workplace):
    record = kept(workplace)
    workplace.project = a_project(organisations=(Organisation(code="tp", name="Third", third_party=True),))
    workplace.vault.save_setting(LAPTOP_ORGANISATION, "tp")
    with pytest.raises(InputRefused) as refused:
        render_sheet(workplace, record, SheetKind.REVIEW)
    assert refused.value.code == "usecases.no_review_sheet"
    assert render_sheet(workplace, record, SheetKind.PERSON)
    workplace.project = replace(workplace.project, organisations=())
    assert render_sheet(workplace, record, SheetKind.REVIEW)
