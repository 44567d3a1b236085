"""Which error ends the program with which number, as the contract promises."""

from __future__ import annotations

import pytest

from udset_desktop.cli.exit_codes import ExitCode, exit_code_of
from udset_desktop.foundation.problems import (
    AccessRefused,
    BundleRefused,
    Cancelled,
    EnvironmentFailure,
    Finding,
    ForksRemain,
    Incompatible,
    InputRefused,
    InstrumentRefused,
    NotThereYet,
    UdsetError,
    UsageRefused,
)

A_FINDING = Finding(code="foundation.no_file")


@pytest.mark.parametrize(
    ("error", "number"),
    [
        (UsageRefused("foundation.no_file"), 2),
        (NotThereYet("foundation.no_file"), 2),
        (InputRefused(A_FINDING), 3),
        (InstrumentRefused(A_FINDING), 3),
        (BundleRefused(A_FINDING), 3),
        (AccessRefused("foundation.no_file"), 4),
        (Incompatible("foundation.no_file"), 5),
        (EnvironmentFailure("foundation.no_file"), 6),
        (ForksRemain("foundation.no_file"), 7),
        (Cancelled(), 130),
        (UdsetError("foundation.no_file"), 70),
    ],
    ids=lambda one: type(one).__name__,
)
def test_each_family_has_the_number_of_the_contract(error, number):
    assert exit_code_of(error) == number


def families(of=UdsetError):
    for family in of.__subclasses__():
        yield family
        yield from families(family)


def test_no_family_of_the_program_falls_through_to_a_bug():
    made = [Cancelled() if one is Cancelled else one.__new__(one) for one in families()]
    assert [type(one).__name__ for one in made if exit_code_of(one) is ExitCode.BUG] == []
