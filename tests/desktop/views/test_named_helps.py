from PySide6.QtWidgets import QPushButton

from udset_desktop.desktop.views.named_helps import NamedHelps
from udset_desktop.interview.screen import ChoiceState

NAMED = (ChoiceState(code="a_break", words="A break"), ChoiceState(code="company", words="Company"))


def buttons(view):
    return {one.objectName(): one for one in view.findChildren(QPushButton) if not one.isHidden()}


def test_each_help_that_was_named_is_one_press_and_says_which(qtbot):
    view = NamedHelps()
    qtbot.addWidget(view)
    view.show_named(NAMED)
    made = buttons(view)
    assert list(made) == ["named_a_break", "named_company"]
    assert "Company" in made["named_company"].accessibleName()
    with qtbot.waitSignal(view.chosen) as told:
        made["named_company"].click()
    assert told.args == [NAMED[1]]


def test_the_same_again_keeps_its_buttons_and_nothing_named_is_no_row(qtbot):
    view = NamedHelps()
    qtbot.addWidget(view)
    view.show_named(NAMED)
    before = buttons(view)
    view.show_named(NAMED)
    assert buttons(view) == before
    view.show_named(())
    assert view.isHidden()
