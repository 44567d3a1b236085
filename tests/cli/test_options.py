"""Options that stand before or after the command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kit.command import run
from udset_desktop.cli.main import build_parser


@pytest.mark.parametrize(
    "line",
    [
        ["--home", "h", "--json", "--laptop", "2", "instruments", "list"],
        ["instruments", "--home", "h", "--json", "--laptop", "2", "list"],
        ["instruments", "list", "--home", "h", "--json", "--laptop", "2"],
        ["--home", "h", "instruments", "--laptop", "2", "list", "--json"],
    ],
)
def test_home_json_and_laptop_mean_the_same_wherever_they_stand(line):
    options = build_parser().parse_args(line)
    assert (options.home, options.json, options.laptop) == (Path("h"), True, 2)


def test_without_them_the_first_laptop_of_the_usual_home_speaks_plainly():
    options = build_parser().parse_args(["instruments", "list"])
    assert (options.home, options.json, options.laptop) == (None, False, 1)


def test_the_last_of_two_homes_counts():
    options = build_parser().parse_args(["--home", "a", "instruments", "list", "--home", "b"])
    assert options.home == Path("b")


@pytest.mark.parametrize(
    "line",
    [
        [],
        ["nonsense"],
        ["pool"],
        ["instruments", "list", "--laptop", "0"],
        ["instruments", "list", "--unknown"],
        ["instruments", "list", "left", "over"],
        ["demo", "--interviews", "none"],
        ["measures", "pool.db", "--by", "shoe-size"],
    ],
)
def test_a_line_that_makes_no_sense_is_a_usage_error(line):
    done = run(*line)
    assert done.code == 2
    assert done.out == ""
    assert done.err


def test_options_are_never_guessed_from_their_beginning():
    assert run("--ho", "x", "instruments", "list").code == 2


@pytest.mark.parametrize("number", ["0", "-3", "many"])
def test_a_count_that_is_none_is_said_in_words(number):
    done = run("demo", "--interviews", number)
    assert done.code == 2
    assert f"{number} is not a whole number from 1 up." in done.err
