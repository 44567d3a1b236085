from PySide6.QtGui import QAccessible

from tests.kit.windows import words_on
from udset_desktop.desktop.views.staff_notice_card import StaffNoticeCard


def test_the_notice_stands_there_until_it_is_read(qtbot):
    card = StaffNoticeCard()
    qtbot.addWidget(card)
    assert card.isHidden()
    card.show_notice("ab12", "A code goes.", "It shows who asks.", ("Decided by the board.", "It ends."))
    assert not card.isHidden()
    shown = words_on(card)
    assert "Decided by the board.\nIt ends." in shown
    assert shown.index("A code goes.") < shown.index("It shows who asks.")
    with qtbot.waitSignal(card.read_told) as told:
        card.read_button.click()
    assert told.args == ["ab12"]
    card.show_notice("")
    assert card.isHidden()


def test_who_comes_to_the_button_by_tab_hears_what_it_is_about(qtbot):
    card = StaffNoticeCard()
    qtbot.addWidget(card)
    card.show_notice("ab12", "A code goes.", "It shows who asks.", ("It ends.",))
    face = QAccessible.queryAccessibleInterface(card.read_button)
    assert face.text(QAccessible.Text.Description) == "A code goes.\nIt shows who asks.\nIt ends."


def test_a_project_that_wrote_no_text_shows_no_gap(qtbot):
    card = StaffNoticeCard()
    qtbot.addWidget(card)
    card.show_notice("ab12", "A code goes.", "", ("It ends.",))
    assert card.text.isHidden()
