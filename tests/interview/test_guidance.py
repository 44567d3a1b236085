import tomllib

import pytest

from tests.kit.reading import grade_of, words_of
from udset_desktop.foundation.resources import read_resource_text
from udset_desktop.instrument.catalogue import list_instruments, load_instrument
from udset_desktop.instrument.model import EXPERIENCE, REFLECTION, SUMMARY
from udset_desktop.interview.guidance import Guidance, guidance_at, guidance_on, guidance_on_work

WRITTEN = tomllib.loads(read_resource_text("guidance", "en", "pages.toml"))
INSTRUMENTS = [load_instrument(one.id, one.version) for one in list_instruments()]
PAGES = {page.id for instrument in INSTRUMENTS for page in instrument.pages()}
STAGES = tomllib.loads(read_resource_text("guidance", "en", "stages.toml"))
WORK = tomllib.loads(read_resource_text("guidance", "en", "work.toml"))
WORK_PAGES = {
    (one.id, page.id)
    for one in INSTRUMENTS
    if one.purpose in {EXPERIENCE, REFLECTION, SUMMARY}
    for page in one.pages()
}
EVERY = [*WRITTEN.values(), *STAGES.values(), *(rows for form in WORK.values() for rows in form.values())]
HELD = {page.id for instrument in INSTRUMENTS if instrument.is_held for page in instrument.pages()}
A_SENTENCE = 6


def test_a_page_has_other_ways_and_things_people_say():
    guidance = guidance_on("safe")
    assert len(guidance.ways) >= 2
    assert len(guidance.heard) >= 2
    assert "F2" in guidance.mind


def test_a_page_nobody_wrote_about_has_none():
    assert guidance_on("no_such_page") == Guidance()


def test_another_language_is_english_line_by_line():
    assert guidance_on("safe", "gd") == guidance_on("safe")


def test_every_page_of_every_conversation_has_guidance():
    assert HELD - set(WRITTEN) == set()


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda one: f"{one.id}-{one.version}")
def test_every_page_of_every_instrument_says_why_it_is_asked(instrument):
    assert [
        page.id for page in instrument.pages() if not instrument.words(f"page.{page.id}.why").strip()
    ] == []


@pytest.mark.parametrize("stage", STAGES)
def test_where_no_single_question_is_asked_there_is_guidance_too(stage):
    guidance = guidance_at(stage)
    assert guidance.why
    assert len(guidance.ways) >= 2
    assert len(guidance.heard) >= 2
    assert guidance.mind


def test_every_page_of_every_form_about_ones_own_work_has_guidance_of_its_own():
    assert {(form, page) for form, pages in WORK.items() for page in pages} == WORK_PAGES
    for form, page in WORK_PAGES:
        guidance = guidance_on_work(form, page)
        assert len(guidance.ways) >= 2
        assert len(guidance.heard) >= 2
        assert guidance.mind


def test_guidance_is_about_pages_that_are_there():
    assert set(WRITTEN) - PAGES == set()


@pytest.mark.parametrize("way", [way for rows in EVERY for way in rows["ways"]])
def test_every_way_to_ask_is_plain(way):
    for sentence in (part for part in way.replace("?", "?|").replace(". ", ".|").split("|") if part.strip()):
        words = words_of(sentence)
        assert len(words) <= 15
        assert len(words) < A_SENTENCE or grade_of(sentence) <= 5


def test_no_two_pages_tell_the_same_story():
    heard = [line for rows in EVERY for line in rows["heard"]]
    assert len(set(heard)) == len(heard)
