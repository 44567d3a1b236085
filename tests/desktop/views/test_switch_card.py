from dataclasses import replace

import pytest

from tests.kit.decided import COMPARISON, LINKING, WORDS
from tests.kit.windows import words_on
from udset_desktop.desktop.views.switch_card import SwitchCard, SwitchTold
from udset_desktop.project.switches import Comparison, Linking

TODAY = "2026-06-01"
NOTHING = SwitchTold()


def made(qtbot, key, kept=None, told=NOTHING, today_on=TODAY):
    card = SwitchCard(key)
    qtbot.addWidget(card)
    card.show_switch(kept or False, told, today_on=today_on)
    return card


@pytest.mark.parametrize(
    ("key", "decision"), [("linking", LINKING), ("words", WORDS), ("comparison", COMPARISON)]
)
def test_what_is_shown_is_what_was_decided(qtbot, key, decision):
    card = made(qtbot, key, decision)
    assert card.switch() == decision
    assert not card.body.isHidden()
    assert made(qtbot, key).switch() is False
    assert made(qtbot, key).body.isHidden()


def test_turned_on_it_asks_for_everything_and_proposes_only_the_days(qtbot):
    card = made(qtbot, "linking")
    with qtbot.waitSignal(card.changed):
        card.on.buttons["yes"].click()
    assert card.switch() == Linking(decided_on=TODAY, until="2028-06-01")
    assert not card.body.isHidden()


def test_every_part_of_a_decision_is_taken_from_the_page(qtbot):
    card = made(qtbot, "comparison")
    card.on.buttons["yes"].click()
    for field in ("why", "staff_notice"):
        card.boxes[field].setPlainText(getattr(COMPARISON, field))
    card.boxes["readers"].setPlainText("Analyst\n\n Lead officer ")
    for field in ("post", "decided_on", "assessment", "until", "staff_told_on"):
        card.lines[field].setText(getattr(COMPARISON, field))
    card.rows["lawful_basis"].buttons["public_task"].click()
    card.rows["parts"].buttons["interviewer_key"].click()
    assert card.switch() == replace(COMPARISON, interviewer_key=False)


def test_words_leave_loose_unless_somebody_says_attached(qtbot):
    card = made(qtbot, "words", WORDS)
    card.rows["form"].buttons["attached"].click()
    card.rows["care"].buttons["second_check"].click()
    card.rows["purposes"].buttons["quoted"].click()
    card.lines["keep_months"].setText("6")
    assert card.switch() == replace(
        WORDS, attached=True, second_check=False, purposes=("read", "quoted"), keep_months=6
    )


def test_one_person_who_is_both_is_told_what_that_means(qtbot):
    card = made(qtbot, "linking", LINKING)
    assert card.tells_who.isHidden()
    card.rows["both"].buttons["decider_coordinates"].click()
    assert not card.tells_who.isHidden()
    assert "able to tell who is who" in card.tells_who.text()
    assert card.switch() == replace(LINKING, decider_coordinates=True)


def test_a_comparison_from_before_decisions_stays_until_somebody_decides(qtbot):
    card = made(qtbot, "comparison", kept=True)
    assert card.switch() is True
    card.lines["post"].setText("Head of service")
    assert card.switch() == Comparison(post="Head of service")


def test_a_switch_whose_time_is_over_says_so(qtbot):
    over = made(qtbot, "linking", LINKING, today_on="2027-05-02")
    assert "2027-05-01" in over.standing.text()
    assert not over.standing.isHidden()
    assert made(qtbot, "linking", LINKING, today_on="2027-05-01").standing.isHidden()


def test_the_sentence_people_hear_and_a_record_before_and_after_stand_below(qtbot):
    told = SwitchTold(heard="May we put this talk beside the next?", rows=(("Key", "left empty", "4af1"),))
    assert told.heard not in words_on(made(qtbot, "linking", told=told))
    said = words_on(made(qtbot, "linking", LINKING, told=told))
    for words in (told.heard, "Key", "left empty", "4af1", "not joined", "destroys its key", "pseudonymised"):
        assert words in said
    said = words_on(made(qtbot, "words", WORDS, told=SwitchTold(texts=(("Agnes came.", "[A] came."),))))
    assert "Agnes came." in said
    assert "[A] came." in said
