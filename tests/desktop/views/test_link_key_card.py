from tests.kit.windows import words_on
from udset_desktop.desktop.views.link_key_card import LinkKeyCard, LinkKeyShown


def test_the_card_is_there_only_where_visits_are_joined(qtbot):
    card = LinkKeyCard()
    qtbot.addWidget(card)
    assert card.isHidden()
    card.show_key(LinkKeyShown(standing="The key is here."))
    assert not card.isHidden()
    assert "The key is here." in words_on(card)
    card.show_key(None)
    assert card.isHidden()


def test_the_posts_words_are_asked_for_when_they_are_needed(qtbot):
    card = LinkKeyCard()
    qtbot.addWidget(card)
    card.show_key(LinkKeyShown(standing="Not here."))
    assert card.words.isHidden()
    card.show_key(LinkKeyShown(standing="Not here.", trouble="Type the words.", ask_words=True))
    assert "Type the words." in words_on(card)
    card.words.setText(" one two ")
    with qtbot.waitSignal(card.words_told) as told:
        card.words_button.click()
    assert told.args == ["one two"]
    card.show_key(LinkKeyShown(standing="Here."))
    assert card.words.text() == ""
