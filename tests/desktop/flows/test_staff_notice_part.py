import tomllib
from dataclasses import replace

import pytest

from tests.kit.decided import COMPARISON
from tests.kit.talks import choice_of
from tests.kit.windows import entered, words_on
from udset_desktop.desktop.flows.begin_flow import BeginFlow
from udset_desktop.desktop.flows.staff_notice_part import leaves_of, lines_of
from udset_desktop.desktop.flows.today_flow import TodayFlow
from udset_desktop.foundation.resources import read_resource_text
from udset_desktop.usecases.acts import Act
from udset_desktop.usecases.staff_notice import notice_due


@pytest.fixture
def compared(frame):
    project = frame.workplace.project
    frame.workplace.project = replace(project, switches=replace(project.switches, comparison=COMPARISON))
    return frame


@pytest.fixture
def flow(qtbot, compared):
    made = entered(TodayFlow(compared))
    qtbot.addWidget(made.view)
    return made


def test_today_shows_what_is_compared_and_with_whose_agreement(flow):
    shown = words_on(flow.view.staff_notice)
    assert COMPARISON.staff_notice in shown
    assert COMPARISON.post in shown
    assert "4 May 2026" in shown
    assert all(reader in shown for reader in COMPARISON.readers)


def test_what_leaves_is_said_once_by_the_laptop_and_not_by_the_made_up_project_too():
    settings = tomllib.loads(read_resource_text("simulation", "project.toml"))
    said = settings["switches"]["comparison"]["staff_notice"]
    assert said
    for part in ("code", "knew", "work for", "chosen"):
        assert part not in said


def test_read_once_it_is_gone_for_good_and_stands_in_the_log(flow, compared):
    flow.view.staff_notice.read_button.click()
    assert flow.view.staff_notice.isHidden()
    assert compared.commits == 1
    assert compared.told
    flow.enter()
    assert flow.view.staff_notice.isHidden()
    lines = compared.workplace.vault.load_audit_lines()
    assert [line.what for line in lines].count(Act.STAFF_NOTICE_READ) == 1


def test_nothing_waits_for_it(qtbot, flow, compared):
    begin = entered(BeginFlow(compared))
    qtbot.addWidget(begin.view)
    begin.view.begin_asked.emit(choice_of("Isla"))
    assert compared.place == "conversation"
    flow.enter()
    assert not flow.view.staff_notice.isHidden()


def test_where_nobody_is_compared_there_is_no_card(qtbot, frame):
    made = entered(TodayFlow(frame))
    qtbot.addWidget(made.view)
    assert made.view.staff_notice.isHidden()


def test_a_decision_that_is_not_kept_is_not_told_of(compared):
    project = compared.workplace.project
    compared.workplace.project = replace(project, switches=replace(project.switches, comparison=True))
    notice = notice_due(compared.workplace)
    assert "a code that stands for you" in leaves_of(notice)
    assert lines_of(notice) == ()
