from tests.kit.windows import words_on
from udset_desktop.desktop.views.log_card import LogCard, LogShown


def test_without_a_line_the_card_is_not_there(qtbot):
    card = LogCard()
    qtbot.addWidget(card)
    assert card.isHidden()
    card.show_log(LogShown(lines=(("The vault was made.", "4 May 2026, 10:30"),), of=1))
    assert not card.isHidden()
    assert card.more.isHidden()


def test_the_newest_lines_how_many_there_are_and_what_is_wrong_stand_there(qtbot):
    card = LogCard()
    qtbot.addWidget(card)
    card.show_log(LogShown(lines=(("Unlocked.", "4 May 2026, 10:30"),), of=12, trouble="A line is gone."))
    told = words_on(card)
    for words in ("Unlocked.", "4 May 2026, 10:30", "The newest 1 of 12 lines", "A line is gone."):
        assert words in told
    with qtbot.waitSignal(card.copy_asked):
        card.copy_button.click()
    with qtbot.waitSignal(card.check_asked):
        card.check_button.click()
