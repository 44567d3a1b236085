"""What a screen reader is told where something is on file or on paper already: over the accessibility bus.

Earlier conversations beside the present one, a conversation typed in from paper, and a correction.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.journeys.test_screen_reader import faults_of, standing_on
from tests.journeys.test_screen_reader_places import described, in_sight
from tests.journeys.test_window_by_keyboard import INSTRUMENT, asking, jump
from tests.kit.joined import joined
from tests.kit.talks import choice_of, finished_talk
from tests.kit.virtual_screen import until
from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.words import say
from udset_desktop.interview import session as steps
from udset_desktop.usecases import interviewing

pytestmark = pytest.mark.screen

NAME = "Heatherbell Muckle"
EARLIER = "2026-04-02"
NIGHTS = "It is the nights."
SAFE = INSTRUMENT.words("page.safe.title")


@pytest.fixture
def laptop(tmp_path):
    """A laptop on made-up ground, to put something on before its window opens."""
    both = joined(tmp_path)
    yield both.laptop
    both.close()


def held(workplace, *, person="", **header):
    """A conversation begun with somebody."""
    choice = choice_of("" if person else NAME)
    return interviewing.begin(
        workplace, replace(choice, person=person or None, header=replace(choice.header, **header))
    )


def carry_on(window):
    """From Today into the one that is under way."""
    window.at("today")
    window.press(f"{say('today.deed.carry_on')}: {NAME}")
    asking(window, "pages")


def test_earlier_words_are_heard_under_their_day_and_the_person_s_own_view_as_chosen(reader, shown, laptop):
    first = held(laptop, held_on=EARLIER)
    for item, raw in (("safe.words", NIGHTS), ("safe.rating", "mostly")):
        first, _ = steps.answer_item(first, item, raw)
    record = interviewing.finish(laptop, first)
    interviewing.pause(laptop, held(laptop, person=record.person))
    laptop.close()
    window = shown("laptop-home")
    reader.listen("object:announcement")
    carry_on(window)
    jump(window, "safe")
    button = reader.find(say("over_time.open_says"))
    assert "expandable" in button.states
    assert "collapsed" in button.states

    window.keys("ctrl+e")
    title = say("over_time.title", title=SAFE)
    reader.hears(title)
    standing_on(reader, "heading", title)
    assert "expanded" in reader.find(say("over_time.open_says")).states
    assert faults_of(reader) == []
    told = [one.name for one in reader.window().all() if "showing" in one.states]
    then = INSTRUMENT.words("scale.fit-4.mostly")
    for line in (long_date(EARLIER), NIGHTS, say("over_time.said", said=then)):
        assert line in told
    assert told.index(long_date(EARLIER)) < told.index(NIGHTS)

    closer = INSTRUMENT.words("choice.verdict.closer")
    assert INSTRUMENT.words("facet.verdict.ask") in in_sight(reader, "panel")
    assert reader.find(closer).role == "radio button"
    reader.press(reader.find(closer))
    until(lambda: "checked" in reader.find(closer).states, "their own view heard as chosen")
    reader.press(reader.find(closer))
    until(lambda: "checked" not in reader.find(closer).states, "their own view taken back")
    reader.press(reader.find(say("over_time.close")))
    standing_on(reader, "heading", INSTRUMENT.words("page.safe.opening"))
    assert NIGHTS not in [one.name for one in reader.window().all() if "showing" in one.states]


def test_on_the_page_for_paper_each_sign_is_heard_with_what_it_means(reader, shown, laptop):
    interviewing.pause(laptop, held(laptop, mode="paper_typed_later", held_on=EARLIER))
    laptop.close()
    window = shown("laptop-home")
    reader.listen("object:announcement")
    carry_on(window)
    reader.hears(say("type_in.title"))
    assert faults_of(reader) == []
    first, asked = INSTRUMENT.words("page.services.title"), INSTRUMENT.words("item.services.words.ask")
    standing_on(reader, "text", say("type_in.written_to", title=first, ask=asked))

    line = say("type_in.ticks", title=SAFE)
    window.go_to("ticks_safe.rating")
    standing_on(reader, "text", line)
    window.write("2")
    mostly = INSTRUMENT.words("scale.fit-4.mostly")
    reader.hears(mostly)
    described(reader, line, mostly)
    window.write("x")
    wrong = say("type_in.unknown", sign="x")
    reader.hears(wrong)
    described(reader, line, wrong)
    window.keys("BackSpace", "minus")
    reader.hears(say("type_in.no_tick"))
    window.keys("Return")
    until(lambda: ("text", line) not in {(one.role, one.name) for one in reader.focused()}, "the next row")
    assert faults_of(reader) == []


def test_a_correction_says_what_it_is_asks_why_and_opens_once_it_is_told(reader, shown, laptop):
    finished_talk(laptop, NAME)
    laptop.close()
    window = shown("laptop-home")
    reader.listen("object:announcement")
    window.at("today")
    reader.press(reader.find(f"{say('today.deed.correct')}: {NAME}"))
    reader.hears(say("correct.title"))
    standing_on(reader, "text", say("correct.reason"))
    assert reader.find(say("correct.reason")).description == say("correct.lead")
    assert faults_of(reader) == []
    assert say("correct.open") not in [one.name for one in reader.window().reached()]
    window.write("The wrong box")
    reader.press(reader.find(say("correct.open")))
    asking(window, "pages")
    reader.hears(say("correct.under_way"))
    jump(window, "safe")
    standing_on(reader, "heading", INSTRUMENT.words("page.safe.opening"))
    mostly, yes = (INSTRUMENT.words(f"scale.fit-4.{one}") for one in ("mostly", "yes"))
    assert "checked" in reader.find(mostly).states
    reader.press(reader.find(yes))
    until(lambda: "checked" in reader.find(yes).states, "the new answer heard as chosen")
    assert "checked" not in reader.find(mostly).states
    assert faults_of(reader) == []
