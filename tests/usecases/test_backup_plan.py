"""Backups that are made by themselves: due by the days that went by, and only where they were planned."""

from datetime import date

import pytest

from tests.kit.joined import joined
from tests.kit.real_homes import real_river
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.usecases.backing_up import back_up
from udset_desktop.usecases.backup_plan import backup_standing, plan_backups
from udset_desktop.usecases.unlocking import Which

LAPTOP = Which.LAPTOP
DAY_S = 24 * 3600


@pytest.fixture
def laptop(tmp_path):
    made = real_river(tmp_path)
    yield made.laptop
    made.close()


def test_nothing_is_due_where_nothing_was_planned(laptop):
    standing = backup_standing(laptop, LAPTOP)
    assert (standing.folder, standing.every_days, standing.last_on, standing.is_due) == (None, 0, None, False)


def test_the_first_is_due_at_once_and_the_next_when_its_days_have_gone_by(laptop, stick):
    plan_backups(laptop, stick, 7, LAPTOP)
    assert backup_standing(laptop, LAPTOP).is_due
    back_up(laptop, stick)
    assert not backup_standing(laptop, LAPTOP).is_due
    laptop.clock.advance(6 * DAY_S)
    assert not backup_standing(laptop, LAPTOP).is_due
    laptop.clock.advance(DAY_S)
    standing = backup_standing(laptop, LAPTOP)
    assert standing.is_due
    assert standing.is_reachable
    assert standing.last_on == date(2026, 6, 1)


def test_a_clock_set_back_makes_one_due_rather_than_none_for_a_year(laptop, stick):
    plan_backups(laptop, stick, 1, LAPTOP)
    laptop.clock.advance(365 * DAY_S)
    back_up(laptop, stick)
    laptop.clock.advance(-365 * DAY_S)
    assert backup_standing(laptop, LAPTOP).is_due


def test_a_stick_that_is_not_in_is_told(laptop, stick):
    plan_backups(laptop, stick, 1, LAPTOP)
    stick.rmdir()
    standing = backup_standing(laptop, LAPTOP)
    assert standing.is_due
    assert not standing.is_reachable


def test_only_the_steps_offered_can_be_planned(laptop, stick):
    with pytest.raises(InputRefused, match="setting_unknown"):
        plan_backups(laptop, stick, 3, LAPTOP)


def test_made_up_people_are_never_due(tmp_path, stick):
    (tmp_path / "training").mkdir()
    made_up = joined(tmp_path / "training")
    plan_backups(made_up.laptop, stick, 1, LAPTOP)
    assert not backup_standing(made_up.laptop, LAPTOP).is_due
    made_up.close()
