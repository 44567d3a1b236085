"""Backups in Settings and on Today, of a vault under a passphrase."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from tests.kit.joined import PASSPHRASE
from tests.kit.real_homes import both_at_one_desk, real_river
from tests.kit.windows import FakeFrame, entered
from udset_desktop.desktop.flows.project_flow import ProjectFlow
from udset_desktop.desktop.flows.settings_flow import SettingsFlow
from udset_desktop.desktop.flows.today_flow import TodayFlow
from udset_desktop.desktop.work.runner import Lane
from udset_desktop.usecases.backing_up import back_up
from udset_desktop.usecases.backup_plan import backup_standing, plan_backups
from udset_desktop.usecases.backups_known import BACKUPS_KEPT
from udset_desktop.usecases.unlocking import Which


@pytest.fixture
def real(tmp_path):
    made = real_river(tmp_path)
    yield made
    made.close()


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def settings_of(qtbot, workplace):
    frame = FakeFrame(workplace)
    flow = entered(SettingsFlow(frame))
    qtbot.addWidget(flow.view)
    return flow.view.backup, frame


def test_one_is_made_where_it_was_asked_for_and_tried_out(qtbot, real, stick):
    card, frame = settings_of(qtbot, real.laptop)
    assert "No backup" in card.last.text()
    frame.file = stick
    card.make_button.click()
    (made,) = stick.iterdir()
    assert made.name in card.said.text()
    assert made.name in card.last.text()
    assert Lane.PURE in frame.runner.lanes  # a slow stick keeps the vault's lane free

    frame.file = made
    card.try_asked.emit(PASSPHRASE)
    assert "It opens and is whole." in card.said.text()
    card.try_asked.emit("three wrong guesses in a row")
    assert "whole" not in card.said.text()


def test_a_plan_asks_for_its_place_once(qtbot, real, stick):
    card, frame = settings_of(qtbot, real.laptop)
    frame.file = stick
    card.plan.buttons["7"].click()
    assert card.plan.code == "7"
    assert str(stick) in card.place.text()
    frame.file = None
    card.plan.buttons["1"].click()
    assert card.plan.code == "1"


def test_today_makes_the_one_that_is_due_and_says_so(qtbot, real, stick):
    plan_backups(real.laptop, stick, 1, Which.LAPTOP)
    frame = FakeFrame(real.laptop)
    flow = entered(TodayFlow(frame))
    qtbot.addWidget(flow.view)
    (made,) = stick.iterdir()
    assert made.name in frame.told[-1]
    flow.enter()
    assert len(frame.told) == 1


def test_today_asks_for_the_stick_that_is_not_in(qtbot, real, stick):
    plan_backups(real.laptop, stick, 1, Which.LAPTOP)
    stick.rmdir()
    frame = FakeFrame(real.laptop)
    flow = entered(TodayFlow(frame))
    qtbot.addWidget(flow.view)
    assert str(stick) in frame.told[-1]


def test_an_old_one_that_is_not_there_is_asked_for_until_it_is_said_to_be_gone(qtbot, real, stick, tmp_path):
    old = back_up(real.laptop, stick).file
    real.laptop.clock.advance(timedelta(days=80).total_seconds())
    other = tmp_path / "other"
    other.mkdir()
    back_up(real.laptop, other)
    stick.rename(tmp_path / "drawer")
    card, _ = settings_of(qtbot, real.laptop)
    assert card.over.isHidden()
    real.laptop.clock.advance(timedelta(days=11).total_seconds())

    frame = FakeFrame(real.laptop)
    qtbot.addWidget(entered(TodayFlow(frame)).view)
    assert str(old) in frame.told[-1]

    card, _ = settings_of(qtbot, real.laptop)
    card.over.rows[str(old)].buttons["gone"].click()
    assert card.over.isHidden()
    assert "counts as gone" in card.said.text()
    frame = FakeFrame(real.laptop)
    qtbot.addWidget(entered(TodayFlow(frame)).view)
    assert frame.told == []


def test_an_old_one_that_can_be_reached_goes_when_the_day_is_opened(qtbot, real, stick, tmp_path):
    old = back_up(real.laptop, stick).file
    real.laptop.clock.advance(timedelta(days=91).total_seconds())
    other = tmp_path / "other"
    other.mkdir()
    stick.rename(tmp_path / "drawer")
    back_up(real.laptop, other)
    (tmp_path / "drawer").rename(stick)

    frame = FakeFrame(real.laptop)
    qtbot.addWidget(entered(TodayFlow(frame)).view)
    assert not old.exists()
    assert "deleted: 1" in frame.told[-1]


def test_what_lies_in_the_place_of_an_old_one_and_is_not_it_is_left_and_told(qtbot, real, stick, tmp_path):
    old = back_up(real.laptop, stick).file
    old.write_bytes(b"another laptop's")
    real.laptop.clock.advance(timedelta(days=91).total_seconds())
    back_up(real.laptop, tmp_path)

    frame = FakeFrame(real.laptop)
    qtbot.addWidget(entered(TodayFlow(frame)).view)
    assert "it was left alone. Look at it, delete the backup yourself" in frame.told[-1]
    assert str(old) in frame.told[-1]
    assert old.read_bytes() == b"another laptop's"


def test_an_old_one_whose_folder_was_not_kept_is_told_as_that_and_can_be_said_to_be_gone(qtbot, real, stick):
    kept = "stick/udset-laptop-2026-01-01.udsetbackup"
    real.laptop.require_vault().save_setting(BACKUPS_KEPT, {kept: "2026-01-01"})
    back_up(real.laptop, stick)
    frame = FakeFrame(real.laptop)
    qtbot.addWidget(entered(TodayFlow(frame)).view)
    assert f"{kept} (its folder was not written down)" in frame.told[-1]

    card, _ = settings_of(qtbot, real.laptop)
    row = card.over.rows[kept]
    assert any(one.text() == f"Its folder was not written down: {kept}" for one in row.findChildren(QLabel))
    row.buttons["gone"].click()
    assert card.over.isHidden()


def test_made_up_people_see_no_card(qtbot, river):
    card, _ = settings_of(qtbot, river.laptop)
    assert card.isHidden()


@pytest.fixture
def own(tmp_path):
    """A home in which laptop and desk are both open."""
    made = both_at_one_desk(tmp_path)
    yield made.desk
    made.close()


def names_in(folder):
    return sorted(one.name for one in folder.iterdir())


def test_of_two_vaults_each_is_backed_up_and_planned_by_itself(qtbot, own, stick):
    card, frame = settings_of(qtbot, own)
    assert (card.whose.isHidden(), card.whose.code) == (False, "laptop")
    frame.file = stick
    card.whose.buttons["desk"].click()
    card.make_button.click()
    assert names_in(stick) == ["udset-desk-2026-06-01.udsetbackup"]
    card.plan.buttons["7"].click()
    assert (card.whose.code, card.plan.code) == ("desk", "7")
    assert str(stick) in card.place.text()

    card.whose.buttons["laptop"].click()

    assert "No backup" in card.last.text()
    assert (card.plan.code, card.said.text()) == ("0", "")
    assert backup_standing(own, Which.LAPTOP).every_days == 0
    assert backup_standing(own, Which.DESK).every_days == 7


@pytest.mark.parametrize("place", [TodayFlow, ProjectFlow])
def test_the_day_makes_those_of_both_that_are_due_and_tells_each(qtbot, own, stick, place):
    for which in Which:
        plan_backups(own, stick, 1, which)
    frame = FakeFrame(own)
    flow = entered(place(frame))
    qtbot.addWidget(flow.view)
    both = ["udset-desk-2026-06-01.udsetbackup", "udset-laptop-2026-06-01.udsetbackup"]
    assert names_in(stick) == both
    assert all(name in frame.told[-1] for name in both)


def test_what_hinders_one_does_not_keep_the_other(qtbot, own, stick, tmp_path):
    plan_backups(own, tmp_path / "not-in", 1, Which.LAPTOP)
    plan_backups(own, stick, 1, Which.DESK)
    frame = FakeFrame(own)
    qtbot.addWidget(entered(TodayFlow(frame)).view)
    assert names_in(stick) == ["udset-desk-2026-06-01.udsetbackup"]
    assert "not-in" in frame.told[-1]

    plan_backups(own, stick, 1, Which.LAPTOP)
    own.clock.advance(timedelta(days=1).total_seconds())
    (stick / "udset-laptop-2026-06-02.udsetbackup").write_text("mine")
    frame = FakeFrame(own)
    qtbot.addWidget(entered(TodayFlow(frame)).view)
    assert frame.problems == ["foundation.file_there"]
    assert "udset-desk-2026-06-02.udsetbackup" in names_in(stick)


def test_old_ones_of_a_desk_are_asked_for_beside_a_laptop(qtbot, own, stick, tmp_path):
    old = back_up(own, stick, Which.DESK).file
    own.clock.advance(timedelta(days=80).total_seconds())
    (tmp_path / "other").mkdir()
    back_up(own, tmp_path / "other", Which.DESK)
    stick.rename(tmp_path / "drawer")
    own.clock.advance(timedelta(days=11).total_seconds())
    frame = FakeFrame(own)
    qtbot.addWidget(entered(TodayFlow(frame)).view)
    assert str(old) in frame.told[-1]

    card, _ = settings_of(qtbot, own)
    assert card.over.isHidden()
    card.whose.buttons["desk"].click()
    card.over.rows[str(old)].buttons["gone"].click()
    assert card.over.isHidden()


def test_a_desk_alone_has_its_planned_one_made_on_the_project_page(qtbot, real, stick):
    plan_backups(real.desk, stick, 1, Which.DESK)
    frame = FakeFrame(real.desk)
    qtbot.addWidget(entered(ProjectFlow(frame)).view)
    assert names_in(stick) == ["udset-desk-2026-06-01.udsetbackup"]
    card, _ = settings_of(qtbot, real.desk)
    assert card.whose.isHidden()
