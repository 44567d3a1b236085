from PySide6.QtCore import Qt

from udset_desktop.desktop.views.taken_slip import TakenSlip


def test_it_is_there_only_where_something_was_taken_back(qtbot):
    slip = TakenSlip()
    qtbot.addWidget(slip)
    assert slip.isHidden()
    slip.show_taken(("In your own words",))
    assert not slip.isHidden()
    assert "In your own words" in slip.words.text()
    assert slip.put_back.isHidden()
    slip.show_taken(())
    assert slip.isHidden()


def test_it_can_be_put_back_while_that_is_offered(qtbot):
    slip = TakenSlip()
    qtbot.addWidget(slip)
    slip.show_taken(("In your own words",), again="In your own words")
    slip.show()
    assert "In your own words" in slip.put_back.accessibleName()
    with qtbot.waitSignal(slip.put_back_asked):
        qtbot.mouseClick(slip.put_back, Qt.MouseButton.LeftButton)


def test_of_a_conversation_on_file_it_does_not_say_that_what_was_said_is_gone(qtbot):
    slip = TakenSlip()
    qtbot.addWidget(slip)
    slip.show_taken(("In your own words",), on_file=True)
    assert slip.words.text().startswith("Taken back: In your own words.")
    assert "stays on file" in slip.words.text()
    assert "gone" not in slip.words.text()
