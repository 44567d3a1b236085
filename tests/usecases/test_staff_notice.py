from dataclasses import replace

import pytest

from tests.kit.decided import COMPARISON
from tests.kit.joined import joined
from udset_desktop.usecases.acts import Act
from udset_desktop.usecases.staff_notice import note_read, notice_due


@pytest.fixture
def laptop(tmp_path):
    both = joined(tmp_path)
    yield both.laptop
    both.close()


def compare(workplace, comparison):
    workplace.project = replace(
        workplace.project, switches=replace(workplace.project.switches, comparison=comparison)
    )


def lines_of_log(workplace):
    return [line for line in workplace.vault.load_audit_lines() if line.what == Act.STAFF_NOTICE_READ]


def test_nobody_is_told_where_nobody_is_compared(laptop):
    assert notice_due(laptop) is None


def test_it_says_what_leaves_and_who_decided_so(laptop):
    compare(laptop, replace(COMPARISON, known_before=False))
    notice = notice_due(laptop)
    assert notice.parts == ("interviewer_key", "same_employer", "allocation")
    assert (notice.text, notice.post, notice.told_on) == (
        COMPARISON.staff_notice,
        COMPARISON.post,
        COMPARISON.staff_told_on,
    )
    assert notice.readers == COMPARISON.readers


def test_a_version_that_was_read_is_shown_no_more_and_stands_in_the_log_once(laptop):
    compare(laptop, COMPARISON)
    version = notice_due(laptop).version
    note_read(laptop, version)
    assert notice_due(laptop) is None
    assert [line.told for line in lines_of_log(laptop)] == [f"version={version}"]


@pytest.mark.parametrize(
    "change",
    [
        {"staff_notice": "More goes."},
        {"allocation": False},
        {"readers": ("Anybody",)},
        {"until": "2027-04-30"},
    ],
)
def test_another_version_is_shown_anew(laptop, change):
    compare(laptop, COMPARISON)
    note_read(laptop, notice_due(laptop).version)
    compare(laptop, replace(COMPARISON, **change))
    assert notice_due(laptop) is not None


def test_a_switch_from_before_decisions_were_kept_tells_what_leaves_all_the_same(laptop):
    compare(laptop, comparison=True)
    notice = notice_due(laptop)
    assert (notice.text, notice.post) == ("", "")
    assert len(notice.parts) == 4
