"""One line of an answers file: a finished conversation typed elsewhere, by the rules of the window.

Called by `usecases.importing`.  Every rule of an answer is `interview.entry`'s, every rule of a frame
`interview.header_checks`'s; here only the shape of the line is judged.  Never raises for bad input:
all findings of a line come at once, each with its line number, none with what was said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from udset_desktop.foundation.ids import InterviewId, PersonId
from udset_desktop.foundation.problems import Finding, InputRefused, Severity, UdsetError, has_refusal
from udset_desktop.foundation.strict_json import JsonLimits, parse_json
from udset_desktop.instrument.model import Instrument, Kind
from udset_desktop.interview.answers import Perspective, SaidBy, Shown
from udset_desktop.interview.begin import BeginChoice, check_supports
from udset_desktop.interview.entry import TAKEN_BACK, check_named
from udset_desktop.interview.header import SPEAKERS, About, Header, Interviewer, is_spoken_for
from udset_desktop.interview.header_checks import check_header, check_held_on
from udset_desktop.interview.page_marks import mark_item
from udset_desktop.interview.permission import GivenBy, Giving, How, Permissions, Purpose, Reply
from udset_desktop.interview.person_view import note_shown
from udset_desktop.interview.route import kept_items
from udset_desktop.interview.session import answer_item, begin_session, decline_item
from udset_desktop.interview.settling import check_finish
from udset_desktop.interview.state import Session
from udset_desktop.interview.taking_back import take_back
from udset_desktop.project.model import Project
from udset_desktop.project.reference import spelled_reference
from udset_desktop.record.answers_together import read_together
from udset_desktop.record.reading import Reading

LINE_LIMITS = JsonLimits(size_bytes=1_048_576, depth=12)
VALUE_KEYS: Mapping[Kind, str] = {
    Kind.RATING: "rating",
    Kind.ONE: "choice",
    Kind.MANY: "choices",
    Kind.WORDS: "words",
    Kind.WHOLE: "whole",
    Kind.DATE: "date",
    Kind.PEOPLE: "people",
    Kind.FLAG: "flag",
}
"""Under which key an answer of each kind stands."""

_GIVING_KEYS = ("given_by", "papers_seen", "how")
_ANSWER_KEYS = ("scale", "said_by", "perspective", "non_answer", "between_us", "off_sheet", "shown")
_NOBODY_YET = PersonId("")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLine:
    """What a line holds; `session` is `None` where any finding refuses."""

    number: int
    id: str = ""
    person_ref: str = ""
    reason: str = ""
    minutes: int | None = None
    session: Session | None = None
    findings: tuple[Finding, ...] = ()


def read_line(
    content: bytes,
    number: int,
    *,
    project: Project,
    instrument_of: Callable[[str], Instrument],
    today_on: date,
) -> ReadLine:
    """The conversation a line holds, or everything that is wrong with it.

    `instrument_of` gives a definition by `id/version` or raises.
    """
    reading = Reading()
    try:
        told = reading.table(parse_json(content, where="", limits=LINE_LIMITS), "")
        line = _read(reading, told, project, instrument_of, today_on)
    except InputRefused as problem:
        line = ReadLine(number=number)
        reading.findings += problem.findings
    found = tuple(_placed(finding, number) for finding in reading.findings)
    refused = has_refusal(found)
    return replace(line, number=number, session=None if refused else line.session, findings=found)


def _read(
    reading: Reading,
    told: Mapping[str, object],
    project: Project,
    instrument_of: Callable[[str], Instrument],
    today_on: date,
) -> ReadLine:
    key, instrument = _instrument(reading, told, project, instrument_of)
    answers = {
        item: reading.table(one, f"answers.{item}")
        for item, one in reading.table(told.get("answers", {}), "answers").items()
    }
    header = _header(reading, told, answers)
    reading.findings += check_header(header, project, today_on=today_on)
    supports = reading.all_of(told, "supports", "", SaidBy)
    wrong = check_supports(supports, header.respondent)
    reading.findings += wrong
    person = reading.table(told.get("person", {}), "person")
    reading.only(person, ("ref", "link"), "person")
    permissions = _permissions(reading, told, project)
    session = None
    if instrument is not None:
        if check_held_on(header.held_on, today_on=today_on):
            # Refused already; the rest is still looked at, on a day that can be reckoned from.
            header = replace(header, held_on=today_on.isoformat())
        choice = BeginChoice(instrument=key, header=header, supports=() if wrong else supports)
        session = _session(instrument, project, choice, answers)
        session = _answered(reading, replace(session, permissions=permissions), answers)
        session = read_together(reading, session, told)
        reading.findings += [one for one in check_finish(session) if one not in reading.findings]
    reading.only(told, _LINE_KEYS, "")
    return ReadLine(
        number=0,
        id=reading.word(told, "id", "", need=False),
        person_ref=reading.word(person, "ref", "person"),
        reason=reading.word(told, "reason", "", need=False),
        minutes=reading.whole(told, "minutes"),
        session=session,
    )


_LINE_KEYS = (
    "id",
    "instrument",
    "about",
    "person",
    "respondent",
    "supports",
    "speaker",
    "perspective",
    "aids",
    "interviewers",
    "mode",
    "others",
    "typed_by",
    "on",
    "minutes",
    "looks_after",
    "short",
    "stopped",
    "permissions",
    "answers",
    "actions",
    "together",
    "reason",
)


def _instrument(
    reading: Reading,
    told: Mapping[str, object],
    project: Project,
    instrument_of: Callable[[str], Instrument],
) -> tuple[str, Instrument | None]:
    pin = reading.table(told.get("instrument", {}), "instrument")
    reading.only(pin, ("id", "version"), "instrument")
    key = f"{reading.word(pin, 'id', 'instrument')}/{reading.word(pin, 'version', 'instrument')}"
    if not project.uses(key):
        reading.refuse("record.not_of_project", "instrument")
        return key, None
    try:
        instrument = instrument_of(key)
    except UdsetError as problem:
        reading.findings += problem.findings
        return key, None
    if not instrument.is_held:
        reading.refuse("record.not_held", "instrument")
        return key, None
    return key, instrument


def _header(
    reading: Reading, told: Mapping[str, object], answers: Mapping[str, Mapping[str, object]]
) -> Header:
    about = reading.table(told.get("about", {}), "about")
    reading.only(about, ("service", "group", "place", "age_band"), "about")
    person = reading.table(told.get("person", {}), "person")
    respondent = reading.word(told, "respondent", "")
    speaker = reading.one_of(told, "speaker", "", SaidBy)
    if speaker is None and respondent == "somebody_speaking":
        speaker = _speaker(answers)
    return Header(
        about=About(
            group=reading.word(about, "group", "about"),
            place=reading.word(about, "place", "about", need=False),
            service=reading.word(about, "service", "about", need=False),
            age_band=reading.word(about, "age_band", "about", need=False),
        ),
        respondent=respondent,
        speaker=speaker,
        perspective=reading.one_of(told, "perspective", "", Perspective),
        aids=reading.words(told, "aids", ""),
        mode=reading.word(told, "mode", ""),
        others=reading.words(told, "others", ""),
        interviewers=_interviewers(reading, told),
        typed_by=reading.word(told, "typed_by", "", need=False),
        held_on=reading.word(told, "on", ""),
        link=spelled_reference(reading.word(person, "link", "person", need=False)),
        looks_after=reading.word(told, "looks_after", "", need=False),
        short=reading.words(told, "short", ""),
        stopped=reading.word(told, "stopped", "", need=False),
    )


def _speaker(answers: Mapping[str, Mapping[str, object]]) -> SaidBy | None:
    # The file says who spoke answer by answer; the first who speaks for the person is the speaker.
    told = [answer.get("said_by") for answer in answers.values()]
    named = (one for said_by in told if isinstance(said_by, list) for one in SPEAKERS if one in said_by)
    return next(named, None)


def _interviewers(reading: Reading, told: Mapping[str, object]) -> tuple[Interviewer, ...]:
    made: list[Interviewer] = []
    for number, raw in enumerate(reading.rows(told, "interviewers", ""), start=1):
        where = f"interviewers.{number}"
        one = reading.table(raw, where)
        reading.only(one, ("ref", "type", "known_before", "same_employer", "allocated"), where)
        made.append(
            Interviewer(
                ref=reading.word(one, "ref", where),
                type=reading.word(one, "type", where),
                known_before=reading.yes_or_no(one, "known_before", where),
                same_employer=reading.yes_or_no(one, "same_employer", where),
                allocated=reading.word(one, "allocated", where, need=False),
            )
        )
    return tuple(made)


def _permissions(reading: Reading, told: Mapping[str, object], project: Project) -> Permissions:
    given = reading.table(told.get("permissions", {}), "permissions")
    purposes = {purpose.value: purpose for purpose in Purpose}
    reading.only(given, (*purposes, *_GIVING_KEYS, "notice", "shown", "at_begin"), "permissions")
    notice = reading.word(given, "notice", "permissions", need=False)
    now = _giving(reading, given, "permissions")
    first = _at_begin(reading, given) if "at_begin" in given else now
    permissions = Permissions(wording=project.wording, notice=notice, at_begin=first).with_giving(now)
    ways = reading.table(given.get("shown", {}), "permissions.shown")
    reading.only(ways, tuple(word for word in purposes if word in given), "permissions.shown")
    for word, purpose in purposes.items():
        if word in given:
            said = reading.yes_or_no(given, word, "permissions", others=(Reply.NOT_ASKED.value,))
            if said:
                shown = reading.one_of(ways, word, "permissions.shown", Shown)
                permissions = permissions.with_reply(purpose, Reply(said), shown)
    return permissions


def _at_begin(reading: Reading, given: Mapping[str, object]) -> Giving:
    first = reading.table(given["at_begin"], where := "permissions.at_begin")
    reading.only(first, _GIVING_KEYS, where)
    return _giving(reading, first, where)


def _giving(reading: Reading, told: Mapping[str, object], where: str) -> Giving:
    return Giving(
        given_by=reading.one_of(told, "given_by", where, GivenBy) or GivenBy.PERSON,
        papers_seen=reading.flag(told, "papers_seen", where),
        how=reading.one_of(told, "how", where, How) or How.SPOKEN,
    )


def _session(
    instrument: Instrument,
    project: Project,
    choice: BeginChoice,
    answers: Mapping[str, object],
) -> Session:
    session = begin_session(
        interview=InterviewId(""),
        person=_NOBODY_YET,
        name="",
        instrument=instrument,
        project=project,
        choice=choice,
    )
    # A verdict on paper says that there was an earlier conversation, wherever it is on file.
    return replace(session, has_earlier=any(item.endswith(".verdict") for item in answers))


def _answered(reading: Reading, session: Session, answers: Mapping[str, Mapping[str, object]]) -> Session:
    for item_id, told in answers.items():
        session = _answer(reading, session, item_id, told)
    kept = {item.id for item in kept_items(session)}
    for item_id in session.answers:
        if item_id not in kept:
            # Left out as the window would leave it out, but never without a word.
            reading.findings.append(Finding(code="record.closed_item", where=item_id, severity=Severity.WARN))
    return session


def _answer(reading: Reading, session: Session, item_id: str, told: Mapping[str, object]) -> Session:
    item = session.instrument.by_id.get(item_id)
    if item is None or item.kind is Kind.NOTE:
        reading.refuse("interview.no_such_item", item_id)
        return session
    key = VALUE_KEYS[item.kind]
    reading.only(told, (key, *_ANSWER_KEYS), item_id)
    if (key in told) == ("non_answer" in told):
        reading.refuse("record.value_or_not", item_id, key=key)
        return session
    said_by, view = _voice(reading, session, item_id, told)
    if "non_answer" in told:
        session, found = _declined(session, item_id, reading.word(told, "non_answer", item_id))
        answer = session.answers.get(item_id)
        if not found and answer is not None and not (found := check_named(item_id, said_by, view)):
            told_by = replace(answer, said_by=said_by, perspective=view)
            session = replace(session, answers=session.answers.with_answer(item_id, told_by))
        reading.findings += found
    else:
        scale = reading.word(told, "scale", item_id, need=False)
        session, found = answer_item(
            session, item_id, reading.raw(told[key], item_id), scale=scale, said_by=said_by, perspective=view
        )
        reading.findings += found
        if not found and session.answers.get(item_id) is None and item.kind is not Kind.FLAG:
            reading.refuse("record.blank_answer", item_id)  # a blank is never an answer
        if view is None and is_spoken_for(said_by):
            reading.findings.append(Finding(code="record.no_view", where=item_id, severity=Severity.WARN))
    session = note_shown(session, item_id, reading.one_of(told, "shown", item_id, Shown))
    return mark_item(
        session,
        item_id,
        between_us=reading.flag(told, "between_us", item_id),
        off_sheet=reading.flag(told, "off_sheet", item_id),
    )


def _voice(
    reading: Reading, session: Session, item_id: str, told: Mapping[str, object]
) -> tuple[tuple[SaidBy, ...], Perspective | None]:
    """Who said it and whose view it is; where the file names nobody, it is whoever its head says, with their view."""
    said_by = reading.all_of(told, "said_by", item_id, SaidBy)
    view = reading.one_of(told, "perspective", item_id, Perspective)
    return (said_by, view) if said_by else (session.said_by, view or session.perspective)


def _declined(session: Session, item_id: str, word: str) -> tuple[Session, tuple[Finding, ...]]:
    if word != TAKEN_BACK:
        return decline_item(session, item_id, word)
    session, found = decline_item(session, item_id, "not_asked")  # whatever was said stands in no file
    return (session, found) if found else (take_back(session, item_id), ())


def _placed(finding: Finding, number: int) -> Finding:
    where = f"line {number}, {finding.where}" if finding.where else f"line {number}"
    return replace(finding, where=where, context={**finding.context, "line": number})
