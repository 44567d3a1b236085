"""A line of a worker's own work, as an answers file holds it."""

from __future__ import annotations

NOTE_ID = "3f1c8c0e-6f0e-4c1a-9f00-0123456789ab"


def work_line(**changes: object) -> dict[str, object]:
    """A whole one with these parts changed; `None` leaves a part out."""
    plain: dict[str, object] = {
        "id": NOTE_ID,
        "instrument": {"id": "worker-experience", "version": "1.0.0"},
        "on": "2026-05-30",
        "answers": {
            "time.was": {"choice": "mostly"},
            "in_the_way.many": {"choices": ["time"]},
            "best.words": {"words": "the quiet"},
            "skills.was": {"non_answer": "dont_know"},
        },
        "send": True,
    }
    return {key: told for key, told in (plain | changes).items() if told is not None}
