"""Codes turned into sentences."""

from __future__ import annotations

from udset_desktop.foundation.problems import Finding
from udset_desktop.foundation.wording import load_sentences, place_told, sentence_of, sentence_of_finding


def test_slots_are_filled_from_the_context():
    assert "sheet.pdf" in sentence_of("foundation.disk_full", {"name": "sheet.pdf"})


def test_a_slot_without_a_value_does_not_break_the_sentence():
    assert "…" in sentence_of("foundation.disk_full", {})


def test_a_language_without_the_sentence_falls_back_to_english():
    assert sentence_of("foundation.cancelled", {}, "gd") == sentence_of("foundation.cancelled", {})


def test_a_code_without_a_sentence_is_shown_as_it_is():
    assert sentence_of("nobody.wrote_this", {}) == "nobody.wrote_this"


def test_a_finding_says_where_first():
    finding = Finding(code="foundation.cancelled", where="line 3")
    assert sentence_of_finding(finding).startswith("line 3: ")


def test_a_finding_without_a_place_is_just_its_sentence():
    finding = Finding(code="foundation.cancelled")
    assert sentence_of_finding(finding) == sentence_of("foundation.cancelled", {})


def test_an_unknown_language_says_it_in_english():
    assert load_sentences("xx") == load_sentences("en")


def test_a_place_without_its_folder_is_told_as_that():
    assert place_told("/media/stick/one.pdf") == "/media/stick/one.pdf"
    assert place_told("stick/one.pdf") == "stick/one.pdf (its folder was not written down)"
