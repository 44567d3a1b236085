"""The tools in the real window: plans from Begin to sheet, and what a worker writes, as far as it goes."""

import json

import pytest
from PySide6.QtGui import QGuiApplication

from tests.kit.papers import words_read
from tests.kit.sittings import sittings
from tests.kit.windows import words_on
from udset_desktop.desktop.fields.choice_field import RatingField
from udset_desktop.desktop.fields.words_field import WordsField
from udset_desktop.desktop.work.clipboard import lent_clipboard
from udset_desktop.usecases.exporting import preview
from udset_desktop.usecases.importing import copy_out
from udset_desktop.usecases.noting_work import practice_notes
from udset_desktop.usecases.people import load_record
from udset_desktop.usecases.summarising import render_sheet

NAME = "Una Fairlie"
SECRET_PAGE = "It is between the two of us."
REFLECTED = "I filled the silence too soon."
EXPERIENCE = "worker-experience/1.0.0"

pytestmark = [pytest.mark.slow, pytest.mark.qt, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def window(qtbot, tmp_path):
    """A training laptop with every tool, at Today."""
    with sittings(qtbot) as sit_down:
        made = sit_down(tmp_path / "home")
        made.shell.flows["first_start"].view.way_buttons["try"].click()
        made.at("today")
        yield made


def from_vault(window, verb):
    """What a verb finds, on the lane that owns the vault."""
    found = []
    window.work(lambda _control: found.append(verb(window.shell.workplace)))
    return found[0]


def begin(window, key):
    """From Today to the first page of a conversation with somebody new."""
    window.shell.flows["today"].view.begin_button.click()
    view = window.at("begin")
    assert all(one in view.rows["instruments"].buttons for one in ("user-plan/1.0.0", "carer-plan/1.0.1"))
    assert EXPERIENCE not in view.rows["instruments"].buttons
    window.qtbot.keyClicks(view.name, NAME)
    window.quiet()
    view.rows["instruments"].buttons[key].click()
    view.rows["groups"].buttons["older_people"].click()
    view.rows["interviewer_types"].buttons["own_care_manager"].click()
    view.rows["notices"].buttons["read_out"].click()
    view.talk.buttons["yes"].click()
    view.begin_button.click()
    return window.at("conversation")


def talk_through(window, talk):
    """Every page answered by its own fields; one page is between the two of us."""
    pages = []
    while talk.stages.currentWidget() is talk.page_scroll:
        body = talk.page.body
        pages.append(talk.page.page_id)
        for field in body.fields:
            if field.item is None or not field.item.open or not field.isVisibleTo(talk):
                continue
            if isinstance(field, WordsField):
                field.box.setPlainText(SECRET_PAGE if len(pages) == 2 else f"said about {pages[-1]}")
                field.put_down()
                if len(pages) == 2:
                    talk.marked.emit(field.item.id, "between_us")
            elif isinstance(field, RatingField):
                field.take(0)
        window.quiet()
        talk.next_button.click()
        window.quiet()
    talk.next_button.click()
    window.quiet()
    for row in talk.permissions.rows.values():
        row.buttons["yes"].click()
        window.quiet()
    talk.next_button.click()
    sheet = window.at("sheet")
    window.qtbot.waitUntil(lambda: bool(sheet.paper.pages))
    return sheet, pages


@pytest.mark.parametrize("key", ["user-plan/1.0.0", "carer-plan/1.0.1"])
def test_a_plan_goes_from_begin_to_its_sheet_and_into_the_case_system(window, key, tmp_path):
    talk = begin(window, key)
    sheet, pages = talk_through(window, talk)
    assert len(pages) > 5
    record = window.shell.flows["sheet"]._record
    kept = from_vault(window, lambda place: load_record(place, record.id))
    assert f"{kept.instrument.id}/{kept.instrument.version}" == key
    said = " ".join(words_read(from_vault(window, lambda place: render_sheet(place, kept)), tmp_path))
    assert f"said about {pages[0]}" in said
    assert SECRET_PAGE not in said

    sheet.after.copy_button.click()
    window.quiet()
    copied = QGuiApplication.clipboard().text()
    assert copied == from_vault(window, lambda place: copy_out(place, record.interview))
    assert f"said about {pages[0]}" in copied
    assert SECRET_PAGE not in copied
    assert not [line for line in copied.splitlines() if kept.id in line or kept.person in line]
    lent_clipboard().take_off()
    assert QGuiApplication.clipboard().text() == ""


def look_back(window, sheet, record):
    """A reflection written from the sheet's page, in the vault."""
    sheet.after.reflection_button.click()
    note = window.at("work_note")
    note.fields["heard.words"].box.setPlainText(REFLECTED)
    note.fields["heard.words"].put_down()
    note.back_button.click()
    window.at("sheet")
    notes = from_vault(window, lambda place: place.require_vault().load_work_notes(record.id))
    assert REFLECTED in str(notes)


def test_a_conversation_is_summed_up_looked_back_at_and_only_the_conversation_leaves(window, tmp_path):
    sheet, _ = talk_through(window, begin(window, "user-review/1.0.1"))
    record = window.shell.flows["sheet"]._record
    before = record.answers["safe.rating"].value

    sheet.after.summary_button.click()
    summary = window.at("summary")
    next(row for row in summary.rows if row.row.page == "safe").rating.take(2)
    window.quiet()
    summary.fields["read_back.said"].take(0)
    window.quiet()
    summary.paper_button.click()
    sheet = window.at("sheet")
    window.qtbot.waitUntil(lambda: bool(sheet.paper.pages))
    assert sheet.kinds.codes == ("summary",)
    kept = from_vault(window, lambda place: load_record(place, record.id))
    assert (kept.revision, kept.answers["safe.rating"].value != before) == (record.revision + 1, True)

    look_back(window, sheet, record)
    everything = from_vault(
        window,
        lambda place: " ".join(
            [
                *(
                    " ".join(words_read(render_sheet(place, kept, kind), tmp_path))
                    for kind in ("person", "review", "summary")
                ),
                copy_out(place, record.interview),
                str(preview(place).lines),
                str(preview(place).feedback),
            ]
        ),
    )
    assert REFLECTED not in everything
    assert SECRET_PAGE not in everything


def test_an_experience_is_written_from_today_shown_and_leaves_in_the_bundle(window, tmp_path):
    today = window.shell.flows["today"].view
    window.qtbot.waitUntil(lambda: EXPERIENCE in today.work.rows)
    today.work.rows[EXPERIENCE].buttons["write"].click()
    note = window.at("work_note")
    note.fields["time.was"].take(0)
    window.quiet()
    note.fields["best.words"].box.setPlainText("said for myself alone")
    note.fields["best.words"].put_down()
    note.leaves.buttons["yes"].click()
    note.finish_button.click()
    window.at("today")
    sharing = window.go("sharing")
    said = words_on(sharing)
    assert "Did the conversation fit into the time you had?" in said
    assert "said for myself alone" not in said
    (line,) = from_vault(window, lambda place: preview(place).feedback)
    assert set(json.loads(line)) == {"codes", "feedback", "instrument", "quarter"}
    assert "said for myself alone" not in line
    window.file = tmp_path
    sharing.write_button.click()
    window.quiet()
    assert list(tmp_path.glob("*.udset"))
    (kept,) = from_vault(window, practice_notes)
    assert kept.has_left
    today = window.go("today")
    window.qtbot.waitUntil(lambda: "Left with a bundle" in words_on(today))
