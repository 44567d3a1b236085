"""A released questionnaire never changes again: each folder is held to its digest."""

from __future__ import annotations

import pytest

from tests.kit.tree import RESOURCES
from udset_desktop.instrument.catalogue import released_digests
from udset_desktop.instrument.reader import digest_of

FOLDERS = sorted(path.parent for path in (RESOURCES / "instruments").glob("*/*/instrument.toml"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def test_the_folder_has_the_digest_it_was_released_with(folder):
    key = f"{folder.parent.name}/{folder.name}"
    assert released_digests()[key] == digest_of(folder)


def test_no_released_version_has_gone():
    assert {f"{folder.parent.name}/{folder.name}" for folder in FOLDERS} == set(released_digests())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def test_each_says_in_its_notes_who_tried_it(folder):
    assert (folder / "NOTES.md").is_file()
