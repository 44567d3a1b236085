"""The questionnaires by command."""

from __future__ import annotations

import shutil

from tests.kit.command import ran_well, run, training_home
from tests.kit.other_resources import second_language
from udset_desktop.foundation.languages import PSEUDO_LANGUAGE
from udset_desktop.foundation.resources import resource_path


def test_both_questionnaires_are_listed_with_their_digests():
    rows = ran_well("instruments", "list", "--json").rows
    assert {("user-review", "1.0.0"), ("carer-review", "1.0.0")} <= {
        (one["id"], one["version"]) for one in rows
    }
    assert all(len(one["digest"]) == 64 and one["findings"] == [] for one in rows)


def test_a_shipped_folder_passes_its_own_check():
    folder = resource_path("instruments", "user-review", "1.0.0")
    told = ran_well("instruments", "check", folder, "--json").object
    assert (told["id"], told["version"], told["findings"]) == ("user-review", "1.0.0", [])


def test_a_broken_folder_is_refused_with_its_findings(tmp_path):
    shutil.copytree(resource_path("instruments", "user-review", "1.0.0"), tmp_path / "i")
    file = tmp_path / "i" / "instrument.toml"
    file.write_text(file.read_text().replace('privacy = "share"', 'privacy = "everybody"', 1))
    done = run("instruments", "check", tmp_path / "i", "--json")
    assert done.code == 3
    assert "instrument.no_privacy" in done.codes


def test_a_folder_that_is_no_questionnaire_is_refused(tmp_path):
    done = run("instruments", "check", tmp_path, "--json")
    assert done.code in {3, 6}
    assert done.codes


def test_show_gives_every_item_with_what_may_become_of_it():
    told = ran_well("instruments", "show", "user-review", "--json").object
    items = {one["id"]: one for one in told["items"]}
    assert items["safe.rating"]["scales"] == ["fit-4", "fit-3"]
    assert items["safe.words"]["privacy"] == "reviewed"


def test_show_names_pages_and_questions_for_people():
    told = ran_well("instruments", "show", "carer-review/1.0.0").out
    assert "able.rating" in told
    assert "Do you feel able to keep on caring?" in told


def test_an_unknown_one_is_refused():
    assert run("instruments", "show", "nobody-review/9.9.9").code == 3


def test_a_sheet_to_write_on_is_laid_out_in_the_projects_lists(tmp_path):
    home = tmp_path / "home"
    ran_well("demo", "--home", home, "--interviews", "2", "--seed", "1")
    told = ran_well(
        "instruments", "paper", "user-review", "--home", home, "--out", tmp_path / "s.pdf", "--json"
    ).object
    assert told["pages"] > 5
    assert (tmp_path / "s.pdf").read_bytes().startswith(b"%PDF")


def test_a_sheet_needs_a_project(tmp_path):
    assert (
        run("instruments", "paper", "user-review", "--home", tmp_path, "--out", tmp_path / "s.pdf").code == 4
    )


def test_a_sheet_to_write_on_speaks_another_language_than_the_program(tmp_path):
    paper = ("instruments", "paper", "user-review", "--home", training_home(tmp_path), "--json")
    usual = ran_well(*paper, "--out", tmp_path / "usual.pdf").object
    longer = ran_well(*paper, "--out", tmp_path / "longer.pdf", "--language", PSEUDO_LANGUAGE).object
    assert longer["pages"] >= usual["pages"]
    assert b"/Lang (en-GB)" in (tmp_path / "usual.pdf").read_bytes()
    assert b"/Lang (en-XA)" in (tmp_path / "longer.pdf").read_bytes()


def test_a_second_language_on_a_sheet_to_write_on_is_one_with_words(tmp_path):
    home = training_home(tmp_path)
    (tmp_path / "resources").mkdir()
    paper = ("instruments", "paper", "user-review", "--home", home, "--out", tmp_path / "s.pdf", "--json")
    refused = run(*paper, "--language", "gd")
    assert (refused.code, refused.codes) == (2, ["usecases.no_such_language"])
    assert not (tmp_path / "s.pdf").exists()
    with second_language(tmp_path / "resources", "gd", wording__sheets='[list]\nand = "agus"\n'):
        ran_well(*paper, "--language", "gd")
    assert b"/Lang (gd)" in (tmp_path / "s.pdf").read_bytes()
