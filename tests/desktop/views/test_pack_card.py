from tests.kit.windows import words_on
from udset_desktop.desktop.views.pack_card import PackCard


def test_where_no_pack_is_in_force_nothing_is_offered(qtbot):
    card = PackCard()
    qtbot.addWidget(card)
    assert card.isHidden()
    card.show_pack(2)
    assert not card.isHidden()


def test_the_pack_in_force_and_why_another_was_refused_stand_there(qtbot):
    card = PackCard()
    qtbot.addWidget(card)
    card.show_pack(2)
    assert "Pack 2 is in force here." in words_on(card)
    assert card.trouble.isHidden()
    card.show_pack(2, "It is older.")
    assert "It is older." in words_on(card)
    with qtbot.waitSignal(card.pack_asked):
        card.take_button.click()
