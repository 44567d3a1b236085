"""The tour's ear for what nobody could translate hears a planted string, and lets data be."""

from __future__ import annotations

import importlib.util

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from tests.kit.tree import ROOT
from udset_desktop.foundation.languages import PSEUDO_LANGUAGE, pseudo
from udset_desktop.usecases.handbook import read_handbook

SPEC = importlib.util.spec_from_file_location("screens_words", ROOT / "packaging" / "screens_words.py")
words = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(words)

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def page(qapp):
    made = QWidget()
    QVBoxLayout(made)
    made.show()
    yield made
    made.deleteLater()


def put(page, widget):
    page.layout().addWidget(widget)
    widget.show()
    return widget


def test_a_string_past_the_resources_is_heard(page):
    put(page, QLabel("Planted here"))
    assert "Planted here" in next(words.untranslated(page))


def test_a_name_for_the_ear_alone_is_heard(page):
    put(page, QPushButton(pseudo("Go on"))).setAccessibleName("Planted")
    assert len(list(words.untranslated(page))) == 1


def test_an_empty_line_with_a_planted_hint_is_heard(page):
    line = put(page, QLineEdit())
    line.setPlaceholderText("Planted")
    assert len(list(words.untranslated(page))) == 1


@pytest.mark.parametrize(
    "text", [pseudo("Back to {title}").format(title=pseudo("the list")), "10:42 · 34", "1.udset"]
)
def test_what_is_translated_or_data_is_let_be(page, text):
    put(page, QLabel(text))
    assert list(words.untranslated(page)) == []


def test_what_was_typed_is_nobodys_to_translate(page):
    put(page, QLineEdit("The nights since the fall"))
    assert list(words.untranslated(page)) == []


def test_brackets_within_brackets_close_in_order():
    assert words.outside("[a [b] c] d [e]").split() == ["d"]


def test_every_page_of_the_handbook_is_drawn_whole_and_a_planted_line_of_it_is_heard(page):
    browser = put(page, QTextBrowser())
    for one in read_handbook(PSEUDO_LANGUAGE):
        browser.setMarkdown(one.text)
        assert list(words.untranslated(page)) == [], one.name
        browser.setMarkdown(one.text + "\n\nPlanted at the end.\n")
        assert len(list(words.untranslated(page))) == 1
