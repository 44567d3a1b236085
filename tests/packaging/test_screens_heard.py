"""What the screens tour says of a page as a screen reader has it: one planted fault for each."""

from __future__ import annotations

import importlib.util

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tests.kit.tree import ROOT
from udset_desktop.desktop.fields.choice_list import ChoiceList
from udset_desktop.desktop.look.controls import ChoiceButton, Heading, button
from udset_desktop.desktop.look.spoken import speak_of_controls
from udset_desktop.interview.screen import ChoiceState

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("This plugin does not support")]

SPEC = importlib.util.spec_from_file_location("screens_heard", ROOT / "packaging" / "screens_heard.py")


@pytest.fixture(scope="module")
def heard():
    module = importlib.util.module_from_spec(SPEC)
    SPEC.loader.exec_module(module)
    return module


@pytest.fixture
def page(qapp):
    speak_of_controls()
    page = QWidget()
    page.resize(600, 400)
    QVBoxLayout(page)
    yield page
    page.deleteLater()


@pytest.fixture
def faults(heard, page):
    """What is said of the page as it stands."""

    def found():
        page.show()
        QApplication.processEvents()
        return [fault.split(":")[0] for fault in heard.faults_heard(page)]

    return found


def laid(page, *widgets):
    for widget in widgets:
        page.layout().addWidget(widget)
    return widgets[0]


def test_a_page_with_a_heading_and_named_controls_has_no_fault(page, faults):
    laid(page, Heading("Begin"), ChoiceButton("Yes"), button("Begin"))
    assert faults() == []


def test_a_page_without_a_heading_gives_nothing_to_stand_on(page, faults):
    laid(page, button("Begin"))
    assert faults() == ["no heading to stand on"]


def test_a_control_without_a_name_is_found(page, faults):
    laid(page, Heading("Begin"), QLineEdit())
    assert faults() == ["heard without a name"]


def test_a_name_that_is_a_sign_alone_is_found(page, faults):
    laid(page, Heading("Begin"), QPushButton("×"))
    assert faults() == ["heard as a sign alone"]


def test_a_thing_that_is_no_kind_of_thing_is_found(page, faults):
    thing = QWidget()
    thing.setAccessibleName("Something")
    thing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    laid(page, Heading("Begin"), thing)
    assert faults() == ["heard as nothing"]


def test_what_tab_never_comes_to_is_found(page, faults):
    class Holder(QLineEdit):
        """What it holds is its own affair, and Tab passes it by."""

    holder = Holder()
    holder.setAccessibleName("Words")
    laid(page, Heading("Begin"), holder)
    inside = QPushButton("Clear", holder)
    assert faults() == ["never reached by Tab"]
    inside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    assert faults() == []


def test_what_is_told_in_another_order_than_it_is_read_is_found(page, faults):
    laid(page, Heading("Begin"), button("Second"))
    page.layout().insertWidget(1, button("First"))
    assert faults() == ["told in another order"]


def test_what_cannot_be_used_now_is_no_fault(page, faults):
    dead = QLineEdit()
    dead.setEnabled(False)
    laid(page, Heading("Begin"), dead)
    assert faults() == []


def test_a_choice_is_heard_as_chosen_or_not(heard, page):
    laid(page, Heading("Begin"), ChoiceButton("Yes"))
    page.show()
    face = next(one for one in heard.faces_in(page) if one.role() is QAccessible.Role.RadioButton)
    assert face.state().checkable


def test_a_list_over_the_page_has_keys_of_its_own_and_is_none_of_the_pages_stops(page, faults):
    laid(page, Heading("Begin"), button("Begin"))
    over = ChoiceList(page)
    over.fill("Who said it?", ((ChoiceState(code="a", words="An advocate"),),))
    page.show()
    over.popup(QRect(40, 40, 80, 20), QRect(10, 10, 580, 380))
    assert over.lines[0].isVisible()
    assert faults() == []
    over.close()
