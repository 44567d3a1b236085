"""What a project must be to be used: every finding at once, whoever wrote it.

Called for a project file and for a pack.  Knows codes and numbers; whether an instrument exists is
the verb's question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from udset_desktop.foundation.problems import Finding
from udset_desktop.project.model import GROUPS, Project
from udset_desktop.project.switch_checks import LAWFUL_BASES, check_switches, texts_of

CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_INSTRUMENT = re.compile(r"[a-z][a-z0-9-]{0,59}/[0-9]{1,4}(?:\.[0-9]{1,4}){0,2}")
_RECIPIENT = r"age1[0-9a-z]{58}"
_RECOVERY = re.compile(rf"({_RECIPIENT})(?: (?!\1){_RECIPIENT})?|")  # two where two people hold the key
_ID = re.compile(r"[0-9a-f]{16}")
# Marks that turn the direction of writing could make one name look like another on the screen.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

LOWEST_THRESHOLD = 3
LOWEST_FLOOR = 5
"""A place with fewer people never leaves under its name, whatever a project says (`domain.md`, disclosure)."""
_NAME_LENGTH = 120
TEXT_LENGTH = 4_000
_LIST_LENGTH = 500
_RANGES = {
    "floor": (LOWEST_FLOOR, 1_000_000),
    "year_starts_month": (1, 12),
    "threshold": (LOWEST_THRESHOLD, 100),
    "cover_minutes": (1, 60),
    "retention_days": (1, 3650),
    "take_out_days": (1, 365),
}
PLACE_FIELDS = ("locality", "service", "none")
FOR_WHOM = ("adults", "children", "contact")


def check_project(project: Project) -> tuple[Finding, ...]:
    """Everything that speaks against using this project; empty when nothing does."""
    return (
        *_check_words(project),
        *_check_lists(project),
        *_check_numbers(project),
        *_check_texts(project),
        *check_switches(project.switches),
    )


def _check_words(project: Project) -> Iterator[Finding]:
    if not _ID.fullmatch(project.id):
        yield Finding(code="project.bad_code", where="id")
    if not CODE.fullmatch(project.partnership):
        yield Finding(code="project.bad_code", where="partnership")
    closed = {
        "place_field": (project.place_field, PLACE_FIELDS),
        "lawful_basis": (project.lawful_basis, LAWFUL_BASES),
    }
    for key, (word, words) in closed.items():
        if word not in words:
            yield _not_on_list(key, words)
    if not project.groups or not set(project.groups) <= set(GROUPS):
        yield _not_on_list("groups", GROUPS)
    if any(line.for_whom not in FOR_WHOM for line in project.helplines):
        yield _not_on_list("helpline.for_whom", FOR_WHOM)


def _not_on_list(key: str, words: Iterable[str]) -> Finding:
    return Finding(code="project.not_on_list", where=key, context={"words": ", ".join(words)})


def _check_lists(project: Project) -> Iterator[Finding]:
    coded = {
        "service": tuple(one.code for one in project.services),
        "locality": tuple(one.code for one in project.localities),
        "organisation": tuple(one.code for one in project.organisations),
    }
    for key, codes in coded.items():
        if not all(map(CODE.fullmatch, codes)):
            yield Finding(code="project.bad_code", where=key)
        yield from _check_once(key, codes)
    localities = set(coded["locality"])
    if any(one.locality and one.locality not in localities for one in project.services):
        yield Finding(code="project.locality_unknown", where="service")
    yield from _check_once("groups", project.groups)
    yield from _check_once("instruments", project.instruments)
    if not project.instruments:
        yield Finding(code="project.no_instrument", where="instruments")
    if not all(map(_INSTRUMENT.fullmatch, project.instruments)):
        yield Finding(code="project.bad_instrument", where="instruments")
    if not all(_RECOVERY.fullmatch(one.recovery_public) for one in project.organisations):
        yield Finding(code="project.bad_recovery_key", where="organisation")


def _check_once(key: str, codes: tuple[str, ...]) -> Iterator[Finding]:
    if len(set(codes)) != len(codes):
        yield Finding(code="project.twice", where=key)
    if len(codes) > _LIST_LENGTH:
        yield Finding(code="project.too_many", where=key, context={"limit": _LIST_LENGTH})


def _check_numbers(project: Project) -> Iterator[Finding]:
    for key, (low, high) in _RANGES.items():
        if not low <= getattr(project, key) <= high:
            yield Finding(code="project.out_of_range", where=key, context={"low": low, "high": high})
    people = [*(one.people for one in project.services), *(one.people for one in project.localities)]
    if any(number < 0 for number in people):
        yield Finding(code="project.out_of_range", where="people", context={"low": 0, "high": 10_000_000})


def _check_texts(project: Project) -> Iterator[Finding]:
    names = {
        "name": (project.name,),
        "wording": (project.wording,),
        "service": tuple(one.name for one in project.services),
        "locality": tuple(one.name for one in project.localities),
        "organisation": tuple(one.name for one in project.organisations),
        "helpline": tuple(text for one in project.helplines for text in (one.name, one.number)),
        "supports": project.supports,
    }
    for key, texts in names.items():
        yield from _check_text(key, texts, _NAME_LENGTH, may_be_empty=False)
    for key, texts in texts_of(project.switches):
        yield from _check_text(key, texts, TEXT_LENGTH, may_be_empty=True)
    yield from _check_text("contact", (project.contact,), TEXT_LENGTH, may_be_empty=True)
    yield from _check_text(
        "notes", (*project.notes, *project.notes.values()), TEXT_LENGTH, may_be_empty=False
    )


def _check_text(key: str, texts: Iterable[str], limit: int, *, may_be_empty: bool) -> Iterator[Finding]:
    kept = tuple(texts)
    if not may_be_empty and not all(text.strip() for text in kept):
        yield Finding(code="project.empty_text", where=key)
    if any(len(text) > limit for text in kept):
        yield Finding(code="project.too_long", where=key, context={"limit": limit})
    if any(_HIDDEN.search(text) for text in kept):
        yield Finding(code="project.hidden_characters", where=key)
