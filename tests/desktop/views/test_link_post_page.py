from tests.kit.windows import words_on
from udset_desktop.desktop.views.link_post_page import LinkPostPage


def test_the_words_and_what_is_to_be_made_are_told(qtbot):
    page = LinkPostPage()
    qtbot.addWidget(page)
    page.words.setText(" one two ")
    with qtbot.waitSignal(page.go_asked) as told:
        page.go_button.click()
    assert told.args == ["one two", "new"]
    page.how.buttons["again"].click()
    with qtbot.waitSignal(page.go_asked) as told:
        page.go_button.click()
    assert told.args == ["one two", "again"]


def test_the_posts_words_stand_there_once_and_go_when_the_page_is_come_to_anew(qtbot):
    page = LinkPostPage()
    qtbot.addWidget(page)
    assert page.told.isHidden()
    page.told.show_told("a b c d e f", "Read them out.")
    said = words_on(page)
    assert "a b c d e f" in said
    assert "Read them out." in said
    page.show_trouble("No.")
    page.begin()
    assert page.told.isHidden()
    assert page.trouble.isHidden()
    assert page.words.text() == ""
