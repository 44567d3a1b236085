"""The look-over of the screens tour catches what it says it catches: one planted fault for each."""

from __future__ import annotations

import importlib.util

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from tests.kit.tree import ROOT
from udset_desktop.desktop.look.controls import ChoiceButton, button, label, wrapping_button
from udset_desktop.desktop.look.theme import Theme
from udset_desktop.desktop.look.tokens import ThemeName

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("This plugin does not support")]

SPEC = importlib.util.spec_from_file_location("screens_look", ROOT / "packaging" / "screens_look.py")
WORDS = "Is it safe to leave this paper here?"


@pytest.fixture(scope="module")
def look():
    module = importlib.util.module_from_spec(SPEC)
    SPEC.loader.exec_module(module)
    return module


@pytest.fixture
def page(qapp):
    Theme(ThemeName.LIGHT, 100).apply(qapp)
    page = QWidget()
    page.setObjectName("ground")
    page.resize(600, 400)
    QVBoxLayout(page)
    yield page
    page.deleteLater()


@pytest.fixture
def faults(look, page):
    """What the look-over says of the page as it stands."""

    def found(theme=ThemeName.LIGHT):
        page.show()
        QApplication.processEvents()
        picture = page.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        return [fault.split(":")[0] for fault in look.look_over(page, picture, theme)]

    return found


def laid(page, *widgets):
    for widget in widgets:
        page.layout().addWidget(widget)
    page.layout().addStretch(1)
    return widgets[0]


def a_line(words="Name"):
    line = QLineEdit()
    line.setAccessibleName(words)
    return line


def test_a_page_in_order_has_no_fault(page, faults):
    laid(page, label(WORDS), button("Print"), ChoiceButton("Yes"), a_line())
    assert faults() == []


def test_a_label_in_one_line_that_is_too_narrow(page, faults):
    laid(page, label(WORDS, wrap=False)).setFixedWidth(120)
    assert faults() == ["cut off"]


def test_a_label_of_several_lines_that_is_too_low(page, faults):
    made = laid(page, label(WORDS))
    made.setFixedSize(120, 20)
    assert faults() == ["cut off"]


def test_a_label_narrower_than_its_longest_word(page, faults):
    made = laid(page, label("Accommodation"))
    made.setFixedSize(40, 200)
    assert faults() == ["cut off"]


def test_a_button_too_narrow_for_its_words(page, faults):
    laid(page, button("Begin a conversation")).setFixedWidth(60)
    assert faults() == ["cut off"]


def test_a_button_of_several_lines_too_low_for_them(page, faults):
    made = wrapping_button(says=WORDS)
    made.setText(WORDS)
    laid(page, made)
    width = made.sizeHint().width() // 2
    made.setFixedSize(width, made.heightForWidth(width))
    assert faults() == []
    made.setFixedHeight(made.sizeHint().height())
    assert faults() == ["cut off"]


def test_a_choice_too_low_for_its_words(page, faults):
    made = laid(page, ChoiceButton("By telephone, with somebody beside"))
    made.setFixedSize(100, 24)
    assert faults() == ["cut off"]


def test_a_line_too_narrow_for_its_hint(page, faults):
    line = laid(page, a_line())
    line.setPlaceholderText("Find in the handbook")
    line.setFixedWidth(60)
    assert faults() == ["cut off"]


@pytest.mark.parametrize("nameless", [QLineEdit, QPushButton, lambda: ChoiceButton("")])
def test_a_control_without_a_name(page, faults, nameless):
    laid(page, nameless())
    assert faults() == ["no accessible name"]


def test_a_control_without_a_name_that_nobody_can_reach_is_none(page, faults):
    laid(page, QLineEdit()).setEnabled(False)
    assert faults() == []


def test_words_in_too_little_contrast(page, faults):
    laid(page, label(WORDS)).setStyleSheet("color: #a0a0a0; background: #ffffff")
    assert faults() == ["contrast 2.6"]


def test_high_contrast_asks_for_more(page, faults):
    laid(page, label(WORDS)).setStyleSheet("color: #6a6a6a; background: #ffffff")
    assert faults() == []
    assert faults(ThemeName.CONTRAST) == ["contrast 5.4"]


def test_a_control_outside_what_holds_it(page, faults):
    laid(page, label(WORDS))
    button("Print").setParent(page)
    page.findChild(QPushButton).move(580, 10)
    assert faults() == ["out of reach"]


def test_a_control_below_the_fold_is_within_reach_by_scrolling(page, faults):
    inside = QWidget()
    column = QVBoxLayout(inside)
    for number in range(40):
        column.addWidget(button(f"Step {number}"))
    area = QScrollArea()
    area.setAccessibleName("Steps")
    area.setWidgetResizable(True)
    area.setWidget(inside)
    page.layout().addWidget(area)
    assert faults() == []


def test_a_control_outside_a_page_that_scrolls(page, faults):
    inside = QWidget()
    inside.setMinimumHeight(900)
    lost = button("Print")
    lost.setParent(inside)
    lost.move(10, 890)
    area = QScrollArea()
    area.setAccessibleName("Steps")
    area.setWidgetResizable(True)
    area.setWidget(inside)
    page.layout().addWidget(area)
    assert faults() == ["out of reach"]


def test_a_page_that_is_wider_than_there_is_room(page, look, faults):
    area = QScrollArea()
    area.setAccessibleName("Steps")
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(look.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    inside = QWidget()
    inside.setMinimumWidth(900)
    QVBoxLayout(inside).addWidget(button("Print"))
    area.setWidget(inside)
    page.layout().addWidget(area)
    assert any(fault.startswith("wider than its page") for fault in faults())
