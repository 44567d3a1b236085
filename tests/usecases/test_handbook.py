import re
import shutil

from tests.kit.interviews import a_project
from tests.kit.other_resources import resources_at
from udset_desktop.foundation.languages import PSEUDO_LANGUAGE
from udset_desktop.foundation.resources import resources_folder
from udset_desktop.project.model import LEARNING
from udset_desktop.usecases.handbook import (
    CONTENTS,
    PROJECT,
    HandbookPage,
    find_in_handbook,
    project_page,
    read_handbook,
)

LEFT_ALONE = re.compile(r"\]\([^)]*\)|`[^`\n]+`")
"""Where a page leads, and what is to be typed."""


def test_the_contents_come_first_and_name_every_other_page_in_order():
    first, *others = read_handbook()
    assert first.name == CONTENTS
    places = [first.text.find(f"({page.name}.md)") for page in others]
    assert -1 not in places
    assert places == sorted(places)


def test_every_page_has_a_title_and_text():
    for page in read_handbook():
        assert page.title
        assert not page.title.startswith("#")
        assert len(page.text.splitlines()) > 2


def test_a_language_without_a_handbook_reads_the_english_one():
    assert read_handbook("xx") == read_handbook("en")


def test_all_words_must_stand_on_a_page_in_any_case():
    pages = read_handbook()
    found = {one.name for one in find_in_handbook(pages, "RECOVERY code")}
    assert "recovery" in found
    for page in pages:
        holds = "recovery" in page.text.casefold() and "code" in page.text.casefold()
        assert (page.name in found) == holds


def test_what_nobody_can_read_is_not_found():
    pages = read_handbook()
    for mark in ("](", ".md)", "visit.md"):
        assert find_in_handbook(pages, mark) == ()


def test_how_to_print_a_sheet_to_write_on_and_type_it_in_is_found():
    for words in (
        "typed later",
        "typed in later",
        "sheet to write on",
        "large print",
        "type one in",
        "ctrl+t",
    ):
        assert "visit" in {one.name for one in find_in_handbook(read_handbook(), words)}


def test_how_to_change_letters_light_and_language_is_found():
    for words in ("text size", "high contrast", "language"):
        assert "visit" in {one.name for one in find_in_handbook(read_handbook(), words)}


def test_what_was_found_is_shown_with_the_words_around_it():
    pages = read_handbook()
    one = next(one for one in find_in_handbook(pages, "caps lock") if one.name == "problems")
    assert "caps lock" in one.around.casefold()
    assert len(one.around) < 200


def test_around_what_was_found_stand_whole_words_and_no_marks_of_a_list():
    text = "# Things\n\n- An extraordinarily long beginning of a line that nobody looks for, and then paper\n- ink and whatever else is needed for an extraordinarily long end"
    (one,) = find_in_handbook((HandbookPage(name="things", title="Things", text=text),), "paper")
    words = text.replace(",", " ").split()
    assert set(one.around.replace(",", " ").split()) - {"…"} <= set(words) - {"-"}
    assert one.around.startswith("… ")
    assert "paper ink" in one.around


def test_no_words_find_nothing_and_unknown_words_find_nothing():
    pages = read_handbook()
    assert find_in_handbook(pages, "   ") == ()
    assert find_in_handbook(pages, "xyzzy-nowhere") == ()


WORDS = {"title": "From your project", "learning": "Notes", "supports": "Near you"}


def test_what_the_project_wrote_is_a_page_of_its_own():
    project = a_project(notes={LEARNING: "Sit in on two talks.\n\nAsk Anne."}, supports=("Men's shed",))
    page = project_page(project, **WORDS)
    assert (page.name, page.title) == (PROJECT, "From your project")
    assert page.text.splitlines()[2:6] == ["## Notes", "", "- Sit in on two talks\\.", "- Ask Anne\\."]
    assert "## Near you" in page.text
    assert project_page(a_project(notes={}, supports=()), **WORDS) is None


def test_a_language_with_one_page_has_the_others_in_english(tmp_path):
    shutil.copytree(resources_folder() / "handbook" / "en", tmp_path / "handbook" / "en")
    (tmp_path / "handbook" / "gd").mkdir()
    (tmp_path / "handbook" / "gd" / "visit.md").write_text("# An tadhal\n", encoding="utf-8")
    with resources_at(tmp_path):
        pages = {page.name: page.title for page in read_handbook("gd")}
        whole = {page.name for page in read_handbook()}
    assert pages["visit"] == "An tadhal"
    assert set(pages) == whole


def test_the_made_up_language_draws_every_page_longer_with_its_links_as_they_are():
    drawn = read_handbook(PSEUDO_LANGUAGE)
    for page, plain in zip(drawn, read_handbook(), strict=True):
        assert page.name == plain.name
        assert (page.title[0], page.title[-1]) == ("[", "]")
        assert len(page.text) > 1.2 * len(plain.text)
        assert LEFT_ALONE.findall(page.text) == LEFT_ALONE.findall(plain.text)
