import tomllib

import pytest

from tests.kit.reading import grade_of, words_of
from udset_desktop.foundation.resources import read_resource_text
from udset_desktop.instrument.catalogue import list_instruments, load_instrument
from udset_desktop.interview.guidance import Guidance, guidance_on

WRITTEN = tomllib.loads(read_resource_text("guidance", "en", "pages.toml"))
INSTRUMENTS = [load_instrument(one.id, one.version) for one in list_instruments()]
PAGES = {page.id for instrument in INSTRUMENTS for page in instrument.pages()}
HELD_OUTCOMES = {
    page.id for instrument in INSTRUMENTS if instrument.is_held for page in instrument.pages() if page.outcome
}
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


def test_every_outcome_people_are_asked_about_has_guidance():
    assert HELD_OUTCOMES - set(WRITTEN) == set()


def test_guidance_is_about_pages_that_are_there():
    assert set(WRITTEN) - PAGES == set()


@pytest.mark.parametrize("way", [way for rows in WRITTEN.values() for way in rows["ways"]])
def test_every_way_to_ask_is_plain(way):
    for sentence in (part for part in way.replace("?", "?|").replace(". ", ".|").split("|") if part.strip()):
        words = words_of(sentence)
        assert len(words) <= 15
        assert len(words) < A_SENTENCE or grade_of(sentence) <= 5


def test_no_two_pages_tell_the_same_story():
    heard = [line for rows in WRITTEN.values() for line in rows["heard"]]
    assert len(set(heard)) == len(heard)
