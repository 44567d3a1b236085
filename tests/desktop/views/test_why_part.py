from PySide6.QtWidgets import QVBoxLayout, QWidget

from udset_desktop.desktop.views.why_part import WhyPart
from udset_desktop.interview.guidance import Guidance


def shown(qtbot):
    held = QWidget()
    qtbot.addWidget(held)
    part = WhyPart()
    QVBoxLayout(held).addWidget(part)
    held.show()
    return held, part


def test_nothing_opens_where_nobody_wrote_any(qtbot):
    _held, part = shown(qtbot)
    part.turn_over()
    assert part.card is None
    assert part.isHidden()


def test_it_opens_says_what_was_written_and_shuts_again(qtbot):
    held, part = shown(qtbot)
    part.tell("So that nights are not forgotten.", Guidance(ways=("What are the nights like?",)))
    part.turn_over()
    assert held.isVisible()
    assert part.card.isVisible()
    assert "What are the nights like?" in part.card.spoken()
    part.tell("Another.", Guidance())
    assert part.card.spoken() == "Another."
    part.turn_over()
    assert not part.isVisible()
