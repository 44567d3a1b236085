"""What a pool's modules agree on: its schema version, the states of a revision, what is counted.

Apart from the tables themselves, which only migrations and tests need: their definitions take a
tenth of a second to load.
"""

from __future__ import annotations

POOL_SCHEMA = "0004"
"""The newest step of `migrations/pool`; a pool that names another one we do not know is refused."""

HEAD, PAST, HELD, ASIDE, ERASED = range(5)
"""What a revision is, in `revision.state`."""

FIGURE_COLUMNS = (
    "revision",
    "instrument",
    "quarter",
    "again",
    "link",
    "age",
    "user_group",
    "partnership",
    "place",
    "service",
    "links",
    "respondent",
    "interviewer_type",
    "codes",
)
"""What is counted of a record's one head; a fork and a withdrawn record have no row."""
