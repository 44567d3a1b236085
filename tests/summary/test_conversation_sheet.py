from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.interviews import a_session
from tests.kit.sheets import a_project
from tests.kit.tools import HELD_WITH
from udset_desktop.document.told import plain_text
from udset_desktop.instrument.catalogue import load_instrument
from udset_desktop.instrument.model import Facet, Kind
from udset_desktop.interview.begin import begin_lists
from udset_desktop.interview.drawing import paper_pages_of
from udset_desktop.project.model import Service
from udset_desktop.summary.conversation_pdf import conversation_blocks
from udset_desktop.summary.conversation_sheet import conversation_sheet

USERS = load_instrument("user-review", "1.0.0")
SHEET = conversation_sheet(USERS, a_project())


def page_of(title):
    return next(page for section in SHEET.sections for page in section.pages if page.title == title)


def asked_on(page, ask):
    return next(asked for asked in page.asked if asked.ask == ask)


def test_every_page_of_every_section_is_there_in_order():
    titles = [page.title for section in SHEET.sections for page in section.pages]
    assert titles == [USERS.words(f"page.{page.id}.title") for page in USERS.pages()]
    assert SHEET.sections[0].title == "The help you get"


def test_the_check_question_has_the_words_of_its_scale_and_what_may_be_said_instead():
    asked = asked_on(page_of("Feeling safe"), "Do you feel safe, at home and when you are out?")
    assert asked.choices == ("Yes", "Mostly", "Not really", "No")
    assert asked.others == ("Doesn't apply", "Don't know", "Rather not say", "The question didn't work")


def test_the_persons_words_get_lines_and_no_second_question():
    first = page_of("Feeling safe").asked[0]
    assert (first.ask, first.choices) == ("", ())
    assert first.lines >= 3


def test_the_long_lists_are_left_for_typing_in():
    safe = next(page for page in USERS.pages() if page.id == "safe")
    helps = USERS.words(f"item.{safe.item(Facet.HELPS).id}.ask")
    assert helps not in [asked.ask for asked in page_of("Feeling safe").asked]


def test_services_are_the_projects_own():
    used = [asked for section in SHEET.sections for page in section.pages for asked in page.asked]
    assert ("1\N{NO-BREAK SPACE}Taynuilt day service",) in [asked.choices for asked in used]


def test_each_box_of_a_list_has_the_number_it_is_typed_in_with():
    services = tuple(Service(code=f"s{n}", name=f"Service {n}", people=9) for n in range(1, 13))
    sheet = conversation_sheet(USERS, a_project(services=services))
    choices = next(
        asked.choices
        for section in sheet.sections
        for page in section.pages
        for asked in page.asked
        if len(asked.choices) == len(services)
    )
    assert (choices[0], choices[11]) == ("01\N{NO-BREAK SPACE}Service 1", "12\N{NO-BREAK SPACE}Service 12")


def test_how_it_stands_since_last_time_is_only_for_those_who_talked_before():
    verdict = USERS.words("item.safe.verdict.ask")
    assert asked_on(page_of("Feeling safe"), f"{verdict} (Only if we talked before.)").choices


@pytest.mark.parametrize(
    ("key", "notes"),
    [("carer-review/2.1.1", ["services.adults"]), ("carer-plan/1.0.1", ["caring.prepares", "caring.adults"])],
)
def test_what_the_tool_says_to_whoever_holds_it_stands_first(key, notes):
    instrument = load_instrument(*key.split("/"))
    first = conversation_sheet(instrument, a_project()).sections[0].pages[0]
    assert first.notes == tuple(instrument.words(f"item.{note}.ask") for note in notes)
    read = plain_text(conversation_blocks(conversation_sheet(instrument, a_project())))
    assert all(note in read for note in first.notes)


def test_a_carer_is_asked_whom_they_look_after_and_everybody_what_it_is_about():
    lists = begin_lists(a_project(), {})
    carers = conversation_sheet(load_instrument("carer-plan", "1.0.1"), a_project())
    for sheet, asks in ((carers, True), (SHEET, False)):
        assert (lists.words["looks_after"] in [asked.ask for asked in sheet.frame]) is asks
        about = next(asked for asked in sheet.frame if asked.ask == lists.words["about_help"])
        assert about.choices == ("All the help", "Taynuilt day service")
    alone = conversation_sheet(USERS, a_project(services=()))
    assert lists.words["about_help"] not in [asked.ask for asked in alone.frame]


def test_the_sheet_asks_before_and_after_and_names_its_instrument():
    assert any(asked.ask.startswith("Is it all right to talk") for asked in SHEET.before)
    assert len(SHEET.after) == 3
    assert SHEET.instrument == "user-review/1.0.0"
    assert "harm" in SHEET.notice


def test_what_begin_asks_at_typing_in_has_its_place_in_the_same_words():
    there = [(asked.ask, *asked.choices, *asked.others) for asked in (*SHEET.frame, *SHEET.before)]
    lists = begin_lists(a_project(), {})
    for ask, *asked in (
        (lists.words["answering"], lists.respondents, lists.supports),
        (lists.words["speaker"], lists.speakers, lists.perspectives),
        (lists.words["aids"], lists.aids),
        (lists.words["notice.ask"], lists.notices),
        ("Who says yes or no?", lists.givers),
        ("How was it said?", lists.hows),
    ):
        assert (ask, *(one.words for row in asked for one in row)) in there


def test_linking_is_asked_on_paper_where_the_project_joins_visits():
    joining = a_project()
    joining = replace(joining, wording="1", switches=replace(joining.switches, linking=True))
    last = conversation_sheet(USERS, joining).after[-1]
    assert last.ask.startswith("May we put this talk beside your next one")
    newer = conversation_sheet(USERS, replace(joining, wording="2")).after[-1]
    assert newer.ask.startswith("May we put this conversation with your next one")
    assert last.ask not in [asked.ask for asked in SHEET.after]


def test_what_is_asked_alone_says_so():
    carers = conversation_sheet(load_instrument("carer-review", "1.0.0"), a_project())
    alone = [page.title for section in carers.sections for page in section.pages if page.alone]
    assert alone == ["You and this person"]


@pytest.mark.parametrize("key", ["user-review/1.0.0", "carer-review/1.0.0", "carer-review/2.0.0", *HELD_WITH])
def test_no_slot_is_left_open(key):
    sheet = conversation_sheet(load_instrument(*key.split("/")), a_project())
    assert "{" not in str(sheet)


@pytest.mark.parametrize("key", HELD_WITH)
def test_every_question_has_a_box_or_a_line_also_where_the_project_lists_no_services(key):
    project = a_project(services=())
    sheet = conversation_sheet(load_instrument(*key.split("/")), project)
    pages = [page for section in sheet.sections for page in section.pages]
    asked = [*sheet.frame, *sheet.before, *(one for page in pages for one in page.asked), *sheet.together]
    assert [one.ask for one in (*asked, *sheet.after) if not one.choices and not one.lines] == []
    session = a_session(load_instrument(*key.split("/")), project=project)
    rows = [item for page in paper_pages_of(session) for item in page.items]
    choosing = [item for item in rows if item.kind in (Kind.ONE, Kind.MANY)]
    assert [item.id for item in choosing if not item.choices] == []
    assert len([one for page in pages for one in page.asked]) == len(rows)


@pytest.mark.parametrize("key", [key for key in HELD_WITH if key.startswith("carer")])
def test_paper_without_a_name_reads_well_and_the_name_has_a_line(key):
    instrument = load_instrument(*key.split("/"))
    sheet = conversation_sheet(instrument, a_project())
    told = plain_text(conversation_blocks(sheet))
    assert "this person" in told
    assert instrument.words("instrument.no_name") not in told
    assert "{name}" not in told
    assert begin_lists(a_project(), {}).words["looks_after"] in [one.ask for one in sheet.frame if one.lines]
