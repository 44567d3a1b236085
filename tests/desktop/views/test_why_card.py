import pytest

from udset_desktop.desktop.views.why_card import WhyCard
from udset_desktop.interview.guidance import Guidance

FULL = Guidance(
    ways=("When are you at ease?", "Who would know?"), heard=("It's the nights.",), mind="Ask of a night."
)


@pytest.fixture
def card(qtbot):
    made = WhyCard()
    qtbot.addWidget(made)
    return made


def test_all_of_it_is_shown_in_its_parts(card):
    card.show_guidance("Because it comes first.", FULL)
    assert card.why.text() == "Because it comes first."
    assert card.parts["ways"][1].text() == "When are you at ease?\nWho would know?"
    assert card.parts["heard"][1].text() == "“It's the nights.”"
    assert not card.parts["mind"][0].isHidden()


def test_what_nobody_wrote_leaves_no_heading(card):
    card.show_guidance("Because.", FULL)
    card.show_guidance("Because.", Guidance())
    assert all(head.isHidden() and text.isHidden() for head, text in card.parts.values())
    assert card.spoken() == "Because."


def test_a_screen_reader_is_told_all_of_it(card):
    card.show_guidance("Because.", FULL)
    said = card.spoken()
    assert said.startswith("Because.")
    assert "Ask of a night." in said
    assert "“It's the nights.”" in said
