"""The only finder of resources."""

from __future__ import annotations

import pytest

from udset_desktop.foundation import resources
from udset_desktop.foundation.problems import EnvironmentFailure


@pytest.fixture
def forget():
    resources.resources_folder.cache_clear()
    yield
    resources.resources_folder.cache_clear()


def test_the_resources_of_the_checkout_are_found():
    assert resources.resource_path("messages", "en").is_dir()


def test_a_text_is_read_as_utf_8():
    assert "[foundation]" in resources.read_resource_text("messages", "en", "foundation.toml")


def test_a_missing_resource_is_named():
    with pytest.raises(EnvironmentFailure) as caught:
        resources.resource_path("messages", "xx", "nothing.toml")
    assert caught.value.context == {"name": "messages/xx/nothing.toml"}


def test_an_override_comes_first(tmp_path, monkeypatch, forget):
    (tmp_path / "messages").mkdir()
    monkeypatch.setenv("UDSET_RESOURCES", str(tmp_path))
    assert resources.resources_folder() == tmp_path


def test_a_folder_that_holds_no_messages_is_not_taken_for_resources(tmp_path, monkeypatch, forget):
    monkeypatch.setenv("UDSET_RESOURCES", str(tmp_path))
    with pytest.raises(EnvironmentFailure) as caught:
        resources.resources_folder()
    assert caught.value.code == "foundation.no_resources"
