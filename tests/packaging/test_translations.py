"""The translator's road: every string out to Qt Linguist, finished ones back, wrong ones refused."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6
import pytest

from tests.kit.tree import RESOURCES, ROOT

SPEC = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
translations = importlib.util.module_from_spec(SPEC)
sys.modules[SPEC.name] = translations  # its dataclasses look for their module
SPEC.loader.exec_module(translations)

AREA = 'title = "Today"\n[deed]\nsaved = "Saved {time}"\n[deed.more]\nlines = ["One", "Two"]\n'


@pytest.fixture
def resources(tmp_path):
    (tmp_path / "words" / "en").mkdir(parents=True)
    (tmp_path / "words" / "en" / "today.toml").write_text(AREA, encoding="utf-8")
    (tmp_path / "instruments" / "talk" / "1.0.0").mkdir(parents=True)
    (tmp_path / "instruments" / "talk" / "1.0.0" / "text.en.toml").write_text(
        '[page.safe]\ntitle = "Feeling safe"\n', encoding="utf-8"
    )
    return tmp_path


@pytest.fixture
def handbook(resources):
    """Two pages of a handbook beside the strings."""
    folder = resources / "handbook" / "en"
    folder.mkdir(parents=True)
    (resources / "handbook" / "pictures").mkdir()
    (folder / "contents.md").write_text("# Contents\n\n- [The visit](visit.md), in {two} words\n", "utf-8")
    (folder / "visit.md").write_text("# The visit\n\nSit down first.\n", "utf-8")
    return resources


def finished(resources, **said):
    """A file as a translator gives it back, with these keys finished."""
    file = resources / "gd.ts"
    translations.write_linguist(resources, "gd", file)
    tree = ET.parse(file)
    for message in tree.getroot().iter("message"):
        key = message.findtext("comment").replace(".", "_")
        if key in said:
            translation = message.find("translation")
            translation.text = said[key]
            translation.attrib.pop("type")
    tree.write(file, encoding="utf-8")
    return file


def run(resources, *arguments):
    return translations.main(["--resources", str(resources), *map(str, arguments)])


def test_every_string_of_the_program_is_in_the_file_and_qt_takes_it(tmp_path):
    file = tmp_path / "gd.ts"
    count = translations.write_linguist(RESOURCES, "gd", file)
    root = ET.parse(file).getroot()
    compiler = Path(PySide6.__file__).parent / "lrelease"
    said = subprocess.run(
        [compiler, "-idbased", str(file), "-qm", str(tmp_path / "gd.qm")],
        capture_output=True,
        text=True,
        check=True,
    )

    assert count == len(list(root.iter("message"))) > 2500
    assert f"{count} unfinished" in said.stdout + said.stderr or "Generated" in said.stdout


def test_a_finished_string_comes_back_in_the_shape_of_the_english(resources):
    file = finished(
        resources,
        deed_saved="Air a shàbhaladh {time}",
        deed_more_lines="Aon\nDhà",
        page_safe_title="Sàbhailte",
    )
    assert run(resources, "take", file) == 0

    told = tomllib.loads((resources / "words" / "gd" / "today.toml").read_text(encoding="utf-8"))
    text = (resources / "instruments" / "talk" / "1.0.0" / "text.gd.toml").read_text(encoding="utf-8")
    assert told == {"deed": {"saved": "Air a shàbhaladh {time}", "more": {"lines": ["Aon", "Dhà"]}}}
    assert tomllib.loads(text) == {"page": {"safe": {"title": "Sàbhailte"}}}


def test_what_was_taken_is_in_the_next_file_as_finished(resources):
    run(resources, "take", finished(resources, title="An-diugh"))
    translations.write_linguist(resources, "gd", resources / "again.ts")
    done = [
        message.findtext("translation")
        for message in ET.parse(resources / "again.ts").getroot().iter("message")
        if message.find("translation").get("type") is None
    ]
    assert done == ["An-diugh"]


def test_other_slots_are_refused_and_nothing_is_written(resources, capsys):
    file = finished(resources, deed_saved="Air a shàbhaladh {am}", title="An-diugh")
    assert run(resources, "take", file) == 3
    assert "words/today deed.saved" in capsys.readouterr().err
    assert not (resources / "words" / "gd").exists()


def test_a_file_that_is_none_is_refused(resources, capsys):
    (resources / "bad.ts").write_text("<TS", encoding="utf-8")
    assert run(resources, "take", resources / "bad.ts") == 3
    assert "bad.ts" in capsys.readouterr().err


def test_the_report_counts_and_names_what_is_wrong(resources, capsys):
    run(resources, "take", finished(resources, title="An-diugh"))
    assert run(resources, "report") == 0
    assert "gd: 1 of 4 strings, 25 %" in capsys.readouterr().out

    (resources / "words" / "gd" / "today.toml").write_text(
        'title = "An-diugh {who}"\nnew = "Ùr"\n', encoding="utf-8"
    )
    assert run(resources, "report") == 1
    said = capsys.readouterr().out
    assert "new: English has no such string" in said
    assert "title: its slots are not those" in said


def test_every_language_in_the_repository_says_only_what_english_says():
    wrong = [
        (language, row.name)
        for language in translations.languages_of(RESOURCES)
        for row in translations.coverage(RESOURCES, language)
        if row.is_wrong
    ]
    assert wrong == []


def test_english_is_no_language_to_translate_into(resources):
    with pytest.raises(SystemExit):
        run(resources, "write", "en", "--out", resources / "en.ts")


def test_a_page_of_the_handbook_is_one_string_of_the_report(handbook, capsys):
    assert run(handbook, "report") == 0
    assert "English: 6 strings in 4 files." in capsys.readouterr().out
    own = handbook / "handbook" / "gd"
    own.mkdir()
    (own / "contents.md").write_text("# Clàr\n\n- [An tadhal](visit.md)\n", "utf-8")
    assert run(handbook, "report") == 0
    said = capsys.readouterr().out
    assert "gd: 1 of 6 strings" in said
    assert "handbook/visit: 0 of 1" in said
    assert "handbook/contents" not in said


def test_a_page_goes_out_and_comes_back_as_a_page(handbook):
    file = handbook / "gd.ts"
    translations.write_linguist(handbook, "gd", file)
    tree = ET.parse(file)
    told = {one.get("id"): one for one in tree.getroot().iter("message")}
    assert told["handbook/visit:text"].findtext("source") == "# The visit\n\nSit down first."
    translation = told["handbook/visit:text"].find("translation")
    translation.text = "# An tadhal\n\nSuidh sìos."
    translation.attrib.pop("type")
    tree.write(file, encoding="utf-8")
    assert run(handbook, "take", file) == 0
    assert (handbook / "handbook" / "gd" / "visit.md").read_text("utf-8") == "# An tadhal\n\nSuidh sìos.\n"
    assert not (handbook / "handbook" / "gd" / "contents.md").exists()


def test_a_page_that_points_elsewhere_than_the_english_is_wrong(handbook, capsys):
    own = handbook / "handbook" / "gd"
    own.mkdir()
    (own / "contents.md").write_text("# Clàr\n\n- [An tadhal](tadhal.md)\n", "utf-8")
    assert run(handbook, "report") == 1
    assert "text: its slots are not those of the English" in capsys.readouterr().out
