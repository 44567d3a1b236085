from tests.kit.windows import words_on
from udset_desktop.desktop.views.link_told import LinkTold


def test_the_words_and_where_the_files_are_stand_there_until_it_is_come_to_anew(qtbot):
    card = LinkTold()
    qtbot.addWidget(card)
    assert card.isHidden()
    card.show_told("a b c d e f", "Read them out.")
    assert words_on(card).splitlines() == ["a b c d e f", "Read them out."]
    card.show_told("", "")
    assert card.isHidden()
