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


def test_what_was_made_good_is_said_in_place_of_what_was_wrong(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.tell_well("Saved after all.")
    assert bar.isHidden(), "nothing was wrong"
    bar.tell("The disk is full.", passes=True)
    bar.tell_well("Saved after all.")
    assert bar.words.text() == "Saved after all."
    bar.tell("The printer is off.")
    bar.tell_well("Saved after all.")
    assert bar.words.text() == "The printer is off.", "of something else it says nothing"
    bar.tell("The disk is full.", passes=True)
    bar.put_away.click()
    bar.tell_well("Saved after all.")
    assert bar.isHidden(), "what was read needs no other end"


def test_made_good_while_it_was_held_is_what_comes_out(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.tell("The disk is full.", passes=True)
    bar.hold()
    bar.let_out()
    assert bar.words.text() == "The disk is full."
    bar.hold()
    bar.tell_well("Saved after all.")
    assert bar.isHidden()
    bar.let_out()
    assert bar.words.text() == "Saved after all."


def test_what_is_about_the_place_in_front_goes_with_it_and_everything_else_stays(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.tell("Kept for Heatherbell.", here=True)
    bar.hold()
    bar.let_out()
    bar.leave()
    assert bar.isHidden(), "a cover in between changes nothing"
    bar.tell("A copy was saved.")
    bar.leave()
    assert bar.words.text() == "A copy was saved."
    bar.tell("Kept for Heatherbell.", here=True)
    bar.hold()
    bar.leave()
    bar.let_out()
    assert bar.isHidden()
    bar.tell("The printer is off.")
    bar.leave()
    assert bar.words.text() == "The printer is off."


def test_what_is_not_true_any_more_is_taken_back_and_nothing_else(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.tell("One lies nowhere.")
    bar.take_back("Something else.")
    assert bar.words.text() == "One lies nowhere."
    bar.hold()
    bar.take_back("One lies nowhere.")
    bar.let_out()
    assert bar.isHidden()
