"""Words read by one and looked over by another, by buttons and by keyboard alone, on the way from Sharing."""

import pytest
from PySide6.QtCore import Qt

from tests.kit.joined import joined
from tests.kit.windows import FakeFrame, words_on
from tests.kit.words_out import WORDED_PROJECT, read_all, talk
from udset_desktop.desktop.flows.words_flow import WordsFlow
from udset_desktop.usecases.exporting import preview, withdraw
from udset_desktop.usecases.hidden_names import hidden_names
from udset_desktop.usecases.passing_words import talks_waiting


@pytest.fixture
def laptop(tmp_path):
    made = joined(tmp_path, WORDED_PROJECT)
    yield made.laptop
    made.close()


def at(qtbot, laptop, record, *, check=False):
    frame = FakeFrame(laptop)
    flow = WordsFlow(frame)
    qtbot.addWidget(flow.view)
    flow.enter(record_id=record.id, check=check)
    return flow, frame


def test_the_words_are_read_and_kept_and_wait_for_a_second_person(qtbot, laptop):
    record = talk(laptop)
    flow, frame = at(qtbot, laptop, record)
    view = flow.view
    (card,) = view.cards.values()
    assert "Heatherbell" not in card.stands.text()
    assert not view.pass_button.isEnabled()
    card.decision.buttons["read"].click()
    assert view.pass_button.isEnabled()
    view.pass_button.click()
    assert "Write your name" in view.trouble.text()
    assert frame.place != "sharing"
    view.by.setText("Ina, care manager")
    qtbot.keyClick(view.by, Qt.Key.Key_Return)
    assert frame.place == "sharing"
    assert "Kept" in frame.told[-1]
    (waiting,) = talks_waiting(laptop)
    assert (waiting.to_read, waiting.to_check) == (0, 1)


def test_a_readers_own_words_and_kinds_go_with_the_text(qtbot, laptop):
    record = talk(laptop, "Hamish Heatherbell comes by. We had soup at the big show.")
    flow, _ = at(qtbot, laptop, record)
    view = flow.view
    (card,) = view.cards.values()
    key = next(iter(card.rows))
    card.rows[key].buttons["own"].click()
    card.own[key].box.setText("07700 900123")
    card.own[key].go_button.click()
    assert "may tell who it is" in view.trouble.text()
    card.own[key].box.setText("a friend")
    card.own[key].go_button.click()
    assert card.stands.text().startswith("[a friend] comes by.")
    view.also_kind.buttons["rare_event"].click()
    view.also.setText("the big show")
    view.also_button.click()
    card.decision.buttons["read"].click()
    view.by.setText("Ina")
    view.pass_button.click()
    (kept,) = laptop.require_vault().load_passed()
    assert kept.text == "[a friend] comes by. We had soup at [something that happens to few]."
    assert {line.was for line in kept.log} == {"Hamish Heatherbell", "the big show"}
    assert [one.name for one in hidden_names(laptop, record.person)] == ["the big show"]


def test_a_second_person_sees_what_was_done_and_lets_them_go(qtbot, laptop):
    record = talk(laptop)
    read_all(laptop, record, "Ina")
    flow, frame = at(qtbot, laptop, record, check=True)
    view = flow.view
    said = words_on(view)
    for words in ("Read by Ina.", "now [person A]", "Hamish Heatherbell", "comes by. We have soup."):
        assert words in said
    (card,) = view.cards.values()
    assert card.decision.isHidden()
    assert view.also_card.isHidden()
    view.by.setText("ina")
    view.pass_button.click()
    assert "Somebody else" in view.trouble.text()
    view.by.setText("Ewan")
    view.pass_button.click()
    assert frame.place == "sharing"
    assert [text for _, _, text in preview(laptop).words] == ["[person A] comes by. We have soup."]


def test_a_second_person_can_ask_for_another_reading(qtbot, laptop):
    record = talk(laptop)
    read_all(laptop, record)
    flow, frame = at(qtbot, laptop, record, check=True)
    flow.view.again_button.click()
    assert frame.place == "sharing"
    assert [one.to_read for one in talks_waiting(laptop)] == [1]


def test_a_number_that_stays_is_told_and_nothing_is_kept(qtbot, laptop):
    flow, _ = at(qtbot, laptop, talk(laptop, "Ring 01632 960123 for soup."))
    (card,) = flow.view.cards.values()
    for row in card.rows.values():
        row.buttons["they_want_it_told"].click()
    card.decision.buttons["read"].click()
    flow.view.by.setText("Ina")
    flow.view.pass_button.click()
    assert "points at somebody" in flow.view.trouble.text()
    assert "01632" not in flow.view.trouble.text()
    assert laptop.require_vault().load_passed() == ()


def test_what_may_not_leave_is_said_and_nothing_is_shown(qtbot, laptop):
    record = talk(laptop)
    withdraw(laptop, record.id, "words")
    flow, frame = at(qtbot, laptop, record)
    assert frame.place == "sharing"
    assert flow.view.cards == {}


def test_nothing_of_it_stays_behind_another_place(qtbot, laptop):
    flow, frame = at(qtbot, laptop, talk(laptop))
    flow.view.by.setText("Ina")
    flow.view.left.emit()
    assert frame.place == "sharing"
    flow.leave()
    assert flow.read is None
    assert flow.view.cards == {}
    assert flow.view.by.text() == ""
