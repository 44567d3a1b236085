from PySide6.QtGui import QImage

from udset_desktop.desktop.views.paper_pages import BesidePaper, PaperPages


def pages(number):
    made = QImage(595, 842, QImage.Format.Format_RGB32)
    made.fill(0xFFFFFF)
    return tuple(made for _ in range(number))


def test_pages_are_named_and_narrow_with_the_window(qtbot):
    paper = PaperPages()
    qtbot.addWidget(paper)
    paper.resize(900, 700)
    paper.show()
    paper.show_pages(pages(2))
    first = paper.sheets.itemAt(0).widget()
    wide = first.width()
    assert "2" in first.accessibleName()
    paper.resize(500, 700)
    qtbot.waitUntil(lambda: paper.sheets.itemAt(0).widget().width() < wide)


def test_no_pages_leave_nothing_behind(qtbot):
    paper = PaperPages()
    qtbot.addWidget(paper)
    paper.show_pages(pages(1))
    paper.show_pages(())
    assert paper.sheets.count() == 0


def test_the_side_keeps_to_its_share_of_a_narrow_window(qtbot):
    both = BesidePaper()
    qtbot.addWidget(both)
    both.resize(1366, 700)
    both.show()
    wide = both.side.width()
    both.resize(620, 700)
    qtbot.waitUntil(lambda: both.side.width() < wide)
    assert both.side.width() <= both.width() * 11 // 20
