"""A follow-up note: kept, passed on, printed alone, and found nowhere else."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from tests.kit.joined import PROJECT_FILE, joined
from tests.kit.papers import problems_of, words_read
from tests.kit.talks import begun_talk, choice_of
from tests.kit.tree import modules
from tests.kit.vaults import CANARY, files_holding
from udset_desktop.foundation.ids import FollowUpId
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview import session as steps
from udset_desktop.interview.drawing import screen_of
from udset_desktop.interview.follow_up import PARTS
from udset_desktop.interview.jot import Jot
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.interview.person_look import USUAL_LOOK
from udset_desktop.interview.person_view import keys_here, question_of
from udset_desktop.usecases import following_up, importing, interviewing, people, summarising
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.exporting import preview, read_bundle, write_bundles
from udset_desktop.usecases.jotting import keep_jot
from udset_desktop.usecases.over_time import look_back
from udset_desktop.usecases.summarising import SheetKind, SheetStyle

NUMBERS = """
[[helpline]]
name = "Adult protection"
number = "01631 555 0999"
for_whom = "adults"

[[helpline]]
name = "Child protection"
number = "01631 555 0888"
for_whom = "children"

[[helpline]]
name = "About the sheet"
number = "01631 555 0123"
for_whom = "contact"

[notes]
steps_at_risk = "Ring the same day.\\n\\n Tell your team lead. "
"""


@pytest.fixture
def both(tmp_path):
    made = joined(tmp_path, PROJECT_FILE + NUMBERS)
    yield made
    made.close()


@pytest.fixture
def laptop(both):
    return both.laptop


def written(laptop, session=None, **changes):
    interview = session.interview if session else None
    note = following_up.new_note(laptop, about=CANARY, interview=interview)
    note = replace(note, **(dict.fromkeys(PARTS, CANARY) | changes))
    following_up.save_note(laptop, note)
    return note


@pytest.fixture
def told(laptop):
    """A finished conversation with a note that came up in it, and the next one begun."""
    session = begun_talk(laptop)
    note = written(laptop, session)
    session, _ = steps.answer_item(session, "safe.rating", "mostly")
    session, _ = steps.reply(session, Purpose.FIGURES, Reply.YES)
    record = interviewing.finish(laptop, session)
    return note, record


def test_the_numbers_and_steps_are_the_projects_own(laptop):
    told = following_up.whom_to_tell(laptop.require_project())
    assert [line.number for line in told.adults] == ["01631 555 0999"]
    assert [line.number for line in told.children] == ["01631 555 0888"]
    assert told.steps == ("Ring the same day.", "Tell your team lead.")
    bare = replace(laptop.require_project(), helplines=(), notes={})
    assert following_up.whom_to_tell(bare) == following_up.WhomToTell(adults=(), children=(), steps=())


def test_a_new_note_holds_the_moment_and_is_not_kept(laptop):
    note = following_up.new_note(laptop, about="Morag")
    assert note.said_when.startswith("1 June 2026, ")
    assert following_up.list_notes(laptop) == ()


def test_it_stays_on_today_until_it_was_passed_on(laptop):
    note = written(laptop, told="")
    assert [row.note for row in people.today(laptop).follow_ups] == [note.id]
    with pytest.raises(InputRefused, match="nobody_told"):
        following_up.pass_on(laptop, note)
    passed = following_up.pass_on(laptop, replace(note, told="the duty desk"))
    assert people.today(laptop).follow_ups == ()
    assert following_up.load_note(laptop, note.id) == passed
    following_up.take_up_again(laptop, passed)
    assert [row.note for row in people.today(laptop).follow_ups] == [note.id]


def test_what_waits_stands_before_what_was_passed_on(laptop):
    first, second = written(laptop), written(laptop)
    following_up.pass_on(laptop, first)
    assert [note.id for note in following_up.list_notes(laptop)] == [second.id, first.id]


def test_only_a_note_in_which_nothing_stands_is_let_go(laptop):
    full = written(laptop)
    empty = written(laptop, **dict.fromkeys(("said", "did", "told", "told_when"), ""))
    for note in (full, empty):
        following_up.drop_unwritten(laptop, note)
    assert following_up.list_notes(laptop) == (full,)


def test_it_survives_setting_aside_and_voiding(laptop, told):
    note, record = told
    interviewing.void(laptop, record.id, "begun in error")
    assert following_up.load_note(laptop, note.id) == note
    session = begun_talk(laptop, "Isla")
    other = written(laptop, session)
    interviewing.set_aside(laptop, session.interview)
    assert following_up.load_note(laptop, other.id) == other


def test_the_log_holds_that_it_was_passed_on_and_nothing_of_it(laptop, told):
    note, _ = told
    following_up.pass_on(laptop, note)
    following_up.log_note_printed(laptop, note.id)
    events = laptop.require_vault().load_events()
    assert [event.what for event in events][-2:] == ["follow_up_passed_on", "follow_up_printed"]
    assert CANARY not in repr(events)


def test_it_prints_alone_and_its_name_says_nothing(laptop, told, tmp_path):
    note, _ = told
    pdf = following_up.render_note(laptop, replace(note, about="Morag"))
    assert problems_of(pdf, tmp_path) == []
    text = " ".join(words_read(pdf, tmp_path))
    assert CANARY in text
    assert "Review conversation" not in text
    assert "Do you feel safe" not in text
    assert len(following_up.note_pages(laptop, note, dpi=40)) == 1


# -- where it never stands ----------------------------------------------------------


def test_not_in_what_the_screen_of_a_conversation_and_the_turned_screen_are_drawn_from(laptop):
    session = begun_talk(laptop)
    written(laptop, session)
    session = interviewing.resume(laptop, session.interview)
    for stage in steps.Stage:
        assert CANARY not in repr(screen_of(steps.go_to_stage(session, stage)))
    assert CANARY not in repr(session)


@pytest.mark.parametrize("kind", SheetKind)
@pytest.mark.parametrize("style", SheetStyle)
def test_not_on_any_sheet(laptop, told, tmp_path, kind, style):
    _, record = told
    pdf = summarising.render_sheet(laptop, record, kind, style)
    text = " ".join(words_read(pdf, tmp_path))
    assert "Morag" in text
    assert CANARY not in text


def test_not_among_the_jots(laptop):
    session = begun_talk(laptop)
    written(laptop, session)
    keep_jot(laptop, session.interview, Jot(number=1, text="a jot"))
    draft = laptop.require_vault().load_draft(session.interview)
    assert [jot.text for jot in draft.jots] == ["a jot"]
    assert laptop.require_vault().load_remarks() == ()


def test_not_in_what_is_copied_out_or_listed_or_shown_again(laptop, told):
    _, record = told
    copied = importing.copy_out(laptop, record.interview)
    shown = json.dumps(importing.show_interview(laptop, record.interview), ensure_ascii=False)
    listed = repr(importing.list_interviews(laptop))
    assert "Morag" in copied
    assert CANARY not in copied + shown + listed


def test_not_in_any_bundle(both, told, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    shown = preview(both.laptop)
    (bundle,) = write_bundles(both.laptop, stick, shown=shown)
    read = read_bundle(both.desk, bundle.file)
    assert len(read.records) == 1
    assert CANARY not in repr(read) + repr(shown.lines)


def test_not_shown_with_the_conversation_before(laptop, told):
    _, record = told
    session = interviewing.begin(laptop, choice_of(name="", person=record.person))
    assert session.earlier is not None
    assert CANARY not in repr(session.earlier) + repr(screen_of(session))


def test_not_on_today_nor_where_somebody_is_looked_for(laptop, told):
    assert people.today(laptop).follow_ups
    assert CANARY not in repr(people.today(laptop)) + repr(people.find_people(laptop, ""))


def test_not_in_a_file_that_can_be_read(laptop, told, tmp_path):
    following_up.render_note(laptop, told[0])
    assert files_holding(tmp_path, CANARY) == []


def test_a_note_nobody_has_is_refused(laptop):
    with pytest.raises(InputRefused, match="no_follow_up"):
        following_up.load_note(laptop, FollowUpId("nobody"))


def test_not_in_what_the_turned_screen_shows(laptop):
    session = begun_talk(laptop)
    written(laptop, session)
    session = interviewing.resume(laptop, session.interview)
    turned = [steps.go_to(session, page.id) for page in session.instrument.pages()]
    shown = [question_of(at, key, USUAL_LOOK) for at in turned for key in keys_here(at)]
    assert any(one is not None for one in shown)
    assert CANARY not in repr(shown)


def test_not_where_one_looks_back_over_time(laptop, told):
    _, record = told
    session = interviewing.begin(laptop, choice_of(name="", person=record.person))
    looked = look_back(laptop, session)
    assert not looked.is_empty
    assert CANARY not in repr(looked)


READERS = {
    "interview/follow_up.py": "what a note is",
    "record/today.py": "that one waits, and since when",
    "store/vault.py": "puts the store together",
    "store/vault_follow_ups.py": "its table",
    "store/vault_schema.py": "its table",
    "usecases/following_up.py": "its verbs",
    "usecases/acts.py": "the word that one was printed",
    "usecases/copies_out.py": "that its paper was printed, told before somebody it names is deleted",
    "usecases/person_file_parts.py": "the file of whoever is named in one, where it is marked",
    "usecases/people.py": "that one waits, for Today",
    "summary/follow_up_paper.py": "its own paper",
    "foundation/ids.py": "its id",
    "desktop/flows/follow_up_flow.py": "its page",
    "desktop/flows/came_from.py": "the way to its page from a page about a conversation, and back",
    "desktop/flows/sheet_flow.py": "the key on the sheet's page, where somebody says that it is not safe",
    "desktop/flows/summary_flow.py": "the key on the outcomes summary, read back with somebody there",
    "desktop/flows/begin_flow.py": "the key on Begin, where the person sits at the table already",
    "desktop/flows/follow_up_tool.py": "the key to its page",
    "desktop/flows/places.py": "the table of pages",
    "desktop/flows/talk_tools.py": "the table of tools",
    "desktop/flows/today_flow.py": "the way from Today to its page",
    "desktop/views/follow_up_view.py": "its page",
    "desktop/views/follow_up_key.py": "the key and its button, which say nothing",
    "desktop/views/begin_view.py": "where that button stands",
    "desktop/views/sheet_view.py": "where that button stands",
    "desktop/views/summary_view.py": "where that button stands",
    "desktop/views/today_rows.py": "that one waits, in words that say nothing",
    "desktop/views/today_view.py": "that one waits",
}
"""Every module that knows of follow-ups, with the reason; a new one is thought about twice."""


def test_nothing_else_of_the_program_knows_of_it():
    knowing = {
        module.name
        for module in modules()
        if re.search(r"follow_?up|FollowUp", module.text) and not module.name.startswith("store/migrations/")
    }
    assert knowing == set(READERS)


def test_only_its_own_modules_read_what_stands_in_it():
    door = r"load_follow_ups?\b|following_up\.(load_note|list_notes)\b"
    reading = {module.name for module in modules() if re.search(door, module.text)}
    assert reading == {
        "store/vault_follow_ups.py",
        "usecases/following_up.py",
        "desktop/flows/follow_up_flow.py",
    }


def test_only_a_note_that_was_passed_on_can_be_deleted_and_the_log_tells_that_one_was(laptop):
    note = replace(following_up.new_note(laptop, about="Morag"), said="x", did="y", told="z", told_when="now")
    following_up.save_note(laptop, note)
    with pytest.raises(InputRefused, match="note_not_passed_on"):
        following_up.delete_passed(laptop, note)
    passed = following_up.pass_on(laptop, note)
    following_up.delete_passed(laptop, passed)
    assert following_up.list_notes(laptop) == ()
    [line] = [one for one in look_at_log(laptop).lines if one.what == "follow_up_deleted"]
    assert "Morag" not in repr(line)
    with pytest.raises(InputRefused):
        following_up.delete_passed(laptop, passed)
