import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.kit.windows import in_front, words_on
from udset_desktop.desktop.views.after_part import AfterPart


@pytest.fixture
def page(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def part(qtbot, page):
    made = AfterPart(page)
    QVBoxLayout(page).addWidget(made)
    in_front(qtbot, page)
    made.start()
    return made


def test_nothing_is_offered_that_is_not_known_to_be_there(part):
    said = words_on(part)
    assert "Copy as text (Ctrl+E)" in said
    assert "Outcomes summary" not in said
    assert "Your own reflection" not in said
    part.show_tools(summary=True, reflection=True, supervision=True)
    assert "Outcomes summary" in words_on(part)
    assert "Your own reflection" in words_on(part)


def test_each_way_says_which_it_is(qtbot, part):
    part.show_tools(summary=True, reflection=True, supervision=True)
    for made, signal in (
        (part.copy_button, part.copy_asked),
        (part.summary_button, part.summary_asked),
        (part.reflection_button, part.reflection_asked),
        (part.supervision_button, part.supervision_asked),
    ):
        with qtbot.waitSignal(signal):
            made.click()


def test_one_key_copies(qtbot, part):
    with qtbot.waitSignal(part.copy_asked):
        qtbot.keyClick(part.copy_button, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)


def test_what_was_copied_is_said_until_another_sheet_is_in_front(part):
    part.show_copied("Copied.")
    assert "Copied." in words_on(part)
    part.start()
    assert "Copied." not in words_on(part)
