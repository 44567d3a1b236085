"""Errors sorted by who can act, and findings as data."""

from __future__ import annotations

import pickle

import pytest

from udset_desktop.foundation.problems import (
    AccessRefused,
    BundleRefused,
    Cancelled,
    EnvironmentFailure,
    Finding,
    Incompatible,
    InputRefused,
    InstrumentRefused,
    NotThereYet,
    Severity,
    UdsetError,
    has_refusal,
)


def test_every_expected_error_is_one_family():
    family = (AccessRefused, BundleRefused, EnvironmentFailure, Incompatible, InstrumentRefused, NotThereYet)
    assert all(issubclass(one, UdsetError) for one in (*family, Cancelled))


def test_an_error_shows_as_one_finding():
    error = EnvironmentFailure("foundation.disk_full", name="a")
    assert error.findings == (Finding(code="foundation.disk_full", context={"name": "a"}),)


def test_a_refused_input_carries_all_its_findings_and_the_first_names_it():
    first = Finding(code="a.first", context={"line": 3})
    refused = InputRefused([first, Finding(code="a.second")])
    assert [one.code for one in refused.findings] == ["a.first", "a.second"]
    assert (refused.code, refused.context) == ("a.first", {"line": 3})


def test_a_single_finding_is_enough_to_refuse():
    assert BundleRefused(Finding(code="a.b")).findings == (Finding(code="a.b"),)


def test_the_text_of_an_error_is_its_code_only():
    assert str(EnvironmentFailure("foundation.disk_full", name="Morag")) == "foundation.disk_full"


@pytest.mark.parametrize(
    ("severity", "refuses"), [(Severity.REFUSE, True), (Severity.WARN, False), (Severity.NOTE, False)]
)
def test_only_a_refusal_refuses(severity, refuses):
    assert has_refusal([Finding(code="a.b", severity=severity)]) is refuses


def test_nothing_found_refuses_nothing():
    assert not has_refusal([])


@pytest.mark.parametrize(
    "error",
    [
        Cancelled(),
        EnvironmentFailure("foundation.disk_full", name="a"),
        BundleRefused([Finding(code="a.first", where="line 3"), Finding(code="a.second")]),
    ],
)
def test_an_error_comes_whole_from_another_process(error):
    told = pickle.loads(pickle.dumps(error))
    assert (type(told), told.code, told.context) == (type(error), error.code, error.context)
    assert told.findings == error.findings
