"""Each tool in the window by its keys alone: from Begin to the sheet, and to the bundle where something may leave.

The bundle is opened and checked by the reader.
"""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt

from tests.kit.joined import PROJECT_FILE, joined
from tests.kit.keys_alone import Hand
from tests.kit.papers import words_read
from tests.kit.sittings import sittings
from tests.kit.tools import ALONE, EXPERIENCES, HELD_WITH, SUMMARY
from udset_desktop.desktop.look.words import say
from udset_desktop.instrument.catalogue import own_catalogue
from udset_desktop.instrument.codes import layout_of, told_by
from udset_desktop.instrument.model import Kind, Privacy
from udset_desktop.instrument.texts import fill
from udset_desktop.interview.screen import Stage
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.exporting import read_bundle
from udset_desktop.usecases.noting_work import practice_notes
from udset_desktop.usecases.people import load_record
from udset_desktop.usecases.summarising import render_sheet

NAME, LOOKED_AFTER = "Una Fairlie", "Jean"
MATTERS, STEP = "an evening to myself", "ring the centre"
REFLECTED = "I filled the silence too soon"
CLOSED_PART = "their_life"
BOTH_REVIEWS = '"user-review/1.0.0", "carer-review/1.0.0"'
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier

pytestmark = [pytest.mark.slow, pytest.mark.qt, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def window(request, qtbot, tmp_path):
    """A laptop that joined a project with one tool to talk by and every tool to write alone, at Today."""
    tools = ", ".join(f'"{key}"' for key in (request.param, *ALONE))
    both = joined(tmp_path, PROJECT_FILE.replace(BOTH_REVIEWS, tools))
    both.close()
    with sittings(qtbot) as sit_down:
        made = sit_down(tmp_path / "laptop-home", first="today")
        made.hand = Hand(made)
        yield made


def from_vault(window, verb):
    """What a verb finds, on the lane that owns the vault."""
    found = []
    window.work(lambda _control: found.append(verb(window.shell.workplace)))
    return found[0]


def begin(window, instrument):
    """From Today to the first page, with somebody new."""
    hand = window.hand
    hand.press(say("today.begin"))
    window.at("begin")
    lists = from_vault(window, interviewing.begin_choices)
    hand.write(NAME)
    for key, code in (("groups", "older_people"), ("instruments", instrument.key)):
        hand.press(next(one.words for one in getattr(lists, key) if one.code == code))
    if HELD_WITH[instrument.key] == "carer":
        hand.go_to("looks_after")
        hand.write(LOOKED_AFTER)
    hand.press(next(one.words for one in lists.interviewer_types if one.code == "own_care_manager"))
    hand.press(lists.notices[0].words)
    hand.press(say("begin.yes"))
    hand.press(say("begin.begin"))
    return window.at("conversation")


def talk_through(window, talk, instrument):
    """Every page by its keys: words, and the second word of its scale; the closed part is opened."""
    hand, pages = window.hand, []
    while talk.state.stage is Stage.PAGES:
        page = talk.page.page_id
        pages.append(page)
        items = {item.id: item for one in instrument.pages() if one.id == page for item in one.items}
        if page == CLOSED_PART:
            hand.press(fill(instrument.words(f"item.{page}.wanted.ask"), LOOKED_AFTER, instrument))
            hand.press("yes")
        if f"{page}.words" in items:
            hand.go_to("words")
            hand.write(f"said at {page}")
        if f"{page}.rating" in items:
            hand.key(Qt.Key.Key_2, ALT)
        hand.key(Qt.Key.Key_Return, CONTROL)
    return pages


def bring_together(window):
    hand = window.hand
    hand.go_to(say("together.matters_line", name=NAME, number=1))
    hand.write(MATTERS)
    hand.key(Qt.Key.Key_Return)
    hand.go_to(say("together.step_what"))
    hand.write(STEP)
    hand.key(Qt.Key.Key_1, ALT)
    hand.key(Qt.Key.Key_Return, CONTROL)
    for words in ("Yes", "Yes", "No"):
        hand.press(words)
        hand.go_to("Not asked")  # the last of this question
    hand.key(Qt.Key.Key_Return, CONTROL)
    sheet = window.at("sheet")
    window.qtbot.waitUntil(lambda: bool(sheet.paper.pages))
    return sheet


def leave(window, folder):
    """The bundle of everything that may leave, by keys from wherever the hand is; as the reader reads it."""
    window.file = folder
    window.hand.press(say("shell.place.sharing"))
    window.at("sharing")
    window.hand.press(say("sharing.write"))
    window.quiet()
    (file,) = folder.glob("*.udset")
    return file.read_bytes(), from_vault(window, lambda place: read_bundle(place, file))


def told_in(line, key):
    """What the codes of a line say, item by item."""
    codes = json.loads(line)["codes"]
    cells = layout_of(own_catalogue().by_key(key)).cells
    return {cell.item.id: told_by(cell, codes[cell.at : cell.at + cell.width]) for cell in cells}


@pytest.mark.parametrize(
    ("window", "key"), [(key, key) for key in HELD_WITH], indirect=["window"], ids=HELD_WITH
)
def test_a_talk_goes_from_begin_to_its_sheet_and_into_the_bundle(window, key, tmp_path):
    instrument = own_catalogue().by_key(key)
    talk = begin(window, instrument)
    pages = talk_through(window, talk, instrument)
    assert set(pages) == {page.id for page in instrument.pages()}
    bring_together(window)
    record = window.shell.flows["sheet"]._record
    kept = from_vault(window, lambda place: load_record(place, record.id))
    assert f"{kept.instrument.id}/{kept.instrument.version}" == key
    papers = {
        kind: " ".join(
            words_read(from_vault(window, lambda place, kind=kind: render_sheet(place, kept, kind)), tmp_path)
        )
        for kind in ("person", "review")
    }
    for item in instrument.items():
        if item.kind is Kind.WORDS and item.id.endswith(".words"):
            assert kept.answers[item.id].value == f"said at {item.id.removesuffix('.words')}"
            printed = item.privacy is Privacy.REVIEWED and not item.alone
            assert (f"said at {item.id.removesuffix('.words')}" in papers["person"]) is printed
    assert MATTERS in papers["person"]
    assert STEP in papers["review"]

    content, opened = leave(window, tmp_path)
    (line,) = [one.line.decode() for one in opened.records if record.id in one.line.decode()]
    assert all(
        word not in content.decode("latin-1") + line for word in ("said at", NAME, LOOKED_AFTER, MATTERS)
    )
    assert CLOSED_PART not in line
    told = told_in(line, key)
    rated = [
        item.id for item in instrument.items() if item.id.endswith(".rating") and item.id in kept.answers
    ]
    assert len(rated) > 3
    for item in set(rated) & set(told):
        assert told[item].value == kept.answers[item].value


def talked(window, key):
    """A whole talk, at its sheet."""
    instrument = own_catalogue().by_key(key)
    talk_through(window, begin(window, instrument), instrument)
    bring_together(window)
    return window.shell.flows["sheet"]._record


@pytest.mark.parametrize("window", ["user-review/1.0.1"], indirect=True)
def test_a_talk_is_summed_up_and_looked_back_at_and_the_look_back_never_leaves(window, tmp_path):
    hand, before = window.hand, talked(window, "user-review/1.0.1")
    hand.press(say("work.reflection_key"))
    note = window.at("work_note")
    hand.go_to("words")
    hand.write(REFLECTED)
    assert note.end.isHidden()  # nothing on the page could send it
    hand.press(say("work.back"))
    window.at("sheet")
    hand.press(say("after.summary"))
    window.at("summary")
    hand.press("Not really")  # of the first line
    hand.press(own_catalogue().by_key(SUMMARY).words("item.read_back.said.choice.yes"))
    hand.press(say("summary.keep_print"))
    sheet = window.at("sheet")
    window.qtbot.waitUntil(lambda: bool(sheet.paper.pages))
    after = from_vault(window, lambda place: load_record(place, before.id))
    changed = [item for item in after.answers if after.answers[item] != before.answers[item]]
    assert (len(changed), after.answers[changed[0]].value, after.revision) == (1, "not_really", 2)
    summary = from_vault(window, lambda place: render_sheet(place, after, "summary"))
    assert "Not really" in " ".join(words_read(summary, tmp_path))
    notes = from_vault(window, lambda place: place.require_vault().load_work_notes(before.id))
    assert REFLECTED in str(notes)

    content, opened = leave(window, tmp_path)
    (line,) = [one.line.decode() for one in opened.records]
    assert told_in(line, "user-review/1.0.1")[changed[0]].value == "not_really"
    assert opened.feedback == ()
    everything = content.decode("latin-1") + "".join(opened_lines(opened))
    assert all(word not in everything for word in (REFLECTED, "reflection", "outcomes-summary"))


@pytest.mark.parametrize(
    ("window", "key"),
    [("user-review/1.0.1", key) for key in EXPERIENCES],
    indirect=["window"],
    ids=EXPERIENCES,
)
def test_what_the_tool_is_like_is_written_from_today_and_leaves_as_it_was_chosen(window, key, tmp_path):
    hand, instrument = window.hand, own_catalogue().by_key(key)
    hand.press(f"{say('work.write')}: {instrument.words('instrument.title')}")
    window.at("work_note")
    asked = next(item for item in instrument.items() if item.kind is Kind.ONE)
    hand.press(instrument.words(f"item.{asked.id}.choice.{asked.choices[0]}"))
    hand.go_to("words")
    hand.write(REFLECTED)
    hand.press(say("work.leaves.yes"))
    hand.press(say("work.finish"))
    window.at("today")

    content, opened = leave(window, tmp_path)
    (line,) = [one.line.decode() for one in opened.feedback]
    assert set(json.loads(line)) == {"codes", "feedback", "instrument", "quarter"}
    assert told_in(line, key)[asked.id].value == asked.choices[0]
    assert REFLECTED not in content.decode("latin-1") + line
    (kept,) = from_vault(window, practice_notes)
    assert kept.has_left


def opened_lines(opened):
    return (one.line.decode() for kind in (opened.records, opened.feedback) for one in kind)
