from dataclasses import replace

import pytest

from tests.kit.linked import decide_as_both, linked_pair
from tests.kit.windows import FakeFrame, entered, words_on
from udset_desktop.desktop.flows.project_flow import ProjectFlow
from udset_desktop.project.link_file import open_link, parse_kept
from udset_desktop.project.reference import read_reference
from udset_desktop.usecases.link_keys import take_link_key
from udset_desktop.usecases.overseeing import change_project
from udset_desktop.usecases.projects import revoke
from udset_desktop.usecases.standing import producer_of

both = pytest.fixture(linked_pair)


def at(qtbot, desk):
    frame = FakeFrame(desk)
    flow = entered(ProjectFlow(frame))
    qtbot.addWidget(flow.view)
    flow.view.show_part("desk")
    return flow, frame


def test_references_are_written_for_case_files(qtbot, both, tmp_path):
    flow, frame = at(qtbot, both.desk)
    card = flow.view.linking
    assert "Head of service" in card.standing.text()
    assert "1 May 2027" in card.standing.text()
    frame.file = tmp_path / "references.txt"
    card.count.setText("12")
    card.write_button.click()
    lines = frame.file.read_text().splitlines()
    assert len(lines) == 12
    assert all(read_reference(line) == line for line in lines)
    assert "12 references" in frame.told[-1]
    assert lines[0] not in words_on(flow.view)


def test_whoever_decides_and_coordinates_makes_the_key_from_here_and_a_laptop_takes_it(qtbot, both, tmp_path):
    decide_as_both(both.desk)
    flow, frame = at(qtbot, both.desk)
    card = flow.view.linking
    said = words_on(card)
    assert "the key is made here" in said
    assert "who is who" in said
    assert "hand over with its six words" not in said
    targets = [tmp_path / "key.txt", tmp_path / "key.udsetlink", tmp_path / "again.udsetlink"]
    frame.choose_target = lambda _title, _name, _kinds, chosen: chosen(targets.pop(0))
    card.new_button.click()
    kept = parse_kept((tmp_path / "key.txt").read_bytes())
    assert card.told.code.text() == kept.code
    assert "sealed to 1 of them" in card.told.told.text()
    assert kept.key.hex() not in words_on(flow.view)
    take_link_key(both.laptop, tmp_path / "key.udsetlink", card.told.code.text())
    frame.file = tmp_path / "key.txt"
    card.again_button.click()
    secret = producer_of(both.laptop.require_vault()).age.secret
    assert open_link((tmp_path / "again.udsetlink").read_bytes(), secret).key == kept.key
    flow.enter()
    assert card.told.isHidden()


def test_why_no_key_was_made_is_told_on_the_card(qtbot, both, tmp_path):
    decide_as_both(both.desk)
    revoke(both.desk, both.enrolled.laptop, last_number=0)
    flow, frame = at(qtbot, both.desk)
    frame.file = tmp_path / "key.txt"
    flow.view.linking.new_button.click()
    assert "No laptop is accepted yet" in flow.view.linking.key_trouble.text()
    assert flow.view.linking.told.isHidden()
    assert not frame.file.exists()


def test_where_the_post_is_somebody_else_the_desk_makes_no_key(qtbot, both):
    flow, _ = at(qtbot, both.desk)
    card = flow.view.linking
    assert not card.new_button.isVisibleTo(flow.view)
    assert "hand over with its six words" in words_on(card)


@pytest.mark.parametrize("typed", ["", "many", "0", "10001", "٣"])
def test_a_number_that_is_none_is_told_and_writes_nothing(qtbot, both, tmp_path, typed):
    flow, frame = at(qtbot, both.desk)
    frame.file = tmp_path / "references.txt"
    flow.view.linking.count.setText(typed)
    flow.view.linking.write_button.click()
    assert "Choose a number" in flow.view.linking.trouble.text()
    assert not frame.file.exists()


def test_where_linking_is_off_there_is_nothing_of_it(qtbot, both):
    project = both.desk.require_settings()
    change_project(both.desk, replace(project, switches=replace(project.switches, linking=False)))
    flow, _ = at(qtbot, both.desk)
    assert flow.view.linking.isHidden()
