"""Every command stands in the table of areas, and a command line waits for what it means."""

from __future__ import annotations

import argparse
import subprocess
import sys

import pytest

from tests.kit.command import run
from tests.kit.tree import ROOT
from udset_desktop.cli.areas import AREAS, add_areas, areas_for
from udset_desktop.cli.options import Commands


def declared(area):
    parser = argparse.ArgumentParser()
    add_areas(Commands.under(parser), (area,))
    commands = next(one for one in parser._actions if isinstance(one, argparse._SubParsersAction))
    return [name for name, made in commands.choices.items() if made.description], list(commands.choices)


@pytest.mark.parametrize("area", AREAS)
def test_the_table_names_what_each_area_declares_and_all_the_others(area):
    of_area, all_named = declared(area)
    assert tuple(of_area) == AREAS[area]
    assert all_named == [name for names in AREAS.values() for name in names]


@pytest.mark.parametrize(
    ("line", "areas"),
    [
        (["pool", "merge", "p", "b"], ["pool"]),
        (["--home", "bundle", "pool", "status", "p"], ["bundle", "pool"]),
        (["vault", "doctor"], ["laptop"]),
        (["pool", "--help"], list(AREAS)),
        (["nothing"], list(AREAS)),
        ([], list(AREAS)),
    ],
)
def test_a_line_means_the_areas_it_has_a_word_of(line, areas):
    assert list(areas_for(line)) == areas


def test_a_home_with_the_name_of_a_command_hinders_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("--home", "pool", "instruments", "list").code == 0


def test_a_command_reads_no_other_area():
    script = (
        "import sys\nfrom udset_desktop.cli.main import main\n"
        "try:\n    main(['pool', 'merge'])\nexcept SystemExit:\n    pass\n"
        "print([name for name in sys.modules if name.endswith('_commands')])"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "['udset_desktop.cli.pool_commands']"
