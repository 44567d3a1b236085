"""A record told without a window: as plain text for the case system, and as a line of an answers file.

Pure; called by `usecases.importing`.  What was just between us, or is to be off the paper, stays out
of the plain text, because a case system is read by others; the line holds everything, for correcting and taking in again.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from udset_desktop.instrument.model import Instrument, Privacy
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.kept_back import kept_off_paper
from udset_desktop.interview.kept_lines import for_paper
from udset_desktop.interview.permission import Giving, Permissions, Purpose, purposes_of
from udset_desktop.interview.telling import Telling
from udset_desktop.record.answers_file import VALUE_KEYS
from udset_desktop.record.lines import AnswerLine, lines_of
from udset_desktop.record.model import Action, Record, Together


def plain_text(record: Record, telling: Telling) -> str:
    """The conversation as plain text, to be put into another system; ends with a line end."""
    words = telling.phrases.words
    lines = [telling.words("instrument.title"), f"{telling.name}, {telling.day(record.held_on)}"]
    note = telling.words("instrument.sheet_note")
    if note:
        lines.append(words("plain.note", note=note))
    if record.void:
        lines.append(words("plain.void"))
    lines += _how_held(record, telling)
    kept = kept_off_paper(telling.instrument, record.answers)
    if record.short:
        named = [
            page for page in telling.instrument.pages() if page.id in record.short and page.id not in kept
        ]
        pages = "; ".join(telling.words(f"page.{page.id}.title") for page in named)
        line = "plain.short" if named else "plain.short_unnamed"
        lines.append(words(line, name=telling.name, pages=pages))
    for page in lines_of(record, telling, non_answers=True):
        told = [_answer_text(line) for line in page.answers if line.item.privacy is not Privacy.HIDDEN]
        if told and page.page.id not in kept:
            lines += ["", page.title, *told]
    lines += _together_text(record, telling)
    lines += ["", words("plain.permissions")]
    for purpose in (Purpose.TALK, *purposes_of(telling.project, record.permissions)):
        said = getattr(record.permissions, purpose.value)
        lines.append(f"- {words(f'plain.{purpose}')}: {words(f'reply.{said}')}")
    lines += _given_text(record.permissions, telling)
    return "\n".join(lines) + "\n"


def _given_text(given: Permissions, telling: Telling) -> list[str]:
    """Who said yes or no, and how; to the first of the questions by itself where that was another way."""
    words = telling.phrases.words
    end = Giving(given_by=given.given_by, papers_seen=given.papers_seen, how=given.how)
    lines = []
    for key, one in (("given_first", given.at_begin), ("given_by", end)):
        if one is not None:
            who = words(f"giver.{one.given_by}", name=telling.name)
            papers = [words("plain.papers")] if one.papers_seen else []
            told = "; ".join((who, words(f"how.{one.how}"), *papers))
            lines.append(f"- {words(f'plain.{key}', told=told)}")
    return lines


def _how_held(record: Record, telling: Telling) -> list[str]:
    """In the room or not, and who typed it in: what was written on paper is not what was typed in the room."""
    words = telling.phrases.words
    lines = [words("plain.mode", mode=words(f"mode.{record.mode}"))]
    if record.typed_by:
        lines.append(words("plain.typed_by", who=record.typed_by))
    return lines


def step_text(action: Action, telling: Telling) -> str:
    """One small step in a line: what, who, when, what kind of help; or why it is not there."""
    words = telling.phrases.words
    who = [words(f"who.{one}", name=telling.name) for one in action.who]
    told = [action.what, ", ".join(who), action.who_named, action.by_when]
    for label, table, codes in (("inputs", "input", action.inputs), ("wanted", "wanted", action.wanted)):
        if codes:
            kinds = ", ".join(words(f"{table}.{one}").lower() for one in codes)
            told.append(f"{words(f'plain.{label}')} {kinds}")
    if not action.available:
        why = [words(f"why.{action.why}") if action.why else "", action.why_not]
        given = ", ".join(one for one in why if one)
        told.append(f"{words('plain.not_there')} {given}" if given else words("plain.not_there_alone"))
    return "; ".join(one for one in told if one)


def line_of_answers(record: Record, instrument: Instrument, person_ref: str) -> dict[str, Any]:
    """The record as one interview of an answers file; taken in again it is the same."""
    line: dict[str, Any] = {
        "id": record.interview,
        "instrument": {"id": record.instrument.id, "version": record.instrument.version},
        "about": asdict(record.about),
        "person": {"ref": person_ref, "link": record.link},
        "respondent": record.respondent,
        "speaker": record.speaker or "",
        "perspective": record.perspective or "",
        "aids": list(record.aids),
        "interviewers": [asdict(one) for one in record.interviewers],
        "mode": record.mode,
        "others": list(record.others),
        "typed_by": record.typed_by,
        "on": record.held_on,
        "minutes": record.minutes,
        "looks_after": record.looks_after,
        "short": list(record.short),
        "stopped": record.stopped,
        "permissions": _permissions_table(record.permissions),
        "answers": {
            item: _answer_table(answer, VALUE_KEYS[instrument.by_id[item].kind])
            for item, answer in record.answers.items()
            if answer.said_by
        },
        "actions": [_action_table(action) for action in record.together.actions],
        "together": _together_table(record.together),
    }
    return {key: told for key, told in line.items() if told not in ("", [], None)}


def _permissions_table(given: Permissions) -> dict[str, Any]:
    table: dict[str, Any] = {
        **{purpose.value: getattr(given, purpose.value) for purpose in Purpose},
        "given_by": given.given_by,
        "papers_seen": given.papers_seen,
        "how": given.how,
        "notice": given.notice,
    }
    if given.shown:
        table["shown"] = {purpose.value: str(way) for purpose, way in given.shown.items()}
    if given.at_begin:
        table["at_begin"] = asdict(given.at_begin)
    return table


def _answer_table(answer: Answer, key: str) -> dict[str, Any]:
    table: dict[str, Any] = {"said_by": [str(one) for one in answer.said_by]}
    if answer.value is None:
        table["non_answer"] = answer.non_answer
    elif isinstance(answer.value, tuple):
        table[key] = list(answer.value)
    else:
        table[key] = answer.value
    if answer.scale:
        table["scale"] = answer.scale
    if answer.perspective:
        table["perspective"] = str(answer.perspective)
    if answer.shown:
        table["shown"] = str(answer.shown)
    for flag in ("between_us", "off_sheet"):
        if getattr(answer, flag):
            table[flag] = True
    return table


def _action_table(action: Action) -> dict[str, Any]:
    table = {key: list(told) if isinstance(told, tuple) else told for key, told in asdict(action).items()}
    if not action.marks:
        del table["marks"]  # a program from before the marks takes in what has none
    return table


def _together_table(together: Together) -> dict[str, Any]:
    table: dict[str, Any] = {
        "matters": list(together.matters),
        "review_on": together.review_on,
        "read_back": together.read_back,
    }
    if together.marks:
        table["marks"] = [list(marks) for marks in together.marks]
    return table


def _answer_text(line: AnswerLine) -> str:
    ask = line.ask if line.ask.endswith(("?", ":")) else f"{line.ask}:"
    # What is noted says whose view it is in what was asked; it is not the word of whoever talked.
    return f"- {ask} {line.shown}" if line.item.is_noted else f"- {ask} {line.shown} ({line.said_by})"


def _together_text(record: Record, telling: Telling) -> list[str]:
    together, words = for_paper(record.together), telling.phrases.words
    lines: list[str] = []
    if together.matters:
        lines += ["", words("together.matters_ask")]
    for number, matter in enumerate(together.matters, start=1):
        lines.append(f"- {matter}")
        lines += [f"  - {step_text(one, telling)}" for one in together.actions if one.matter == number]
    loose = [one for one in together.actions if not 1 <= one.matter <= len(together.matters)]
    if loose:
        lines += ["", words("plain.steps"), *(f"- {step_text(one, telling)}" for one in loose)]
    if together.review_on:
        lines += ["", f"{words('plain.review')} {telling.day(together.review_on)}"]
    if together.read_back:
        told = words(f"read_back.{together.read_back}")
        lines += ["", f"{words('plain.read_back', name=telling.name)} {told}"]
    return lines
