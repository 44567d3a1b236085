"""Decisions behind the switches, whole and in force on the days that the tests use."""

from __future__ import annotations

from udset_desktop.project.switches import Comparison, Linking, Words

REFERENCE = "K7M4Q-9XT26"
"""A reference as a project gives them out; made up."""

_COMMON = {
    "why": "To see whether things change for people.",
    "post": "Head of service",
    "decided_on": "2026-05-01",
    "assessment": "Folder 12, page 3",
    "lawful_basis": "public_task",
    "until": "2027-05-01",
    "readers": ("Analyst", "Lead officer"),
}
LINKING = Linking(**_COMMON)
WORDS = Words(**_COMMON, purposes=("read",))
COMPARISON = Comparison(**_COMMON, staff_notice="A code goes with it.", staff_told_on="2026-05-04")

_TEXT = """
why = "To see whether things change for people."
post = "Head of service"
decided_on = 2026-05-01
assessment = "Folder 12, page 3"
lawful_basis = "public_task"
until = 2027-05-01
readers = ["Analyst", "Lead officer"]
"""
LINKING_TEXT = f"[switches.linking]{_TEXT}"
WORDS_TEXT = f'[switches.words]{_TEXT}purposes = ["read"]\n'
COMPARISON_TEXT = (
    f'[switches.comparison]{_TEXT}staff_notice = "A code goes with it."\nstaff_told_on = "2026-05-04"\n'
)
