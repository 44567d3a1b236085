"""What the window draws of a note on one's own work: plain words and marks, all pages one under the other.

Pure; decides nothing that `interview.work_note` has not decided.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from udset_desktop.foundation.problems import Finding
from udset_desktop.instrument.model import EXPERIENCE, NON_ANSWERS, Instrument, Item, Kind, Page
from udset_desktop.instrument.texts import choice_words
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.guidance import guidance_on_work
from udset_desktop.interview.route import asked_items
from udset_desktop.interview.screen import ChoiceState, ItemState, PageState
from udset_desktop.interview.work_note import WorkNote

_SAID_INSTEAD = tuple(word for word in NON_ANSWERS if word in {"doesnt_apply", "dont_know", "rather_not_say"})
"""What a worker may say in place of an answer; the others belong to a talk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkScreen:
    """One note as it is drawn."""

    title: str
    opening: str
    sections: tuple[tuple[str, tuple[PageState, ...]], ...]  # a title, and the pages under it
    may_leave: bool  # whether the worker can choose to send it
    leaves: bool
    has_left: bool
    done: bool
    is_written: bool


def screen_of_note(
    note: WorkNote,
    instrument: Instrument,
    findings: Mapping[str, tuple[Finding, ...]] | None = None,
    *,
    language: str = "en",
) -> WorkScreen:
    """What to draw now."""
    told = findings or {}
    return WorkScreen(
        title=instrument.words("instrument.title", language),
        opening=instrument.words("instrument.opening", language),
        sections=tuple(
            (
                instrument.words(f"section.{section.id}.title", language),
                tuple(_page(note, instrument, page, told, language) for page in section.pages),
            )
            for section in instrument.sections
        ),
        may_leave=instrument.purpose == EXPERIENCE,
        leaves=note.leaves,
        has_left=note.has_left,
        done=note.done,
        is_written=note.is_written,
    )


def _page(
    note: WorkNote,
    instrument: Instrument,
    page: Page,
    findings: Mapping[str, tuple[Finding, ...]],
    language: str,
) -> PageState:
    asked = {item.id for item in asked_items(instrument, note.answers)}
    items = [item for item in page.items if item.id in asked]
    why = instrument.words(f"page.{page.id}.why", language)
    return PageState(
        id=page.id,
        section=page.section,
        title=instrument.words(f"page.{page.id}.title", language),
        opening=instrument.words(f"page.{page.id}.opening", language),
        check="",
        why=why,
        prompts=(),
        guidance=guidance_on_work(instrument.id, page.id, language),
        items=tuple(
            _item(
                note, instrument, item, findings.get(item.id, ()), language, why if item is items[0] else ""
            )
            for item in items
        ),
    )


def _item(
    note: WorkNote,
    instrument: Instrument,
    item: Item,
    findings: tuple[Finding, ...],
    language: str,
    why: str,
) -> ItemState:
    """One question; why a page asks stands under its first, since all pages are in front at once."""
    answer = note.answers.get(item.id)
    return ItemState(
        id=item.id,
        kind=item.kind,
        facet=item.facet,
        ask=instrument.words(f"item.{item.id}.ask", language),
        help=instrument.words(f"item.{item.id}.help", language) or why,
        choices=tuple(
            ChoiceState(
                code=code,
                words=choice_words(instrument, item, code, language),
                chosen=answer is not None and code in _chosen(answer),
            )
            for code in item.choices
        ),
        exclusive=item.exclusive,
        non_answers=_non_answers(instrument, item, answer, language),
        answer=answer,
        typed=note.typing.get(item.id, ""),
        at_most=item.at_most,
        findings=findings,
    )


def _chosen(answer: Answer) -> tuple[str, ...]:
    return answer.value if isinstance(answer.value, tuple) else (str(answer.value),)


def _non_answers(
    instrument: Instrument, item: Item, answer: Answer | None, language: str
) -> tuple[ChoiceState, ...]:
    if item.kind not in (Kind.ONE, Kind.MANY):
        return ()
    said = answer.non_answer if answer else None
    return tuple(
        ChoiceState(code=word, words=instrument.words(f"non_answer.{word}", language), chosen=word == said)
        for word in _SAID_INSTEAD
    )
