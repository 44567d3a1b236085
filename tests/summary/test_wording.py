from __future__ import annotations

import shutil

import pytest

from tests.kit.other_resources import resources_at
from udset_desktop.foundation.resources import resources_folder
from udset_desktop.summary.wording import (
    date_words,
    joined,
    language_tag,
    list_words,
    load_sheet_words,
    sentence_case,
)


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2026-05-12", "Tuesday 12\u00a0May\u00a02026"),
        ("2027-01-01", "Friday 1\u00a0January\u00a02027"),
        ("before the summer", "before the summer"),
        ("", ""),
    ],
)
def test_a_date_is_said_as_people_say_it(iso, said):
    assert date_words(iso, "en") == said


def test_a_date_without_its_weekday():
    assert date_words("2026-05-12", "en", weekday=False) == "12\u00a0May\u00a02026"


@pytest.mark.parametrize(
    ("parts", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "", "b", "c"], "a, b and c")],
)
def test_a_list_is_said_as_people_say_it(parts, said):
    assert joined(parts, "en") == said


def test_a_closed_list_comes_in_words_and_an_unknown_code_as_itself():
    assert list_words("1", "mode", "face_to_face", "en") == "Face to face"
    assert list_words("1", "mode", "by_owl", "en") == "by owl"


def test_a_language_without_its_own_words_speaks_english():
    assert load_sheet_words("xx").words("person.told") == load_sheet_words("en").words("person.told")


def test_english_is_told_as_it_is_spoken_here():
    assert (language_tag("en"), language_tag("gd")) == ("en-GB", "gd")


def test_only_the_first_letter_grows():
    assert (sentence_case("the Lorn bus"), sentence_case("")) == ("The Lorn bus", "")


def test_another_language_replaces_the_lines_it_has(tmp_path):
    home = tmp_path / "resources"
    shutil.copytree(resources_folder() / "wording", home / "wording")
    (home / "wording" / "gd").mkdir()
    (home / "wording" / "gd" / "sheets.toml").write_text('[list]\nand = "agus"\n', encoding="utf-8")
    with resources_at(home):
        assert joined(["Anna", "Iain"], "gd") == "Anna agus Iain"
        assert load_sheet_words("gd").words("person.told") == "What you told us"
