from tests.kit.windows import words_on
from udset_desktop.desktop.views.outbox_card import OutboxCard, OutboxShown


def test_before_anything_has_left_there_is_no_card(qtbot):
    card = OutboxCard()
    qtbot.addWidget(card)
    assert card.isHidden()


def test_each_journey_stands_there_and_what_can_be_asked_is_told(qtbot):
    card = OutboxCard()
    qtbot.addWidget(card)
    card.show_outbox(
        OutboxShown(
            rows=(("Bundle 2", "It waits."), ("Bundle 1", "Signed for.")), earlier=3, may_send_again=True
        )
    )
    said = words_on(card)
    for words in ("Bundle 2", "It waits.", "Bundle 1", "Signed for.", "Earlier ones, all signed for: 3."):
        assert words in said
    with qtbot.waitSignal(card.again_asked):
        card.again_button.click()
    with qtbot.waitSignal(card.receipt_asked):
        card.receipt_button.click()
    card.show_outbox(OutboxShown(rows=(("Bundle 1", "Signed for."),)))
    assert card.again_button.isHidden()
    assert card.earlier.isHidden()
