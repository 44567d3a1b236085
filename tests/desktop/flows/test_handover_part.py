"""People handed over in the window, from one laptop to another and cleared with the receipt."""

from pathlib import Path

from tests.kit.talks import finished_talk
from tests.kit.windows import FakeFrame, entered
from udset_desktop.desktop.flows.about_person_flow import AboutPersonFlow
from udset_desktop.desktop.flows.settings_flow import SettingsFlow
from udset_desktop.usecases.rights import put_on_hold
from udset_desktop.usecases.summarising import log_printed


def settings_of(qtbot, workplace):
    frame = FakeFrame(workplace)
    flow = entered(SettingsFlow(frame))
    qtbot.addWidget(flow.view)
    return flow.view.handover, frame


class Chooses:
    """Answers each window for files with the next path of a list."""

    def __init__(self, frame, *paths):
        waiting = list(paths)
        frame.choose_file = lambda _title, _kinds, chosen: chosen(waiting.pop(0))
        frame.choose_target = lambda _title, _name, _kinds, chosen: chosen(waiting.pop(0))


def people_of(workplace):
    return [one.name for one in workplace.require_vault().load_people()]


def test_everybody_goes_is_taken_and_is_cleared_only_when_that_is_said(qtbot, two, tmp_path):
    record = finished_talk(two.giver, "Morag")
    log_printed(two.giver, record.id)
    file = tmp_path / "all.udsethandover"
    giver, giver_frame = settings_of(qtbot, two.giver)
    Chooses(giver_frame, two.taker_card, file)
    giver.give_button.click()
    assert str(file) in giver.said.text()
    assert "People: 1." in giver.waiting.text()

    taker, taker_frame = settings_of(qtbot, two.taker)
    Chooses(taker_frame, file)
    taker.take_button.click()
    receipt = Path(taker.said.text().rpartition(": ")[2])
    assert receipt.exists()
    assert people_of(two.taker) == ["Morag"]

    Chooses(giver_frame, receipt, receipt)
    giver_frame.answer_with = ("no", "")
    giver.receipt_button.click()
    assert "Morag: A copy was printed on" in giver_frame.question.lead
    assert people_of(two.giver) == ["Morag"]
    giver_frame.answer_with = ("yes", "")
    giver.receipt_button.click()
    assert people_of(two.giver) == []
    assert "Morag: A copy was printed on" in giver.said.text()
    assert giver.receipt_button.isHidden()


def test_who_stays_is_named_with_the_reason(qtbot, two, tmp_path):
    finished_talk(two.giver, "Morag")
    put_on_hold(two.giver, finished_talk(two.giver, "Isla").person, "says it is not true")
    card, frame = settings_of(qtbot, two.giver)
    Chooses(frame, two.taker_card, tmp_path / "all.udsethandover")
    card.give_button.click()
    given, stays = card.said.text().splitlines()
    assert "People: 1." in given
    assert stays.startswith("Isla stays: on hold")


def test_a_file_that_never_got_there_and_a_wrong_one_are_told(qtbot, two, tmp_path):
    finished_talk(two.giver, "Morag")
    file = tmp_path / "all.udsethandover"
    card, frame = settings_of(qtbot, two.giver)
    Chooses(frame, two.taker_card, file, two.taker_card, file, file)
    card.give_button.click()
    card.back_button.click()  # the card is no such file
    assert card.said.text()
    assert not card.back_button.isHidden()
    frame.answer_with = ("no", "")
    card.back_button.click()
    assert "both have them" in frame.question.lead
    assert not card.back_button.isHidden()
    frame.answer_with = ("yes", "")
    card.back_button.click()
    assert "this laptop's again" in card.said.text()
    assert card.back_button.isHidden()


def test_one_person_goes_from_their_own_page(qtbot, two, tmp_path):
    record = finished_talk(two.giver, "Morag")
    finished_talk(two.giver, "Isla")
    frame = FakeFrame(two.giver)
    flow = AboutPersonFlow(frame)
    qtbot.addWidget(flow.view)
    flow.enter(person_id=record.person)
    Chooses(frame, two.taker_card, tmp_path / "morag.udsethandover")
    flow.view.hand_over_button.click()
    assert "People: 1." in frame.told[-1]
    assert {one.person for one in two.giver.require_vault().load_handed()} == {record.person}


def test_a_coordinator_has_nobody_to_hand_over(qtbot, two):
    card, _ = settings_of(qtbot, two.desk)
    assert card.isHidden()
