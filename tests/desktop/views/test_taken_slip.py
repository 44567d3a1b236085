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
