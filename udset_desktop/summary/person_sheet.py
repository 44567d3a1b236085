"""The sheet for the person: their words, what matters, who does what; no codes, no figures.

Pure values, made from a `SheetSource`, set by `summary.pdf`.  Strengths come first.  Never here: a
rating as a code, an item that only a measure needs, what others think of the person, what was asked
alone, a non-answer, a safeguarding note.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from udset_desktop.instrument.model import PLAN, Facet, Item, Kind, Page
from udset_desktop.instrument.texts import fill, sentence_of
from udset_desktop.interview.answers import OWN_VOICE, Answer, Perspective
from udset_desktop.interview.paper_lines import (
    STRENGTHS,
    chosen_codes,
    is_own_words,
    items_on_sheet,
)
from udset_desktop.interview.permission import GivenBy, Purpose
from udset_desktop.interview.phrases import Phrases
from udset_desktop.record.model import Action
from udset_desktop.summary.source import SheetSource, said_lines
from udset_desktop.summary.wording import date_words, joined, load_sheet_words, sentence_case

_LATER = (Purpose.FIGURES, Purpose.WORDS, Purpose.LINKING, Purpose.CONTACT)  # beyond the talk itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said about one thing: in their own words, or else in sentences."""

    title: str
    words: tuple[str, ...] = ()
    also: tuple[str, ...] = ()  # what else helps or gets in the way, a word or two each
    sentences: str = ""
    for_you: bool = False  # somebody said it for the person


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A next small step; `matter` is the place of what it leads towards, from 1, 0 for none."""

    what: str
    who: str = ""
    when: str = ""
    matter: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What would help and is not there."""

    what: str
    why: str = ""
    matter: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody to ring."""

    number: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSheet:
    """Everything the person's sheet says, in the order it says it; what is empty is not printed."""

    name: str
    held_on: str  # in words
    talked: str
    note: str  # what the sheet is, and is not, where its instrument says so
    strengths: Said | None
    around: tuple[str, ...]
    matters: tuple[str, ...]
    for_you: bool  # somebody spoke for the person, and what matters is as they told it
    yes_heading: str  # over `yes_to`: who said yes, or that nobody did
    steps: tuple[Step, ...]
    missing: tuple[Missing, ...]
    told: tuple[Said, ...]
    again: str
    again_plain: str
    contacts: tuple[Contact, ...]
    contact_note: str
    yes_to: tuple[str, ...]
    change: tuple[str, ...]
    language: str
    training: bool


def person_sheet(source: SheetSource, *, language: str = "en", today_on: date | None = None) -> PersonSheet:
    """The sheet of one conversation.

    With `today_on` a last day that is over is said as over; without it the sheet reads as on the day.
    """
    words = load_sheet_words(language)
    held_on = date_words(source.header.held_on, language)
    pages = {page.id: page for page in source.instrument.pages()}
    strengths = _said(source, pages[STRENGTHS], language) if STRENGTHS in pages else None
    together, project = source.together, source.project
    return PersonSheet(
        name=source.name,
        held_on=held_on,
        talked=words.words(_talked_key(source), date=held_on),
        note=source.instrument.words("instrument.sheet_note", language),
        strengths=strengths,
        around=_around(source, pages.get(STRENGTHS), language),
        matters=tuple(text for text in together.matters if text.strip()),
        for_you=source.header.respondent == "somebody_speaking",
        yes_heading=words.words(f"person.{_yes_heading(source)}"),
        steps=tuple(
            step_of(action, words, language)
            for action in together.actions
            if action.available and action.what.strip()
        ),
        missing=tuple(
            missing_of(action, words)
            for action in together.actions
            if not action.available and action.what.strip()
        ),
        told=_told(source, language),
        again=_again(together.review_on, words, "person.again_on", language),
        again_plain=_again(together.review_on, words, "person.again_plain", language),
        contacts=contacts_of(source),
        contact_note=project.contact if project else "",
        yes_to=_yes_to(source, words),
        change=_change(source, words, language, today_on),
        language=language,
        training=project.training if project else False,
    )


def last_day_on(source: SheetSource) -> date | None:
    """The last day on which answers can still be taken out; `None` where no project says how long."""
    if source.project is None:
        return None
    try:
        held = date.fromisoformat(source.header.held_on)
    except ValueError:
        return None
    return held + timedelta(days=source.project.take_out_days)


def contacts_of(source: SheetSource) -> tuple[Contact, ...]:
    """Whom to ring about the sheet; the numbers for somebody at risk are never among them."""
    if source.project is None:
        return ()
    return tuple(
        Contact(number=line.number, who=line.name)
        for line in source.project.helplines
        if line.for_whom == "contact"
    )


def step_of(action: Action, words: Phrases, language: str) -> Step:
    """One next small step as the person reads it."""
    doers = [words.words(f"doer.{who}") for who in action.who]
    if action.who_named.strip():
        doers.append(action.who_named.strip())
    return Step(
        what=action.what,
        who=sentence_case(joined(doers, language)),
        when=sentence_case(date_words(action.by_when.strip(), language)),
        matter=action.matter,
    )


def missing_of(action: Action, words: Phrases) -> Missing:
    """What is not there, and why: the reason of the list, then what was said about it."""
    whys = [words.words(f"why.{action.why}") if action.why else "", action.why_not.strip()]
    return Missing(what=action.what, why=" ".join(why for why in whys if why), matter=action.matter)


def _talked_key(source: SheetSource) -> str:
    match source.header.respondent:
        case "with_support":
            return "person.talked_support"
        case "somebody_speaking":
            return "person.talked_for"
    return "person.talked"


def _told(source: SheetSource, language: str) -> tuple[Said, ...]:
    pages = [page for page in source.instrument.pages() if page.id != STRENGTHS]
    # What a plan is for comes before how things stand: it is what the paper is taken out again for.
    pages.sort(key=lambda page: page.section != PLAN)
    return tuple(said for page in pages if (said := _said(source, page, language)) is not None)


def _said(source: SheetSource, page: Page, language: str) -> Said | None:
    """What was said on one page; nothing where nothing was, or where it was asked alone."""
    given = [
        (item, source.answers[item.id])
        for item in items_on_sheet(source.instrument, page, source.answers, language)
        if item.kind is not Kind.PEOPLE  # who is around has lines of its own
    ]
    own = [(item, answer) for item, answer in given if is_own_words(item)]
    words = tuple(line for item, answer in own if item.facet is not Facet.TAGS for line in said_lines(answer))
    also = tuple(line for item, answer in own if item.facet is Facet.TAGS for line in said_lines(answer))
    sentences = " ".join(
        sentence
        for item, answer in given
        if not is_own_words(item)
        for sentence in _sentences(source, item, answer, language)
    )
    if not words and not also and not sentences:
        return None
    return Said(
        title=fill(
            source.instrument.words(f"page.{page.id}.title", language),
            source.header.looks_after,
            source.instrument,
            language,
        ),
        words=words,
        also=also,
        sentences=sentences,
        for_you=any(_is_for_the_person(answer) for _, answer in given),
    )


def _is_for_the_person(answer: Answer) -> bool:
    return not OWN_VOICE.intersection(answer.said_by) or answer.perspective is Perspective.WHAT_I_THINK


def _sentences(source: SheetSource, item: Item, answer: Answer, language: str) -> Sequence[str]:
    return [
        fill(sentence, source.header.looks_after, source.instrument, language)
        for choice in chosen_codes(answer)
        if (sentence := sentence_of(source.instrument, item, choice, language))
    ]


def _around(source: SheetSource, page: Page | None, language: str) -> tuple[str, ...]:
    if page is None:
        return ()
    return tuple(
        line
        for item in items_on_sheet(source.instrument, page, source.answers, language)
        if item.kind is Kind.PEOPLE
        for line in said_lines(source.answers[item.id])
    )


def _again(review_on: str, words: Phrases, key: str, language: str) -> str:
    return words.words(key, date=date_words(review_on, language)) if review_on.strip() else ""


def _yes_heading(source: SheetSource) -> str:
    given = source.permissions
    if not any(given.may(purpose) for purpose in _LATER):
        return "stays"
    return "yes_for_you" if given.given_by in {GivenBy.ATTORNEY, GivenBy.GUARDIAN} else "yes_to"


def _yes_to(source: SheetSource, words: Phrases) -> tuple[str, ...]:
    given = source.permissions
    said = [words.words(f"person.{purpose.value}") for purpose in _LATER if given.may(purpose)]
    if not given.may(Purpose.FIGURES) and not given.may(Purpose.WORDS):
        said.insert(0, words.words("person.nothing"))
    return tuple(said)


def _change(source: SheetSource, words: Phrases, language: str, today_on: date | None) -> tuple[str, ...]:
    last_on = last_day_on(source)
    lines = []
    if last_on is not None and (
        source.permissions.may(Purpose.FIGURES) or source.permissions.may(Purpose.WORDS)
    ):
        over = today_on is not None and today_on > last_on
        # Nobody can ring where the sheet has no number.
        open_key = "person.take_out" if contacts_of(source) else "person.take_out_tell"
        key = "person.take_out_past" if over else open_key
        lines.append(words.words(key, date=date_words(last_on.isoformat(), language)))
    return (*lines, words.words("person.wrong"))
