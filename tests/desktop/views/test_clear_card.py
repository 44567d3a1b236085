from tests.kit.windows import words_on
from udset_desktop.desktop.views.clear_card import ClearCard, ClearShown


def test_before_the_list_was_asked_for_no_name_and_no_act_is_there(qtbot):
    card = ClearCard()
    qtbot.addWidget(card)
    assert card.clear_button.isHidden()
    assert card.rows.isHidden()
    with qtbot.waitSignal(card.list_asked):
        card.list_button.click()


def test_the_list_stands_there_and_the_act_can_be_asked_for(qtbot):
    card = ClearCard()
    qtbot.addWidget(card)
    rows = (("Agnes", "May go."), ("Isla", "A sheet is still owed."))
    card.show_clear(ClearShown(lead="May go now: 1.", rows=rows, about=("It stays.",), may_clear=True))
    said = words_on(card)
    for words in ("May go now: 1.", "Agnes", "May go.", "Isla", "A sheet is still owed.", "It stays."):
        assert words in said
    with qtbot.waitSignal(card.clear_asked):
        card.clear_button.click()
    card.show_clear(ClearShown(lead="Nobody may go yet.", rows=rows[1:]))
    assert card.clear_button.isHidden()
