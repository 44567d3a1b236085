from udset_desktop.desktop.views.message_bar import MessageBar


def test_a_sentence_stays_until_it_is_read(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    assert bar.isHidden()
    bar.tell("There is no room left on the disk.")
    assert not bar.isHidden()
    bar.tell("Another.")
    assert bar.words.text() == "Another."
    with qtbot.waitSignal(bar.read):
        bar.put_away.click()
    assert bar.isHidden()
    assert bar.words.text() == ""
