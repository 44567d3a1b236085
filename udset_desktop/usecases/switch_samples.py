"""What a switch changes, shown on somebody made up: a record before and after, texts as they would leave.

Called by the Project page.  Made by the very functions that make what leaves, so that what is shown
cannot be something else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview.phrases import load_phrases
from udset_desktop.project.model import Project
from udset_desktop.project.switches import KEYS
from udset_desktop.usecases.workplace import Workplace

if TYPE_CHECKING:
    # Naming the type must not load what is behind it.
    from udset_desktop.record.model import Record

SAMPLES = ("switch_samples.first", "switch_samples.second", "switch_samples.third")
NAMES = "switch_samples.names"
_KEY = bytes(range(32))
_ID = "00000000-0000-4000-8000-000000000000"
_OF_NO_USE = frozenset({"codes", "record", "revision", "ancestors", "links"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchSample:
    """One switch on somebody made up.

    `rows` are a field's code with its words while the switch is off and while it is on; `texts` are what
    was written down and what would leave of it; `heard` is the sentence people hear, "" for none.
    """

    heard: str = ""
    rows: tuple[tuple[str, str, str], ...] = ()
    texts: tuple[tuple[str, str], ...] = ()


def switch_samples(workplace: Workplace) -> Mapping[str, SwitchSample]:
    """Every switch, shown as this project would have it."""
    project = workplace.require_settings()
    phrases = load_phrases(project.wording, workplace.language)
    heard = {key: phrases.words(f"permission.{key}.{project.lawful_basis}") for key in ("linking", "words")}
    return {
        key: SwitchSample(
            heard=heard.get(key, ""),
            rows=() if key == "words" else _rows(workplace, project, key),
            texts=_texts(workplace.language) if key == "words" else (),
        )
        for key in KEYS
    }


def _rows(workplace: Workplace, project: Project, key: str) -> tuple[tuple[str, str, str], ...]:
    off, on = (_leaving(workplace, project, key, is_on=is_on) for is_on in (False, True))
    return tuple((field, ", ".join(before), ", ".join(on[field])) for field, before in off.items())


def _leaving(workplace: Workplace, project: Project, key: str, *, is_on: bool) -> dict[str, tuple[str, ...]]:
    """The fields of a made-up record that leave, in words; only one switch is turned."""
    # late: msgspec and the catalogue, which the first screen must not wait for.
    from udset_desktop.bundle.deidentify import shareable_of  # noqa: PLC0415
    from udset_desktop.record.marks import Mark  # noqa: PLC0415
    from udset_desktop.usecases.preview_words import told_of  # noqa: PLC0415
    from udset_desktop.usecases.standing import definitions_of  # noqa: PLC0415

    definitions = definitions_of(workplace.home)
    held = next((definitions[one] for one in project.instruments if definitions[one].is_held), None)
    if held is None:
        return {}
    kept = getattr(project.switches, key)
    turned = replace(project, switches=replace(project.switches, **{key: (kept or True) if is_on else False}))
    line = shareable_of(
        _somebody(project, held.id, held.version, held.digest),
        held,
        turned,
        mark=Mark(again=False, gap="first"),
        link_key=_KEY,
    )
    fields, _ = told_of(workplace, line)
    return {field: words for field, words in fields if field not in _OF_NO_USE}


def _somebody(project: Project, instrument: str, version: str, digest: str) -> Record:
    # late: as above.
    from udset_desktop.foundation.ids import InterviewId, PersonId, RecordId  # noqa: PLC0415
    from udset_desktop.interview.header import About, Interviewer  # noqa: PLC0415
    from udset_desktop.interview.permission import GivenBy, Permissions, Reply  # noqa: PLC0415
    from udset_desktop.project.reference import new_references  # noqa: PLC0415
    from udset_desktop.record.model import InstrumentPin, Record  # noqa: PLC0415

    service = max(project.services, key=lambda one: one.people, default=None)
    locality = max(project.localities, key=lambda one: one.people, default=None)
    holder = Interviewer(
        ref="sample", type="own_care_manager", known_before="yes", same_employer="yes", allocated="rota"
    )
    return Record(
        id=RecordId(_ID),
        interview=InterviewId("sample"),
        person=PersonId("sample"),
        revision=1,
        ancestors=(),
        instrument=InstrumentPin(id=instrument, version=version, digest=digest),
        respondent="self",
        interviewers=(holder,),
        about=About(
            group=project.groups[0],
            age_band="65_79",
            place=locality.code if locality else "",
            service=service.code if service else "",
        ),
        mode="face_to_face",
        held_on="2026-05-12",
        permissions=Permissions(
            talk=Reply.YES, figures=Reply.YES, linking=Reply.YES, given_by=GivenBy.PERSON
        ),
        answers={},
        link=new_references(1)[0],
        app_version="",
    )


def _texts(language: str) -> tuple[tuple[str, str], ...]:
    # late: the word lists of the detectors.
    from udset_desktop.redaction.known import kind_of_name  # noqa: PLC0415
    from udset_desktop.redaction.model import KnownName  # noqa: PLC0415
    from udset_desktop.usecases.redacting import TextToRedact, redact  # noqa: PLC0415

    known = tuple(
        KnownName(name.strip(), kind_of_name(name.strip()))
        for name in sentence_of(NAMES, {}, language).split(",")
    )
    written = [sentence_of(code, {}, language) for code in SAMPLES]
    return tuple((text, redact(TextToRedact(id="", text=text, known=known)).redacted) for text in written)
