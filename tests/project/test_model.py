"""A project's lists, by code."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.bundles import PROJECT


def test_a_service_is_found_by_its_code():
    assert PROJECT.service("home_care") is PROJECT.services[0]
    assert PROJECT.service("police") is None


@pytest.mark.parametrize(
    ("listed", "named", "used"),
    [
        ("user-review/1.0.1", "user-review/1.0.1", True),
        ("user-review/1.0.1", "user-review/1.0.0", True),
        ("user-review/1.0.0", "user-review/1.0.1", True),
        ("user-review/1.0.1", "user-review/1.1.1", False),
        ("user-review/1.0.1", "user-review/2.0.1", False),
        ("user-review/1.0.1", "carer-review/1.0.1", False),
        ("own/1.2", "own/1.3", False),
        ("own/1", "own/2", False),
    ],
)
def test_what_differs_in_words_alone_is_the_same_conversation(listed, named, used):
    assert replace(PROJECT, instruments=("reflection/1.0.0", listed)).uses(named) is used
