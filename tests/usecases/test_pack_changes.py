"""What a colleague's newer pack would change at a desk, told before it does."""

from dataclasses import fields, replace

import pytest

from tests.kit.joined import joined, second_signer, workplace_in
from udset_desktop.project.model import Project
from udset_desktop.usecases.joining import read_pack
from udset_desktop.usecases.overseeing import change_project
from udset_desktop.usecases.pack_changes import _PARTS, would_change
from udset_desktop.usecases.projects import (
    add_coordinator,
    catch_up,
    join_as_coordinator,
    write_pack,
)
from udset_desktop.usecases.standing import fall_behind, pack_number_at


@pytest.fixture
def two(tmp_path):
    """Two desks that sign packs, both with pack 2, and how the second writes one."""
    first = joined(tmp_path)
    second = second_signer(first, tmp_path)
    yield first.desk, second, lambda: write_pack(second, tmp_path / "theirs.udsetpack").file
    first.close()
    second.close()


def told(desk, file):
    return [one.code for one in would_change(desk, file)]


def test_everything_that_a_project_says_has_a_sentence_for_its_change():
    named = [name for names in _PARTS.values() for name in names]
    assert sorted(named) == sorted({one.name for one in fields(Project)} - {"id", "training"})


def test_settings_and_readers_that_differ_are_told_and_nothing_is_taken(two, tmp_path):
    first, second, written = two
    own = first.require_settings()
    change_project(second, replace(second.require_settings(), threshold=7, contact="01599 555 0143"))
    third = workplace_in(tmp_path / "third-home")
    card = join_as_coordinator(
        third, tmp_path / "both.udsetpack", read_pack(tmp_path / "both.udsetpack").code, passphrase=""
    )
    add_coordinator(second, card.file, card.code)
    file = written()
    found = would_change(first, file)
    assert [one.code for one in found] == [
        "project.would_change_texts",
        "project.would_change_numbers",
        "project.would_change_coordinators",
    ]
    assert found[-1].context == {"more": 1, "fewer": 0}
    assert (first.require_settings(), pack_number_at(first.require_desk())) == (own, 2)
    catch_up(first, file)
    assert (first.require_settings().threshold, told(first, file)) == (7, [])
    third.close()


def test_a_pack_that_says_the_same_or_is_not_newer_tells_nothing(two, tmp_path):
    first, second, written = two
    assert told(first, written()) == []
    change_project(second, replace(second.require_settings(), threshold=7))
    assert told(first, tmp_path / "both.udsetpack") == []


def test_a_desk_put_back_from_a_backup_is_not_asked_twice(two):
    first, second, written = two
    change_project(second, replace(second.require_settings(), threshold=7))
    fall_behind(first.require_desk().vault, "2026-05-04")
    assert told(first, written()) == []


def test_a_desk_that_signs_no_packs_has_no_settings_of_its_own_to_lose(two, tmp_path):
    first, _, written = two
    file = written()
    third = workplace_in(tmp_path / "third-home")
    join_as_coordinator(third, file, read_pack(file).code, passphrase="")
    change_project(first, replace(first.require_settings(), threshold=9))
    write_pack(first, tmp_path / "ours.udsetpack")
    newest = write_pack(first, tmp_path / "newest.udsetpack").file
    assert told(third, newest) == []
    third.close()
