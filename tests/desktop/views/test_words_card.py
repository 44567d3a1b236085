"""Whose words wait: a row each with its own way in."""

from PySide6.QtWidgets import QPushButton

from tests.kit.windows import words_on
from udset_desktop.desktop.views.words_card import WordsCard, WordsWaiting


def test_each_row_leads_to_its_own_talk(qtbot):
    card = WordsCard()
    qtbot.addWidget(card)
    assert card.isHidden()
    rows = (WordsWaiting(record="r1", line="Morag: 2"), WordsWaiting(record="r2", line="Iain: 1", check=True))
    card.show_waiting(rows)
    assert not card.isHidden()
    assert "Morag: 2" in words_on(card)
    read, check = card.findChildren(QPushButton)
    assert (read.text(), check.text()) == ("Read them", "Look them over")
    for made, asked in ((read, ["r1", False]), (check, ["r2", True])):
        with qtbot.waitSignal(card.asked) as told:
            made.click()
        assert told.args == asked
    card.show_waiting(())
    assert card.isHidden()
