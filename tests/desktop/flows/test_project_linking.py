from dataclasses import replace

import pytest

from tests.kit.linked import linked_pair
from tests.kit.windows import FakeFrame, entered, words_on
from udset_desktop.desktop.flows.project_flow import ProjectFlow
from udset_desktop.project.reference import read_reference
from udset_desktop.usecases.overseeing import change_project

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
