"""Whatever is put into a conversation: a clear sentence, and nothing that was there before is lost."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from tests.kit.talks import begun_talk, choice_of
from tests.kit.windows import entered
from udset_desktop.desktop.app import Program
from udset_desktop.desktop.fields.line_field import iso_of
from udset_desktop.desktop.flows.begin_flow import BeginFlow
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.desktop.look.growing_box import LETTERS_AT_MOST
from udset_desktop.foundation.clock import FixedClock
from udset_desktop.foundation.places import Home
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.instrument.model import Kind
from udset_desktop.interview.entry import WORDS_AT_MOST
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.interview.session import reply
from udset_desktop.interview.together import Together
from udset_desktop.usecases import interviewing

TYPED = (Kind.WORDS, Kind.PEOPLE, Kind.WHOLE, Kind.DATE)
CHOSEN = (Kind.RATING, Kind.ONE, Kind.MANY, Kind.FLAG)
HUGE = "x" * 10_000_000
MARKS = "the \u202enights\u202c\x07 \u200fsince\ufeff May"
STRANGE = (
    HUGE,
    MARKS,
    "1800-01-01",
    "2100-01-01",
    "30/2/2026",
    "31/2/2026",
    "\ud800",
    "-1",
    "9" * 400,
    "no such word",
)


@pytest.fixture(params=["user-review/1.0.0", "carer-review/1.0.0"])
def flow(request, qtbot, frame):
    session = interviewing.begin(frame.workplace, choice_of(instrument=request.param))
    made = entered(ConversationFlow(frame), session=session)
    qtbot.addWidget(made.view)
    return made


def kept(flow):
    return flow.workplace.require_vault().load_draft(flow.session.interview)


def items(flow, *kinds):
    opened = {item.id for item in flow.session.instrument.items() if not item.alone}
    return [item for item in flow.session.instrument.items() if item.kind in kinds and item.id in opened]


def said_before(item):
    if item.kind is Kind.WHOLE:
        return "2"
    return "3.5.2026" if item.kind is Kind.DATE else "said before"


def test_nothing_typed_takes_away_what_was_said_and_a_refusal_has_its_sentence(flow):
    for item in items(flow, *TYPED):
        for raw in STRANGE:
            said_and_then(flow, item, raw)


def said_and_then(flow, item, raw):
    before = said_before(item)
    flow.view.given.emit(item.id, (before,) if item.kind is Kind.PEOPLE else before, "")
    held = flow.session.answers.get(item.id)
    assert held is not None
    flow.view.typed.emit(item.id, raw)
    flow.view.given.emit(item.id, (before, raw) if item.kind is Kind.PEOPLE else raw, "")
    found = flow.session.findings.get(item.id, ())
    now = flow.session.answers.get(item.id)
    assert now == held or not found  # refused: what was there stays
    assert all(sentence_of(one.code, one.context) for one in found)
    draft = kept(flow)
    assert draft.answers.get(item.id) == now
    if found and len(raw) <= LETTERS_AT_MOST and item.kind is not Kind.PEOPLE:
        assert draft.typing[item.id] == raw.replace("\ud800", "")


def test_nothing_off_a_list_is_ever_chosen(flow):
    for item in items(flow, *CHOSEN):
        for raw in STRANGE:
            flow.view.given.emit(item.id, raw, "")
            assert flow.session.answers.get(item.id) is None
            assert flow.session.findings[item.id]
        assert item.id not in kept(flow).answers


def test_unseen_marks_are_taken_out_and_said(flow, frame):
    flow.view.given.emit("strengths.words", MARKS, "")
    assert kept(flow).answers["strengths.words"].value == "the nights since May"
    assert frame.told == ["5 unseen marks were taken out of the text. Every letter is still there."]


def test_a_text_longer_than_an_answer_waits_whole_until_it_is_shortened(flow, frame):
    long = "word " * (WORDS_AT_MOST // 5 + 10)
    flow.view.typed.emit("strengths.words", long)
    flow.view.given.emit("strengths.words", long, "")
    flow._on_next()
    flow.leave()
    assert kept_typing(frame, flow) == long


def kept_typing(frame, flow):
    (draft,) = frame.workplace.require_vault().load_drafts()
    return draft.typing["strengths.words"]


@pytest.mark.parametrize(
    "day", ["1/1/1800", "1/1/2100", "30/2/2026", "31/2/2026", "when the weather is better"]
)
def test_a_day_to_look_again_that_cannot_be_is_said_and_kept_as_typed(flow, day):
    good = Together(matters=("the club",), review_on="2026-12-01")
    flow.view.together.changed.emit(good)
    flow.view.together.changed.emit(replace(good, review_on=iso_of(day)))
    assert flow.session.together.review_on == "2026-12-01"
    assert flow.session.together.matters == ("the club",)
    assert all(sentence_of(one.code, one.context) for one in flow.session.findings["together"])
    assert kept(flow).together.review_on == "2026-12-01"
    assert iso_of(day) in kept(flow).typing["together"]


def test_no_day_to_look_again_is_no_fault_and_takes_nothing_else_away(flow):
    flow.view.together.changed.emit(Together(matters=("the club",), review_on="2026-12-01"))
    flow.view.together.changed.emit(Together(matters=("the club",), review_on=iso_of("")))
    assert kept(flow).together == Together(matters=("the club",))
    assert not flow.session.findings.get("together")


def test_a_clock_set_back_a_year_loses_nothing_and_keeps_the_days_as_they_were(flow, frame):
    flow.view.given.emit("strengths.words", "said before", "")
    held_on, before = flow.session.header.held_on, kept(flow)
    frame.workplace.clock = FixedClock(frame.workplace.clock.now_utc() - timedelta(days=365))
    flow.view.given.emit("strengths.words", "said after", "")
    assert kept(flow).answers["strengths.words"].value == "said after"
    assert kept(flow).header.held_on == held_on
    flow.leave()
    (draft,) = frame.workplace.require_vault().load_drafts()
    again = interviewing.resume(frame.workplace, draft.interview)
    assert again.answers.get("strengths.words").value == "said after"
    assert len(again.answers.answers) == len(before.answers)
    record = interviewing.finish(frame.workplace, reply(again, Purpose.FIGURES, Reply.NO)[0])
    assert (record.held_on, record.answers["strengths.words"].value) == (held_on, "said after")
    assert record.minutes is None or record.minutes >= 0


@pytest.mark.parametrize("day", ["1/1/1800", "1/1/2100", "30/2/2026", "31/2/2026", "", HUGE])
def test_a_talk_on_paper_has_a_day_that_can_be(qtbot, frame, day):
    flow = entered(BeginFlow(frame))
    qtbot.addWidget(flow.view)
    choice = choice_of()
    header = replace(choice.header, mode="paper_typed_later", held_on=iso_of(day))
    flow.view.begin_asked.emit(replace(choice, header=header))
    assert frame.place != "conversation"
    assert flow.view.trouble.text()
    assert frame.workplace.require_vault().load_drafts() == ()


@pytest.mark.parametrize(
    ("name", "is_kept"),
    [(HUGE, ""), ("Mor\u202eag\x00 Ross", "Morag Ross"), ("\u200f\ufeff", ""), ("\n\t ", "")],
)
def test_a_name_is_kept_as_it_can_be_or_refused(qtbot, frame, name, is_kept):
    flow = entered(BeginFlow(frame))
    qtbot.addWidget(flow.view)
    flow.view.begin_asked.emit(choice_of(name))
    names = [person.name for person in frame.workplace.require_vault().load_people()]
    assert names == ([is_kept] if is_kept else [])
    assert bool(flow.view.trouble.text()) != bool(is_kept)


@pytest.fixture
def window(qtbot, tmp_path, frame):
    """The real window on a conversation."""
    program = Program(Home(folder=tmp_path / "home"), clock=frame.workplace.clock)
    shell = program.shell
    program.show()
    qtbot.waitUntil(lambda: shell.place == "first_start", timeout=20_000)
    shell.flows["first_start"].view.way_buttons["try"].click()
    qtbot.waitUntil(lambda: shell.place == "today" and program.runner.is_quiet, timeout=60_000)
    shell.go("conversation", session=begun_talk(shell.workplace))
    qtbot.waitUntil(lambda: program.runner.is_quiet, timeout=20_000)
    yield shell
    QApplication.clipboard().clear()
    program.end()


def test_ten_megabytes_pasted_into_the_window_are_one_quiet_line(qtbot, window):
    talk = window.flows["conversation"].view
    box = talk.page.body.fields[0].box
    qtbot.keyClicks(box, "said before")
    QApplication.clipboard().setText(HUGE)
    box.paste()
    assert box.toPlainText() == "said before"
    assert "10000011" in window.bar.words.text()
    assert not window.bar.isHidden()
    window.bar.hush()
    window.go("today")
    qtbot.waitUntil(lambda: window.place == "today")
    search = window.flows["today"].view.search
    search.paste()
    assert search.text() == ""
    assert not window.bar.isHidden()
