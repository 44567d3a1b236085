"""A newer pack, taken in Settings by a laptop and by a second coordinator."""

from dataclasses import replace

import pytest

from tests.kit.joined import begun, second_signer, workplace_in
from tests.kit.windows import FakeFrame, entered
from udset_desktop.desktop.flows.settings_flow import SettingsFlow
from udset_desktop.usecases.overseeing import change_project
from udset_desktop.usecases.projects import (
    join_as_coordinator,
    write_pack,
)


def at(qtbot, workplace):
    frame = FakeFrame(workplace)
    flow = entered(SettingsFlow(frame))
    qtbot.addWidget(flow.view)
    return flow, frame


@pytest.fixture
def newer(river, tmp_path):
    """A pack written after the project learned something."""
    change_project(river.desk, replace(river.desk.project, threshold=9))
    return write_pack(river.desk, tmp_path / "newer.udsetpack")


def test_a_laptop_takes_a_newer_pack_and_goes_by_it_at_once(qtbot, river, newer):
    flow, frame = at(qtbot, river.laptop)
    assert "Pack 1 is in force here." in flow.view.pack.standing.text()
    frame.file = newer.file
    flow.view.pack.take_button.click()
    assert "Pack 2 is in force here." in flow.view.pack.standing.text()
    assert "Pack 2 is in force" in frame.told[-1]
    assert frame.commits == 1
    assert river.laptop.project.threshold == 9


def test_an_older_pack_and_another_projects_are_refused_and_change_nothing(qtbot, river, newer, tmp_path):
    flow, frame = at(qtbot, river.laptop)
    frame.file = newer.file
    flow.view.pack.take_button.click()
    (tmp_path / "stranger").mkdir()
    stranger = begun(tmp_path / "stranger")
    other = write_pack(stranger, tmp_path / "other.udsetpack")
    stranger.close()
    for file in (river.pack.file, other.file, tmp_path / "gone.udsetpack"):
        frame.file = file
        flow.view.pack.take_button.click()
        assert flow.view.pack.trouble.text()
    assert len(frame.failures) == 3
    assert "Pack 2 is in force here." in flow.view.pack.standing.text()
    assert river.laptop.project.name == "Machair conversations"


def test_a_second_coordinator_takes_it_too_and_the_first_is_not_asked(qtbot, river, newer, tmp_path):
    second = workplace_in(tmp_path / "second-home")
    join_as_coordinator(second, river.pack.file, river.pack.code, passphrase="")
    flow, frame = at(qtbot, second)
    frame.file = newer.file
    flow.view.pack.take_button.click()
    assert "Pack 2 is in force here." in flow.view.pack.standing.text()
    assert second.project.threshold == 9
    second.close()
    flow, _ = at(qtbot, river.desk)
    assert flow.view.pack.isHidden()


def test_a_desk_that_signs_packs_is_told_what_a_colleagues_would_change_before_it_takes_it(
    qtbot, river, tmp_path
):
    second = second_signer(river, tmp_path)
    change_project(second, replace(second.require_settings(), threshold=9))
    flow, frame = at(qtbot, river.desk)
    frame.file = write_pack(second, tmp_path / "theirs.udsetpack").file
    second.close()
    flow.view.pack.take_button.click()
    assert "smallest count" in frame.question.lead
    assert (frame.commits, river.desk.require_settings().threshold) == (0, 5)
    frame.answer_with = ("take", "")
    flow.view.pack.take_button.click()
    assert (frame.commits, river.desk.require_settings().threshold) == (1, 9)
