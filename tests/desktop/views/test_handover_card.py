from tests.kit.windows import words_on
from udset_desktop.desktop.views.handover_card import HandoverCard, HandoverShown


def test_a_receipt_is_asked_for_only_where_one_is_waited_for(qtbot):
    card = HandoverCard()
    qtbot.addWidget(card)
    assert card.isHidden()
    card.show_handover(HandoverShown())
    assert card.receipt_button.isHidden()
    card.show_handover(HandoverShown(waiting=("Waiting for a receipt.",), said="Written."))
    assert not card.receipt_button.isHidden()
    for words in ("Waiting for a receipt.", "Written."):
        assert words in words_on(card)


def test_each_wish_is_told(qtbot):
    card = HandoverCard()
    qtbot.addWidget(card)
    for made, signal in (
        (card.give_button, card.give_asked),
        (card.take_button, card.take_asked),
        (card.receipt_button, card.receipt_asked),
        (card.back_button, card.back_asked),
    ):
        with qtbot.waitSignal(signal):
            made.click()
