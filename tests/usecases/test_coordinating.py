"""The coordinator's work that the verbs do not show: what a pack takes along, what a desk keeps."""

from __future__ import annotations

import shutil

import pytest

from tests.kit.joined import PROJECT_FILE, begun, joined, workplace_in
from udset_desktop.foundation.problems import AccessRefused, InputRefused
from udset_desktop.foundation.resources import resource_path
from udset_desktop.interview.phrases import NEWEST_WORDING
from udset_desktop.project.pack import parse_pack
from udset_desktop.usecases.coordinating import sign_pack, take_settings
from udset_desktop.usecases.enrolling import enrol
from udset_desktop.usecases.projects import accept_card, write_pack
from udset_desktop.usecases.standing import catalogue_of, site_folder
from udset_desktop.usecases.unlocking import Which, lock, unlock


@pytest.fixture
def desk(tmp_path):
    made = begun(tmp_path)
    yield made
    made.close()


def own_definition(workplace) -> None:
    """The site's own version of a review, made of the program's."""
    folder = site_folder(workplace.home) / "user-review" / "1.9.0"
    shutil.copytree(resource_path("instruments", "user-review", "1.0.0"), folder)
    file = folder / "instrument.toml"
    file.write_text(file.read_text("utf-8").replace('version = "1.0.0"', 'version = "1.9.0"', 1), "utf-8")


def test_a_pack_pins_every_definition_by_its_digest(desk):
    pack, _ = sign_pack(desk)
    listed = {one.key: one.digest for one in catalogue_of(desk.home).listed()}
    assert {one.key: one.digest for one in pack.instruments} == {
        key: listed[key] for key in desk.require_project().instruments
    }
    assert all(one.files == {} for one in pack.instruments)


def test_a_sites_own_definition_reaches_the_laptop(desk, tmp_path):
    own_definition(desk)
    file = tmp_path / "own.toml"
    file.write_text(PROJECT_FILE.replace('"user-review/1.0.0"', '"user-review/1.9.0"'), "utf-8")
    take_settings(desk, file)
    pack = write_pack(desk, tmp_path / "own.udsetpack")
    laptop = workplace_in(tmp_path / "laptop-home")
    enrol(laptop, pack.file, pack.code, passphrase="")
    there, here = catalogue_of(laptop.home), catalogue_of(desk.home)
    assert there.by_key("user-review/1.9.0").digest == here.by_key("user-review/1.9.0").digest
    laptop.close()


def test_definitions_that_went_away_stop_the_pack(desk, tmp_path):
    own_definition(desk)
    file = tmp_path / "own.toml"
    file.write_text(PROJECT_FILE.replace('"user-review/1.0.0"', '"user-review/1.9.0"'), "utf-8")
    take_settings(desk, file)
    shutil.rmtree(site_folder(desk.home))
    with pytest.raises(InputRefused, match=r"project\.instrument_unknown"):
        write_pack(desk, tmp_path / "own.udsetpack")


def test_a_pack_carries_the_trust_list(tmp_path):
    made = joined(tmp_path)
    pack = write_pack(made.desk, tmp_path / "next.udsetpack")
    assert parse_pack(pack.file.read_bytes()).trust_list().laptop(made.enrolled.laptop) is not None
    made.close()


def test_a_card_of_an_organisation_taken_off_the_list_is_refused(tmp_path):
    made = joined(tmp_path, believed=False)
    file = tmp_path / "none.toml"
    file.write_text(PROJECT_FILE.partition("[[organisation]]")[0], "utf-8")
    take_settings(made.desk, file)
    with pytest.raises(InputRefused, match=r"project\.organisation_unknown"):
        accept_card(made.desk, made.enrolled.card, made.enrolled.code)
    made.close()


def test_without_the_desk_nothing_is_signed(desk, tmp_path):
    lock(desk)
    with pytest.raises(AccessRefused, match=r"usecases\.desk_locked"):
        write_pack(desk, tmp_path / "p.udsetpack")
    unlock(desk, "", Which.DESK)
    assert write_pack(desk, tmp_path / "p.udsetpack").number == 1


def test_a_project_begins_with_the_newest_wording_and_keeps_the_one_it_has(desk, tmp_path):
    assert desk.require_project().wording == NEWEST_WORDING
    file = tmp_path / "settings.toml"
    file.write_text(PROJECT_FILE.replace("[project]", '[project]\nwording = "1"'), "utf-8")
    assert take_settings(desk, file).wording == "1"
    file.write_text(PROJECT_FILE, "utf-8")
    assert take_settings(desk, file).wording == "1"  # people go on being asked as they were


@pytest.mark.parametrize("wording", ["3", "../2", "en"])
def test_a_wording_that_is_not_here_is_refused(desk, tmp_path, wording):
    file = tmp_path / "settings.toml"
    file.write_text(PROJECT_FILE.replace("[project]", f'[project]\nwording = "{wording}"'), "utf-8")
    before = desk.require_project()
    with pytest.raises(InputRefused) as refused:
        take_settings(desk, file)
    assert [one.code for one in refused.value.findings] == ["project.wording_unknown"]
    assert desk.require_project() == before
