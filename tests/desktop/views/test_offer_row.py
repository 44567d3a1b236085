import pytest
from PySide6.QtCore import Qt

from udset_desktop.desktop.views.offer_row import OfferRow

ANSWERS = ("accepted", "said_no", "not_today", "could_not_reach")


@pytest.fixture
def row(qtbot):
    made = OfferRow()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.buttons["accepted"].setFocus()
    qtbot.waitUntil(made.buttons["accepted"].hasFocus)
    return made


@pytest.mark.parametrize("code", ANSWERS)
def test_one_click_or_one_key_says_what_was_said(qtbot, row, code):
    with qtbot.waitSignal(row.said) as told:
        row.buttons[code].click()
    assert told.args == [code]
    key = getattr(Qt.Key, f"Key_{ANSWERS.index(code) + 1}")
    with qtbot.waitSignal(row.said) as told:
        qtbot.keyClick(row.buttons["accepted"], key, Qt.KeyboardModifier.AltModifier)
    assert told.args == [code]


def test_what_was_counted_is_said_and_can_be_taken_back(qtbot, row):
    assert row.back_button.isHidden()
    row.show_noted("not_today")
    assert row.noted.text() == "Counted: not today. Nobody is named."
    with qtbot.waitSignal(row.taken_back):
        row.back_button.click()
    row.show_taken_back()
    assert row.back_button.isHidden()
    assert row.noted.text() == "Taken back."
