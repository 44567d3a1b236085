"""What is not there yet says so plainly and ends with 2."""

from __future__ import annotations

import pytest

from tests.kit.command import run

LATER = [
    ["compare", "pool.db", "--by", "interviewer-type"],
]


@pytest.mark.parametrize("line", LATER, ids=" ".join)
def test_it_says_so_plainly_and_changes_nothing(line, tmp_path):
    done = run("--home", tmp_path / "home", "--json", *line)
    assert done.code == 2
    assert done.codes == ["cli.not_there_yet"]
    assert "not there yet" in done.err
    assert not (tmp_path / "home").exists()


def test_a_command_is_told_by_its_name():
    assert "The command compare is not there yet." in run("compare", "pool.db").err
