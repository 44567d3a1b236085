"""Random ids: what each one names, and how it is made.

No id is derived from a person, a name or a time.
"""

from __future__ import annotations

import secrets
import uuid
from typing import NewType

RecordId = NewType("RecordId", str)
InterviewId = NewType("InterviewId", str)
PersonId = NewType("PersonId", str)
ProjectId = NewType("ProjectId", str)
LaptopId = NewType("LaptopId", str)
BundleId = NewType("BundleId", str)
FollowUpId = NewType("FollowUpId", str)
WorkNoteId = NewType("WorkNoteId", str)


def new_record_id() -> RecordId:
    """A random UUIDv4 in its 36-character form; travels with the record for ever."""
    return RecordId(str(uuid.UUID(bytes=secrets.token_bytes(16), version=4)))


def new_interview_id() -> InterviewId:
    """An id that never leaves the laptop."""
    return InterviewId(secrets.token_hex(16))


def new_person_id() -> PersonId:
    """An id that never leaves the laptop."""
    return PersonId(secrets.token_hex(16))


def new_project_id() -> ProjectId:
    """The id that pack, bundles and pool of one project share."""
    return ProjectId(secrets.token_hex(8))


def new_laptop_id() -> LaptopId:
    """A laptop's id in its project; says nothing of who uses it."""
    return LaptopId(secrets.token_hex(6))


def new_follow_up_id() -> FollowUpId:
    """An id that never leaves the laptop."""
    return FollowUpId(secrets.token_hex(16))


def new_work_note_id() -> WorkNoteId:
    """A random UUIDv4 in its 36-character form: it travels with the note if its writer lets it."""
    return WorkNoteId(str(uuid.UUID(bytes=secrets.token_bytes(16), version=4)))


def new_text_number() -> str:
    """A random UUIDv4 under which one text leaves; nothing but the vault joins it to anything."""
    return str(uuid.UUID(bytes=secrets.token_bytes(16), version=4))
