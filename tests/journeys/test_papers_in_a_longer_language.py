"""Every paper and every text that goes out, in the made-up language that is four tenths longer.

Nothing runs off its page or over another word, nothing is lost, nothing stays in English, and every
paper passes PDF/UA-1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import pytest

from tests.kit.decided import LINKING_TEXT
from tests.kit.joined import Joined, joined
from tests.kit.papers import clashes_in, problems_of, words_drawn, words_read
from tests.kit.rows import a_hidden_row, a_row
from tests.kit.tools import EVERY_TOOL, HELD_WITH, all_answered, tool_choice
from udset_desktop.document.blocks import Block, words_in
from udset_desktop.foundation.ids import FollowUpId
from udset_desktop.foundation.languages import PSEUDO_LANGUAGE
from udset_desktop.instrument.catalogue import own_catalogue
from udset_desktop.interview import session as steps
from udset_desktop.interview.follow_up import PARTS, FollowUp
from udset_desktop.interview.header import AIDS, OTHERS
from udset_desktop.interview.permission import Reply, purposes_of
from udset_desktop.interview.together import INPUTS, WANTED, WHO, WHY_NOT, Action, Together
from udset_desktop.record.model import Record
from udset_desktop.record.wants import count_missed, missed_in
from udset_desktop.report.content import Coverage, report_content
from udset_desktop.report.pdf import render_report, report_blocks
from udset_desktop.summary.conversation_pdf import STYLES, conversation_blocks
from udset_desktop.summary.conversation_sheet import conversation_sheet
from udset_desktop.summary.follow_up_paper import follow_up_blocks
from udset_desktop.summary.missed_paper import MissedPaper, missed_blocks, render_missed
from udset_desktop.summary.person_file import person_file_blocks, render_person_file
from udset_desktop.summary.source import source_of_record
from udset_desktop.summary.supervision_pdf import render_supervision, supervision_blocks
from udset_desktop.summary.supervision_sheet import own_words, supervision_sheet
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.following_up import render_note
from udset_desktop.usecases.importing import copy_out
from udset_desktop.usecases.outcomes_summary import finish_summary, note_reading, open_summary
from udset_desktop.usecases.paper_sheets import render_blank
from udset_desktop.usecases.person_file import person_file
from udset_desktop.usecases.sheet_copies import sheet_text
from udset_desktop.usecases.summarising import SheetKind, SheetStyle, blocks_of, render_sheet

TOOLS = tuple(HELD_WITH)
SHEETS = (
    *((SheetKind.PERSON, style) for style in SheetStyle),
    (SheetKind.REVIEW, SheetStyle.STANDARD),
    (SheetKind.SUMMARY, SheetStyle.STANDARD),
)
PAPERS = {
    "summary/pdf.py": "test_every_sheet_of_every_tool",
    "summary/outcome_pdf.py": "test_every_sheet_of_every_tool",
    "summary/conversation_pdf.py": "test_every_conversation_sheet",
    "summary/follow_up_paper.py": "test_the_follow_up_note",
    "summary/person_file.py": "test_the_file_of_a_person",
    "summary/missed_paper.py": "test_the_list_of_what_was_not_there",
    "summary/supervision_pdf.py": "test_the_talk_without_names",
    "report/pdf.py": "test_the_report_of_the_measures",
}
"""Every module that sets a paper, and the test below that runs it; `architecture/test_papers.py` holds it whole."""

TOGETHER = Together(
    matters=("xx", "yy", "zz"),
    actions=(
        *(Action(what="ww", who=(who,), inputs=INPUTS[:-1], by_when="2026-07-09", matter=1) for who in WHO),
        Action(what="vv", who=WHO),
        *(
            Action(what="tt", available=False, why=why, wanted=(wanted,), matter=2)
            for why, wanted in zip((*WHY_NOT, WHY_NOT[0]), WANTED, strict=True)
        ),
    ),
    review_on="2026-12-01",
    read_back="partly",
)
SAID = re.compile(
    r"(said|somebody) at [\w.]+|Morag Ross|Jean|Machair conversations|Home care|Lorn|lorn|Oban|North end"
    r"|Users feeling safe|People who use services feel safe"  # what a measure is called in the law's papers
    r"|\b[\w-]+/\d+\.\d+\.\d+\b"  # the name of an instrument, for typing into the same
)
"""What people said, and what they and their projects are called."""


@dataclass(frozen=True)
class Talked:
    """One conversation with each tool on a laptop whose words are made up."""

    both: Joined
    records: dict[str, Record]


@pytest.fixture(scope="module")
def talked(tmp_path_factory):
    asked = EVERY_TOOL.replace("[switches]\ncomparison = false", LINKING_TEXT)  # all that can be asked
    both = joined(tmp_path_factory.mktemp("longer"), asked)
    both.laptop.language = PSEUDO_LANGUAGE
    yield Talked(both, {key: _talk(both.laptop, key) for key in TOOLS})
    both.close()


def _talk(workplace, key: str) -> Record:
    others = OTHERS if HELD_WITH[key] == "user" else ()  # with a carer some things are asked alone
    choice = tool_choice(key, looks_after="Jean", others=others, aids=AIDS[:-1])
    session = interviewing.begin(workplace, replace(choice, language=PSEUDO_LANGUAGE))
    session, found = steps.set_together(all_answered(session), TOGETHER)
    assert not found
    for purpose in purposes_of(session.project):
        session, _ = steps.reply(session, purpose, Reply.YES)
    return interviewing.finish(workplace, session)


def in_english(text: str) -> set[str]:
    """Words outside the brackets of the made-up language that nobody said."""
    depth, kept = 0, []
    for sign in SAID.sub(" ", text):
        depth += (sign == "[") - (sign == "]")
        kept.append(" " if depth or sign == "]" else sign)
    return set(re.findall(r"[A-Za-z]*[aeiou][A-Za-z]*", "".join(kept)))


def look_over(pdf: bytes, blocks: tuple[Block, ...], folder) -> None:
    assert problems_of(pdf, folder) == []
    # A word over two pages is two marks of one element: joined up, nothing is missing.
    assert "".join(words_read(pdf, folder)) == "".join(words_in(blocks))
    assert clashes_in(pdf, folder) == []
    drawn = words_drawn(pdf, folder)
    assert drawn.count("[") == drawn.count("]")  # head and foot too: what is cut has lost its bracket
    assert in_english(" ".join(words_in(blocks))) == set()


@pytest.mark.parametrize(("kind", "style"), SHEETS, ids=lambda one: one.value)
@pytest.mark.parametrize("key", TOOLS)
def test_every_sheet_of_every_tool(talked, key, kind, style, tmp_path):
    workplace, record = talked.both.laptop, talked.records[key]
    assert record.language == PSEUDO_LANGUAGE
    pdf = render_sheet(workplace, record, kind, style)
    look_over(pdf, blocks_of(workplace, record, kind, style), tmp_path)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("key", TOOLS)
def test_every_conversation_sheet(talked, key, style, tmp_path):
    workplace = talked.both.laptop
    sheet = conversation_sheet(
        own_catalogue().by_key(key), workplace.require_project(), language=PSEUDO_LANGUAGE
    )
    assert len(sheet.after) == 4
    look_over(render_blank(workplace, key, style), conversation_blocks(sheet), tmp_path)


def test_the_follow_up_note(talked, tmp_path):
    workplace = talked.both.laptop
    note = FollowUp(
        id=FollowUpId("n"),
        begun_utc="2026-05-04T09:30:00+00:00",
        passed_utc="2026-05-05T08:00:00+00:00",
        **dict.fromkeys(PARTS, "ss"),
    )
    training = workplace.require_project().training
    blocks = follow_up_blocks(note, language=PSEUDO_LANGUAGE, training=training)
    look_over(render_note(workplace, note), blocks, tmp_path)


def test_the_file_of_a_person(talked, tmp_path):
    workplace = talked.both.laptop
    for key in TOOLS:
        file = person_file(workplace, talked.records[key].person)
        look_over(render_person_file(file), person_file_blocks(file), tmp_path)


@pytest.mark.parametrize(("about", "since"), [("", ""), ("user", "2026-04-01"), ("carer", "2026-04-01")])
def test_the_list_of_what_was_not_there(talked, about, since, tmp_path):
    missed = [one for record in talked.records.values() for one in missed_in(record)]
    paper = MissedPaper(
        rows=count_missed(missed),
        since=since,
        until="2026-06-01",
        about=about,
        conversations=len(TOOLS),
        wording=talked.both.laptop.require_project().wording,
        language=PSEUDO_LANGUAGE,
        training=True,
    )
    look_over(render_missed(paper), missed_blocks(paper), tmp_path)


@pytest.mark.parametrize("key", TOOLS)
def test_the_talk_without_names(talked, key, tmp_path):
    workplace, record = talked.both.laptop, talked.records[key]
    instrument = own_catalogue().by_key(key)
    source = source_of_record(record, name="", instrument=instrument, project=workplace.require_project())
    passed = {one.id: one.text for one in own_words(source, language=record.language)}
    sheet = supervision_sheet(source, passed, language=record.language)
    look_over(render_supervision(sheet), supervision_blocks(sheet), tmp_path)


def test_the_report_of_the_measures(tmp_path):
    rows = [a_row(group=group) for group in ("", "Oban")] + [a_hidden_row()]
    coverage = Coverage(project="Lorn", partnership="lorn", by="locality", as_at="2026-06-01", training=True)
    content = report_content(rows, coverage, language=PSEUDO_LANGUAGE)
    look_over(render_report(content), report_blocks(content), tmp_path)


@pytest.mark.parametrize("key", TOOLS)
def test_every_text_that_goes_out(talked, key):
    workplace, record = talked.both.laptop, talked.records[key]
    for kind, style in SHEETS:
        told = sheet_text(workplace, record, kind, style)
        assert "[" in told
        assert in_english(told) == set()
    assert in_english(copy_out(workplace, record.interview)) == set()


def test_the_summary_says_how_it_was_read_back(talked, tmp_path):
    workplace, record = talked.both.laptop, talked.records["user-review/1.0.1"]
    summary = note_reading(workplace, open_summary(workplace, record.id), "read_back.said", "partly")
    record = finish_summary(workplace, note_reading(workplace, summary, "read_back.words", "rr"))
    blocks = blocks_of(workplace, record, SheetKind.SUMMARY, SheetStyle.STANDARD)
    assert "rr" in words_in(blocks)
    look_over(render_sheet(workplace, record, SheetKind.SUMMARY), blocks, tmp_path)
