"""A conversation read text by text for a team, on the way from its sheet and back."""

import pytest

from tests.kit.talks import begun_talk
from tests.kit.windows import FakeFrame
from udset_desktop.desktop.flows.came_from import CameFrom
from udset_desktop.desktop.flows.supervision_flow import SupervisionFlow
from udset_desktop.interview import session as steps
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.usecases import interviewing


def at(qtbot, workplace, words):
    session = begun_talk(workplace, "Morag Ross")
    session, _ = steps.answer_item(session, "safe.words", "Morag sees Hamish on Fridays")
    session, _ = steps.answer_item(session, "things_to_do.words", "the garden")
    session, _ = steps.reply(session, Purpose.WORDS, words)
    record = interviewing.finish(workplace, session)
    frame = FakeFrame(workplace)
    flow = SupervisionFlow(frame)
    qtbot.addWidget(flow.view)
    flow.enter(record_id=record.id, came_from=CameFrom(place="sheet", handed={"record_id": record.id}))
    return flow, frame


@pytest.fixture
def begun(qtbot, river):
    return at(qtbot, river.laptop, Reply.YES)


def test_every_text_is_read_and_the_paper_saved(begun, tmp_path):
    flow, frame = begun
    view = flow.view
    assert "Morag" not in view.cards["safe.words"].stands.text()
    for card in view.cards.values():
        assert not view.print_button.isEnabled()
        card.decision.buttons["read"].click()
    assert view.print_button.isEnabled()
    frame.file = tmp_path / "talk-over.pdf"
    view.save_button.click()
    assert (tmp_path / "talk-over.pdf").exists()
    assert "talk-over.pdf" in frame.told[-1]


def test_keeping_a_place_shows_it_again_and_hiding_more_hides_it(begun):
    flow, _ = begun
    card = flow.view.cards["safe.words"]
    place = next(key for key, row in card.rows.items() if "Hamish" in row.accessibleName())
    card.rows[place].buttons["they_want_it_told"].click()
    assert "Hamish" in card.stands.text()
    flow.view.also.setText("fridays")
    flow.view.also_button.click()
    assert "Fridays" not in card.stands.text()
    flow.view.also.setText("nowhere in it")
    flow.view.also_button.click()
    assert flow.view.trouble.text()


def test_leaving_goes_back_to_the_sheet_and_nothing_stays(begun):
    flow, frame = begun
    flow.view.left.emit()
    assert frame.gone[-1][0] == "sheet"
    flow.leave()
    assert flow.pack is None
    assert flow.view.cards == {}


def test_without_a_yes_the_page_is_left_with_a_sentence(qtbot, river):
    _, frame = at(qtbot, river.laptop, Reply.NO)
    assert frame.gone[-1][0] == "sheet"
    assert frame.problems
