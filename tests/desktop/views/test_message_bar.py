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


def test_held_it_shows_nothing_and_what_was_last_told_comes_out_again(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.tell("Kept for Heatherbell.")
    bar.hold()
    bar.hold()  # a lock over a cover
    assert (bar.isHidden(), bar.words.text()) == (True, "")
    bar.let_out()
    assert (bar.isHidden(), bar.words.text()) == (False, "Kept for Heatherbell.")
    bar.hold()
    bar.tell("Not saved.")
    assert (bar.isHidden(), bar.words.text()) == (True, "")
    bar.let_out()
    assert bar.words.text() == "Not saved."


def test_hushed_while_it_is_held_nothing_comes_out(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.tell("Kept for Heatherbell.")
    bar.hold()
    bar.hush()
    bar.let_out()
    assert bar.isHidden()
    assert bar.words.text() == ""
