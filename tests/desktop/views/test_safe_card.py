from udset_desktop.desktop.views.safe_card import SafeCard


def test_only_a_yes_is_safe_and_it_holds_until_asked_again(qtbot):
    card = SafeCard()
    qtbot.addWidget(card)
    assert not card.is_safe
    with qtbot.waitSignal(card.said):
        card.row.buttons["no"].click()
    assert not card.is_safe
    card.row.buttons["yes"].click()
    assert card.is_safe
    card.ask()
    assert not card.is_safe
