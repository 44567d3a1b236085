import pytest

from tests.kit.vaults import unlocked_workplace
from udset_desktop.usecases import journal


@pytest.fixture
def workplace(tmp_path):
    workplace, _ = unlocked_workplace(tmp_path)
    yield workplace
    workplace.close()


def test_what_leaves_is_in_both_logs_and_only_the_private_one_says_what_and_where(workplace):
    journal.log(workplace, "sheet_saved", "record-1", "person: /media/stick/morag.pdf")

    vault = workplace.require_vault()
    assert vault.load_events()[-1].detail == "person: /media/stick/morag.pdf"
    line = vault.load_audit_lines()[-1]
    assert (line.what, line.told) == ("sheet_saved", "")


def test_what_stays_on_the_laptop_is_in_the_private_log_alone(workplace):
    vault = workplace.require_vault()
    before = vault.load_audit_lines()

    journal.log(workplace, "interview_finished", "record-1", "revision 1")

    assert vault.load_events()[-1].what == "interview_finished"
    assert vault.load_audit_lines() == before
