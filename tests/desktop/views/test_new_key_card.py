import pytest

from udset_desktop.desktop.views.new_key_card import NewKeyCard


@pytest.fixture
def card(qtbot):
    made = NewKeyCard()
    qtbot.addWidget(made)
    return made


def filled(card, old, new, again):
    for line, text in ((card.old, old), (card.passphrase.new, new), (card.passphrase.again, again)):
        line.setText(text)
    return card


def test_the_old_and_the_new_are_asked_and_do_not_stay(qtbot, card):
    with qtbot.waitSignal(card.renew_asked) as told:
        filled(card, "heather and peat smoke", "seal on the skerry", "seal on the skerry").go_button.click()
    assert told.args == ["heather and peat smoke", "seal on the skerry"]
    assert (card.old.text(), card.passphrase.new.text()) == ("", "")


def test_an_empty_new_one_keeps_the_one_there_is(qtbot, card):
    with qtbot.waitSignal(card.renew_asked) as told:
        filled(card, "heather and peat smoke", "", "").go_button.click()
    assert told.args == ["heather and peat smoke", "heather and peat smoke"]


def test_two_that_differ_are_not_taken(qtbot, card):
    with qtbot.assertNotEmitted(card.renew_asked):
        filled(card, "heather and peat smoke", "seal on the skerry", "seal on a skerry").go_button.click()
    assert "not the same" in card.trouble.text()


def test_what_is_wanted_and_the_new_code_stand_there_only_when_they_are(card):
    assert card.wanted.isHidden()
    assert card.code.isHidden()
    card.show_wanted("Your organisation has another recovery key.")
    card.show_code("ABCD-EFGH")
    assert not card.wanted.isHidden()
    assert (card.code.text(), card.told.isHidden()) == ("ABCD-EFGH", False)
    card.show_busy(busy=True)
    assert not card.go_button.isEnabled()
