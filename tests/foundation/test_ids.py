"""Random ids: never the same twice, never from a time."""

from __future__ import annotations

import uuid

import pytest

from udset_desktop.foundation import ids

MAKERS = (
    ids.new_record_id,
    ids.new_interview_id,
    ids.new_person_id,
    ids.new_project_id,
    ids.new_laptop_id,
)


@pytest.mark.parametrize("make", MAKERS)
def test_a_thousand_ids_are_a_thousand_different_ids(make):
    assert len({make() for _ in range(1000)}) == 1000


def test_a_record_id_is_a_random_uuid():
    made = uuid.UUID(ids.new_record_id())
    assert made.version == 4
    assert made.variant == uuid.RFC_4122


def test_a_record_id_is_written_in_one_form_only():
    made = ids.new_record_id()
    assert str(uuid.UUID(made)) == made
