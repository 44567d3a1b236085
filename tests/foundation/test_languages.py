from __future__ import annotations

import tomllib

import pytest

from tests.kit.other_resources import resources_at
from udset_desktop.foundation.languages import (
    LONGER,
    PSEUDO_LANGUAGE,
    flatten,
    languages_there,
    load_texts,
    pseudo,
    pseudo_page,
    speak,
    spoken,
)
from udset_desktop.foundation.problems import EnvironmentFailure
from udset_desktop.foundation.resources import resources_folder


@pytest.fixture
def other_resources(tmp_path):
    for language, text in (
        ("en", 'one = "One"\ntwo = "Two"'),
        ("gd", 'one = "Aon"\nthree = "Trì"\ntwo = ""'),
    ):
        folder = tmp_path / "words" / language
        folder.mkdir(parents=True)
        (folder / "area.toml").write_text(text, encoding="utf-8")
    with resources_at(tmp_path):
        yield tmp_path


def test_each_missing_string_falls_back_by_itself(other_resources):
    assert load_texts("words", "gd", "area.toml") == {"one": "Aon", "two": "Two"}


def test_a_language_without_the_file_is_english(other_resources):
    assert load_texts("words", "fr", "area.toml") == {"one": "One", "two": "Two"}


def test_a_folder_gives_the_strings_of_all_its_files(other_resources):
    (other_resources / "words" / "en" / "second.toml").write_text('[deep]\nfour = "Four"', encoding="utf-8")
    assert load_texts("words", "en") == {"one": "One", "two": "Two", "deep.four": "Four"}


def test_languages_are_the_folders_with_english_first(other_resources):
    (other_resources / "words" / "not a language").mkdir()
    assert languages_there() == ("en", "gd")
    (other_resources / "wording" / "sco").mkdir(parents=True)
    assert languages_there("wording") == ("en", "sco")


def test_only_a_language_that_is_there_is_spoken(other_resources):
    speak("gd")
    assert spoken() == "gd"
    speak("fr")
    assert spoken() == "en"
    speak(PSEUDO_LANGUAGE)
    assert spoken() == PSEUDO_LANGUAGE


def test_nothing_in_english_is_an_environment_failure():
    with pytest.raises(EnvironmentFailure):
        load_texts("words", "en", "nobody_wrote_this.toml")


def test_only_reviewed_languages_are_shipped():
    assert languages_there() == ("en",)


def test_the_made_up_language_keeps_slots_lines_and_the_number_of_words():
    told = pseudo("Saved {time}\nby {who}, on the stick.")
    assert told.count("\n") == 1
    assert "{time}" in told
    assert "{who}" in told
    assert len(told.split()) == len(["Saved", "{time}", "by", "{who},", "on", "the", "stick."])


def test_the_made_up_language_leaves_what_holds_no_word():
    assert pseudo("{shown} – 12") == "{shown} – 12"
    assert pseudo("") == ""


@pytest.mark.parametrize("text", ["Yes", "Next: {title}", "What helps, or gets in the way?", "Ok"])
def test_the_made_up_language_is_longer_and_has_no_plain_vowel(text):
    told = pseudo(text)
    assert len(told) >= len(text) * LONGER - 1
    outside = told.replace("{title}", "")
    assert not set(outside) & set("aeiouAEIOU")
    assert outside.startswith("[")


def test_every_english_string_of_the_window_can_be_drawn_in_it():
    files = sorted((resources_folder() / "words" / "en").glob("*.toml"))
    strings = [text for file in files for text in flatten(tomllib.loads(file.read_text("utf-8"))).values()]
    grown = [len(pseudo(text)) / len(text) for text in strings if text]
    assert len(grown) > 500
    assert sum(grown) / len(grown) > 1.35


def test_flatten_leaves_out_what_is_no_text():
    assert flatten({"a": {"b": "x ", "n": 3}, "l": ["one", "two"], "bad": [1]}) == {
        "a.b": "x",
        "l": "one\ntwo",
    }


def test_a_page_is_drawn_line_by_line_and_its_marks_stay_marks():
    page = "# The visit\n\n- See [it](visit.md) by `udset pool`\n| a | |\n|---|---|\n```\nudset do\n```\n"
    told = pseudo_page(page).split("\n")
    assert told[0].startswith("# [Th")
    assert told[2].startswith("- [S")
    assert "](visit.md)" in told[2]
    assert "`udset pool`" in told[2]
    assert told[3:] == [f"| {pseudo('a')} | |", "|---|---|", "```", "udset do", "```", ""]
