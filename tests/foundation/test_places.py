"""Where a home lies."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from udset_desktop.foundation.places import (
    Home,
    default_home,
    require_private_folder,
    tells_its_folder,
    training_home,
    whole_path,
)
from udset_desktop.foundation.problems import EnvironmentFailure


def test_everything_a_home_names_lies_inside_it(tmp_path):
    home = Home(folder=tmp_path)
    for place in (home.vault_folder, home.laptop_folder(2), home.desk_folder, home.logs_folder):
        assert place.is_relative_to(tmp_path)


def test_the_first_laptop_is_the_only_one_s(tmp_path):
    home = Home(folder=tmp_path)
    assert home.vault_folder == home.laptop_folder(1) != home.laptop_folder(2)


def test_training_lies_beside_the_real_home_and_not_in_it():
    assert training_home().folder.parent == default_home().folder.parent
    assert training_home().folder != default_home().folder


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
def test_a_private_folder_is_for_this_user_alone_also_when_it_was_there_before(tmp_path):
    open_to_all = tmp_path / "deep" / "folder"
    open_to_all.mkdir(parents=True, mode=0o755)
    assert require_private_folder(open_to_all) == open_to_all
    assert stat.S_IMODE(open_to_all.stat().st_mode) == 0o700


def test_a_file_in_the_way_of_a_folder_is_refused(tmp_path):
    (tmp_path / "taken").write_text("")
    with pytest.raises(EnvironmentFailure) as caught:
        require_private_folder(tmp_path / "taken")
    assert caught.value.code == "foundation.folder_refused"


def test_a_place_is_told_from_the_top_whatever_folder_is_worked_in(tmp_path, monkeypatch):
    (tmp_path / "stick").mkdir()
    monkeypatch.chdir(tmp_path)
    assert whole_path(Path("stick/../one.pdf")) == tmp_path / "one.pdf"
    assert whole_path(tmp_path / "one.pdf") == tmp_path / "one.pdf"


def test_a_place_of_another_system_tells_its_folder_as_well():
    assert tells_its_folder("/media/stick/one.pdf")
    assert tells_its_folder(r"E:\sheets\one.pdf")
    assert not tells_its_folder("stick/one.pdf")
    assert not tells_its_folder("one.pdf")
