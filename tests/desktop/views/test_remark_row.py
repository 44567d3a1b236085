import pytest

from udset_desktop.desktop.views.remark_row import RemarkRow
from udset_desktop.interview.remark import Remark

FIRST, SECOND = Remark(number=4, whose="", text="I never sleep"), Remark(number=7, whose="", text="the bus")


@pytest.fixture
def row(qtbot):
    made = RemarkRow()
    qtbot.addWidget(made)
    return made


def test_it_offers_one_after_the_other_and_is_not_there_without(row):
    assert row.isHidden()
    row.show_remarks((FIRST, SECOND))
    assert row.text.text() == "Kept for this conversation before it began, 1 of 2: “I never sleep”"
    row.show_remarks((SECOND,))
    assert row.text.text() == "Kept for this conversation before it began: “the bus”"
    row.show_remarks(())
    assert (row.isHidden(), row.text.text()) == (True, "")


def test_it_becomes_a_jot_or_is_let_go(qtbot, row):
    row.show_remarks((FIRST, SECOND))
    with qtbot.waitSignal(row.taken) as told:
        row.take_button.click()
    assert told.args == [4]
    with qtbot.waitSignal(row.let_go) as told:
        row.go_button.click()
    assert told.args == [4]
    row.show_remarks(())
    with qtbot.assertNotEmitted(row.taken), qtbot.assertNotEmitted(row.let_go):
        row.take_button.click()
        row.go_button.click()
