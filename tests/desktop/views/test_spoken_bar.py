from PySide6.QtCore import Qt

from udset_desktop.desktop.views.spoken_bar import SpokenBar


def bar(qtbot):
    made = SpokenBar((("aloud", "Read it aloud"),), name="said_again")
    qtbot.addWidget(made)
    return made


def test_it_shows_what_it_is_told_and_offers_a_voice_only_where_there_is_one(qtbot):
    made = bar(qtbot)
    made.show_words("Do you feel safe?", "Yes · No")
    assert made.isVisible()
    assert (made.first.text(), made.second.text()) == ("Do you feel safe?", "Yes · No")
    assert made.buttons["aloud"].isHidden()
    made.show_words("Do you feel safe?", aloud=True)
    assert not made.buttons["aloud"].isHidden()
    assert made.second.isHidden()


def test_put_away_nothing_of_it_stays(qtbot):
    made = bar(qtbot)
    made.show_words("Do you feel safe?", "Yes · No", aloud=True)
    with qtbot.waitSignal(made.acted) as told:
        qtbot.mouseClick(made.buttons["close"], Qt.MouseButton.LeftButton)
    assert told.args == ["close"]
    assert made.isHidden()
    assert made.first.text() + made.second.text() == ""


def test_a_deed_leaves_it_in_sight(qtbot):
    made = bar(qtbot)
    made.show_words("Do you feel safe?", aloud=True)
    with qtbot.waitSignal(made.acted) as told:
        qtbot.mouseClick(made.buttons["aloud"], Qt.MouseButton.LeftButton)
    assert told.args == ["aloud"]
    assert made.isVisible()
