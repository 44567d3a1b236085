"""A project's lists, by code."""

from __future__ import annotations

from tests.kit.bundles import PROJECT


def test_a_service_is_found_by_its_code():
    assert PROJECT.service("home_care") is PROJECT.services[0]
    assert PROJECT.service("police") is None
