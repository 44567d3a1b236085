"""The root key on the Project page: handed to a second coordinator, begun anew; one taken off."""

import pytest

from tests.kit.joined import workplace_in
from tests.kit.windows import FakeFrame, entered
from udset_desktop.desktop.flows.project_flow import ProjectFlow
from udset_desktop.desktop.flows.settings_flow import SettingsFlow
from udset_desktop.usecases.projects import add_coordinator, join_as_coordinator, write_pack


@pytest.fixture
def second(river, tmp_path):
    """Another coordinator, whom the first has added."""
    made = workplace_in(tmp_path / "second-home")
    card = join_as_coordinator(made, river.pack.file, river.pack.code, passphrase="")
    add_coordinator(river.desk, card.file, card.code)
    yield made, card.coordinator
    made.close()


@pytest.fixture
def page_at(qtbot):
    def page(workplace):
        frame = FakeFrame(workplace)
        flow = entered(ProjectFlow(frame))
        qtbot.addWidget(flow.view)
        flow.view.show_part("desk")
        return flow, frame

    return page


def test_the_root_key_is_handed_on_after_a_second_thought_and_taken(river, second, page_at, tmp_path):
    other, coordinator = second
    flow, frame = page_at(river.desk)
    frame.file = tmp_path / "root-key.udsetroot"
    hand = flow.view.colleagues.rows.rows[coordinator].buttons["hand"]
    hand.click()
    assert not frame.file.exists()
    frame.answer_with = ("yes", "")
    hand.click()
    assert str(frame.file) in flow.view.root.told.text()
    assert flow.view.root.take_button.isHidden()

    theirs, at = page_at(other)
    at.file = river.pack.file
    theirs.view.root.take_button.click()
    assert theirs.view.root.trouble.text()
    at.file = frame.file
    theirs.view.root.take_button.click()
    assert "signs now too" in theirs.view.root.told.text()
    assert theirs.seen.holds_root
    assert theirs.view.root.take_button.isHidden()


def test_one_who_left_is_taken_off_after_a_second_thought(river, second, page_at):
    _, coordinator = second
    flow, frame = page_at(river.desk)
    flow.view.colleagues.rows.rows[coordinator].buttons["remove"].click()
    assert flow.seen.colleagues == (coordinator,)
    frame.answer_with = ("yes", "")
    flow.view.colleagues.rows.rows[coordinator].buttons["remove"].click()
    assert flow.seen.colleagues == ()
    assert "is taken off" in frame.told[-1]


def test_a_new_root_is_taken_on_a_laptop_with_its_six_words(qtbot, river, second, page_at, tmp_path):
    other, _ = second
    flow, frame = page_at(other)
    flow.view.root.new_button.click()
    assert not flow.seen.holds_root
    frame.answer_with = ("yes", "")
    flow.view.root.new_button.click()
    assert flow.seen.holds_root
    pack = write_pack(other, tmp_path / "new.udsetpack")

    laptop = FakeFrame(river.laptop)
    settings = entered(SettingsFlow(laptop))
    qtbot.addWidget(settings.view)
    card = settings.view.pack
    assert card.words.isHidden()
    laptop.file = pack.file
    card.take_button.click()
    assert "new root key" in card.trouble.text()
    card.words.setText("gull gull gull gull gull gull")
    card.words_button.click()
    assert "six words are not the words" in card.trouble.text()
    card.words.setText(pack.code)
    card.words_button.click()
    assert f"Pack {pack.number} is in force here." in card.standing.text()
    assert card.words.isHidden()
