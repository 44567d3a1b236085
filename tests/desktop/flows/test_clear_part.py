"""Letting people go in the window: nothing before the list was seen and the question answered."""

import pytest

from tests.kit.signed import World, on_file
from tests.kit.windows import FakeFrame, entered, words_on
from udset_desktop.desktop.flows.clear_part import SHOWN, clear_shown
from udset_desktop.desktop.flows.sharing_flow import SharingFlow
from udset_desktop.usecases.clearing_values import ClearPlan, Standing, Wait


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path)
    yield made
    made.both.close()


@pytest.fixture
def frame(world):
    return FakeFrame(world.laptop)


@pytest.fixture
def flow(qtbot, frame, world):
    for name in ("Agnes", "Isla"):
        on_file(world, name, sheet="handed_over" if name == "Agnes" else "")
    world.send()
    world.sign()
    world.days_later(31)
    flow = SharingFlow(frame)
    qtbot.addWidget(flow.view)
    entered(flow)
    return flow


def people(world):
    return [one.name for one in world.laptop.vault.load_people()]


def test_the_list_says_who_may_go_and_what_the_others_wait_for(flow):
    card = flow.view.clear
    card.list_button.click()
    said = words_on(card)
    for words in (
        "On this computer it is 2 July 2026.",
        "Agnes",
        "May go. Conversations: 1.",
        "Isla",
        "A sheet is still owed.",
        "30 days",
    ):
        assert words in said
    assert not card.clear_button.isHidden()


def test_a_no_keeps_everybody_and_a_yes_lets_go_of_those_who_may(flow, frame, world):
    card = flow.view.clear
    card.list_button.click()
    card.clear_button.click()
    assert "can't be undone" in frame.question.lead
    assert people(world) == ["Agnes", "Isla"]
    frame.answer_with = ("yes", "")
    card.clear_button.click()
    assert people(world) == ["Isla"]
    assert flow.view.written.text() == "Gone from this laptop. People: 1, conversations: 1."
    assert card.clear_button.isHidden()


def test_a_day_far_from_the_last_one_known_is_asked_about_first(flow, frame, world):
    world.days_later(26_000)
    card = flow.view.clear
    card.list_button.click()
    card.clear_button.click()
    assert frame.question.title == "Is it really 7 August 2097?"
    assert "1 June 2026" in frame.question.lead
    frame.answer_with = ("no", "")
    card.clear_button.click()
    assert people(world) == ["Agnes", "Isla"]
    frame.answer_with = ("yes", "")
    card.clear_button.click()
    assert "can't be undone" in frame.question.lead  # the second question
    assert people(world) == ["Isla"]


def test_no_name_stays_on_a_page_that_was_left(flow):
    flow.view.clear.list_button.click()
    flow.leave()
    assert "Agnes" not in words_on(flow.view.clear)


def test_many_people_are_counted_and_a_day_is_told_in_words():
    waits = (Wait(code="clearing.waits_retention", on="2026-07-01"),)
    waiting = tuple(Standing(person=f"p{at}", name="Una", records=1, waits=waits) for at in range(SHOWN + 3))
    shown = clear_shown(
        ClearPlan(today_on="2026-06-01", retention_days=30, may_go=(), waiting=waiting, this_year=0)
    )
    assert len(shown.rows) == SHOWN
    assert shown.more == "And 3 more."
    assert "1 July 2026" in shown.rows[0][1]
    assert not shown.may_clear
