"""A record on file to what may leave the laptop; the default is to leave out.

Called by `usecases.exporting` and `simulation`.  Nothing time-bearing but the quarter, nothing typed
by hand, no reference that was not keyed: every field of a line is named here, and there is no other
way out.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from udset_desktop.bundle.floor import named_in
from udset_desktop.bundle.shareable import ShareableAbout, ShareableInterviewer, ShareableRecord, pin_of
from udset_desktop.bundle.withdrawal import TAKEN_BACK
from udset_desktop.foundation.clock import quarter_of
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.instrument.codes import Cell, cell_code, layout_of
from udset_desktop.instrument.model import Instrument, Item
from udset_desktop.interview.answers import Answer, leaves_as
from udset_desktop.interview.kept_back import kept_between_us, without_pages
from udset_desktop.interview.permission import Purpose
from udset_desktop.project.model import Project
from udset_desktop.project.reference import read_reference
from udset_desktop.record.marks import Mark, is_counted
from udset_desktop.record.model import Interviewer, Record
from udset_desktop.sealing.digest import sha256_hex
from udset_desktop.sealing.pseudonym import person_key


def may_leave(record: Record) -> bool:
    """Whether the record's answers may be in the figures at all."""
    return is_counted(record)


def shareable_of(
    record: Record,
    instrument: Instrument,
    project: Project,
    *,
    mark: Mark,
    ancestors: tuple[str, ...] = (),
    taken_back: Collection[str] = (),
    link_key: bytes | None = None,
) -> ShareableRecord:
    """What of one record leaves; `ancestors` are the digests of its lines that left before.

    Items in `taken_back`, and all that was said on a page marked just between us, leave as `taken_back`.
    Raises `InputRefused` for a record that may not leave or does not fit its definition.
    """
    if not may_leave(record):
        raise InputRefused(Finding(code="bundle.not_permitted"))
    if record.instrument.digest != instrument.digest:
        raise InputRefused(Finding(code="bundle.other_definition", context={"instrument": instrument.id}))
    about = _about_of(record, project)
    taken_back = {*taken_back, *_between_us(record, instrument)}
    return ShareableRecord(
        about=about,
        again=int(mark.again),
        ancestors=ancestors,
        codes=_codes_of(record, instrument, taken_back),
        gap=mark.gap,
        instrument=pin_of(instrument.id, instrument.version, instrument.digest),
        interviewers=_interviewers_of(record, project),
        link=_link_of(record, project, link_key),
        links=_links_of(record, instrument, project, taken_back),
        mode=record.mode,
        others=tuple(sorted(set(record.others))),
        quarter=quarter_of(date.fromisoformat(record.held_on)),
        record=record.id,
        respondent=record.respondent,
        revision=len(ancestors) + 1,
    )


def carries_more(
    line: ShareableRecord, record: Record, project: Project, *, link_key: bytes | None = None
) -> bool:
    """Whether a line made before tells more of whom, where and by whom than one made of `record` now would.

    Looked at are the key that joins visits, the interviewers, the place and the services; an answer that was
    put right since is followed by its revision.
    """
    about = _about_of(record, project)
    kept = (
        (line.link, _link_of(record, project, link_key)),
        (line.about.place, about.place),
        (line.about.service, about.service),
    )
    now, services = _interviewers_of(record, project), named_in(project).services
    return (
        any(told and told != today for told, today in kept)
        or any(one not in now for one in line.interviewers if one != _type_of(one.type))
        or not services.issuperset(line.links.values())
    )


def _between_us(record: Record, instrument: Instrument) -> Collection[str]:
    # What was never asked stays so: nothing was said there that could be kept back.
    others = without_pages(instrument, record.answers, kept_between_us(instrument, record.answers))
    return [
        item
        for item, answer in record.answers.items()
        if item not in others and answer.non_answer != "not_asked"
    ]


def _about_of(record: Record, project: Project) -> ShareableAbout:
    # One place field, never two, and none where too few people stand behind it (practice 25).
    about, named = record.about, named_in(project)
    return ShareableAbout(
        age=about.age_band,
        group=about.group if about.group in project.groups else "not_recorded",
        partnership=project.partnership,
        place=about.place if about.place in named.places else "",
        service=about.service if about.service in named.services else "",
    )


def _interviewers_of(record: Record, project: Project) -> tuple[ShareableInterviewer, ...]:
    shown = (_interviewer_of(one, project) for one in record.interviewers)
    return tuple(sorted(shown, key=lambda one: (one.type, one.key, one.known, one.employer)))


def _interviewer_of(one: Interviewer, project: Project) -> ShareableInterviewer:
    compared = project.switches.compared()
    if compared is None:
        return _type_of(one.type)
    return ShareableInterviewer(
        allocated=one.allocated if compared.allocation else "",
        employer=one.same_employer if compared.same_employer else "",
        key=interviewer_key(one.ref, project) if compared.interviewer_key and one.ref.strip() else "",
        known=one.known_before if compared.known_before else "",
        type=one.type,
    )


def _type_of(word: str) -> ShareableInterviewer:
    return ShareableInterviewer(allocated="", employer="", key="", known="", type=word)


def interviewer_key(reference: str, project: Project) -> str:
    """The same key for the same interviewer on every laptop of the project, and not their reference."""
    return person_key(bytes.fromhex(sha256_hex(f"udset interviewer 1 {project.id}".encode())), reference)


def _link_of(record: Record, project: Project, link_key: bytes | None) -> str:
    open_to_it = project.switches.linking and record.permissions.may(Purpose.LINKING)
    reference = read_reference(record.link)
    # What is no reference of the project's may be anything, a birth date too; it makes no key.
    if not open_to_it or link_key is None or reference is None:
        return ""
    return person_key(link_key, reference)


def _links_of(
    record: Record, instrument: Instrument, project: Project, taken_back: Collection[str]
) -> dict[str, str]:
    services, links = named_in(project).services, dict[str, str]()
    for item in sorted(instrument.linked - set(taken_back)):
        service = _single(record.answers.get(item))
        if service in services:
            links[item] = service
    return links


def _single(answer: Answer | None) -> str:
    told = answer.value if answer is not None else None
    return told if isinstance(told, str) else ""


def _codes_of(record: Record, instrument: Instrument, taken_back: Collection[str]) -> str:
    return "".join(
        _code_of(cell, TAKEN_BACK if cell.item.id in taken_back else record.answers.get(cell.item.id))
        for cell in layout_of(instrument).cells
    )


def _code_of(cell: Cell, answer: Answer | str | None) -> str:
    if answer is None:
        return cell_code(cell)
    if isinstance(answer, str):
        return cell_code(cell, non_answer=TAKEN_BACK)
    if answer.non_answer is not None:
        return cell_code(cell, non_answer=answer.non_answer)
    said = [leaves_as(one).value for one in answer.said_by]
    if answer.perspective is not None:
        said.append(answer.perspective.value)
    try:
        return cell_code(cell, value=_told(answer, cell.item), scale=answer.scale, said=said)
    except (ValueError, KeyError):
        raise InputRefused(Finding(code="bundle.answer_off_list", where=cell.item.id)) from None


def _told(answer: Answer, item: Item) -> str | tuple[str, ...]:
    if isinstance(answer.value, int) or answer.value is None:
        raise InputRefused(Finding(code="bundle.answer_off_list", where=item.id))
    return answer.value
