"""The sheet for the file: the same as the person's, with the ratings in words and who said them.

Pure values, made from a `SheetSource`, set by `summary.pdf`.  Never here: what was said just between
the two, what the person wants off the paper, a number behind a word, a safeguarding note.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from udset_desktop.instrument.model import Facet, Item, Kind, Page
from udset_desktop.instrument.texts import choice_words, fill
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.paper_lines import ABOUT_SOMEBODY_ELSE
from udset_desktop.interview.permission import GivenBy, Giving, Permissions, Purpose, Reply, purposes_of
from udset_desktop.interview.phrases import Phrases, load_phrases
from udset_desktop.record.model import Action
from udset_desktop.summary.person_sheet import (
    Contact,
    Missing,
    Step,
    contacts_of,
    last_day_on,
    missing_of,
    step_of,
)
from udset_desktop.summary.source import SheetSource, said_lines
from udset_desktop.summary.wording import date_words, joined, list_words, load_sheet_words, sentence_case

Row = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One page of the conversation: the words, then every other answer beside its question."""

    title: str
    words: tuple[tuple[str, str], ...] = ()  # the words and who said them
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One section of the conversation."""

    title: str
    pages: tuple[Answered, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeLine:
    """One line of the outcomes side by side."""

    page: str
    title: str
    rating: str
    said_by: str
    matters: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSheet:
    """Everything the review sheet says, in the order it says it."""

    name: str
    held_on: str
    note: str  # what the sheet is, and is not, where its instrument says so
    frame: tuple[Row, ...]
    matters: tuple[str, ...]
    steps: tuple[Step, ...]
    missing: tuple[Missing, ...]
    again: str
    read_back: str
    parts: tuple[Part, ...]
    outcomes: tuple[OutcomeLine, ...]
    not_asked: tuple[str, ...]
    given_by: GivenBy  # who said yes or no to what stands in `permissions`
    permissions: tuple[Row, ...]
    contacts: tuple[Contact, ...]
    language: str
    training: bool


def review_sheet(source: SheetSource, *, language: str = "en") -> ReviewSheet:
    """The sheet of one conversation for the file."""
    maker = _Maker(source, language)
    together = source.together
    words = maker.words
    return ReviewSheet(
        name=source.name,
        held_on=date_words(source.header.held_on, language),
        note=source.instrument.words("instrument.sheet_note", language),
        frame=maker.frame(),
        matters=tuple(text for text in together.matters if text.strip()),
        steps=tuple(
            _with_lists(action, step_of(action, words, language), maker)
            for action in together.actions
            if action.available and action.what.strip()
        ),
        missing=tuple(
            _with_wanted(action, missing_of(action, words), maker)
            for action in together.actions
            if not action.available and action.what.strip()
        ),
        again=date_words(together.review_on, language),
        read_back=maker.listed("read_back", together.read_back),
        parts=maker.parts(),
        outcomes=maker.outcomes(),
        not_asked=maker.not_asked(),
        given_by=source.permissions.given_by,
        permissions=maker.permissions(source.permissions),
        contacts=contacts_of(source),
        language=language,
        training=source.project.training if source.project else False,
    )


def _with_lists(action: Action, step: Step, maker: _Maker) -> Step:
    told = [step.when, maker.lists("inputs", "input", action.inputs), maker.wanted(action)]
    return replace(step, when=". ".join(one for one in told if one))


def _with_wanted(action: Action, missing: Missing, maker: _Maker) -> Missing:
    told = [missing.why.rstrip("."), maker.wanted(action)]
    return replace(missing, why=". ".join(one for one in told if one))


class _Maker:
    """One source, one language: the words of every part of its sheet."""

    def __init__(self, source: SheetSource, language: str) -> None:
        self.source = source
        self.language = language
        self.words: Phrases = load_sheet_words(language)
        self._version = source.permissions.wording or (source.project.wording if source.project else "1")

    def listed(self, table: str, code: str) -> str:
        if not code:
            return ""
        return list_words(self._version, table, code, self.language, name=self.source.name)

    def lists(self, label: str, table: str, codes: tuple[str, ...]) -> str:
        """Codes of one closed list after their label, as one line; "" for none."""
        kinds = joined([self.listed(table, one).lower() for one in codes], self.language)
        return f"{self.words.words(f'review.{label}')} {kinds}" if kinds else ""

    def wanted(self, action: Action) -> str:
        """What a step would bring, as one line."""
        return self.lists("wanted", "wanted", action.wanted)

    def _many(self, table: str, codes: Iterable[str]) -> str:
        return "; ".join(self.listed(table, code) for code in codes)

    def _label(self, key: str) -> str:
        return self.words.words(f"review.{key}", name=self.source.name)

    def frame(self) -> tuple[Row, ...]:
        header, source = self.source.header, self.source
        project = source.project
        service = project.service(header.about.service) if project and header.about.service else None
        held_by = "; ".join(
            " · ".join(part for part in (one.ref, self.listed("interviewer", one.type)) if part)
            for one in header.interviewers
        )
        corrected = (
            self.words.words("review.revision_line", number=str(source.revision), reason=source.reason)
            if source.revision > 1
            else ""
        )
        rows = (
            ("held_on", date_words(header.held_on, self.language)),
            ("kind", source.instrument.words("instrument.title", self.language) or source.instrument.id),
            ("minutes", str(source.minutes) if source.minutes is not None else ""),
            ("about", service.name if service else self._label("all_help")),
            ("group", self.listed("group", header.about.group)),
            ("answered", self.listed("respondent", header.respondent)),
            ("speaker", self.listed("speaker", header.speaker or "")),
            ("view", self.listed("perspective", header.perspective or "")),
            ("aids", self._many("aid", header.aids)),
            ("mode", self.listed("mode", header.mode)),
            ("others", self._many("other", header.others)),
            ("interviewers", held_by),
            ("typed_by", header.typed_by),
            ("short", self._short()),
            ("stopped", self.listed("stopped", header.stopped)),
            ("revision", corrected),
        )
        return tuple((self._label(key), text) for key, text in rows if text)

    def _short(self) -> str:
        """What a short visit was about; the rest was not asked because the person chose so."""
        chosen = [
            self._title(page)
            for page in self.source.instrument.pages()
            if page.id in self.source.header.short and page.id not in self.source.kept_off
        ]
        line = "short_line" if chosen else "short_unnamed"
        told = self.words.words(f"review.{line}", name=self.source.name, pages="; ".join(chosen))
        return told if self.source.header.short else ""

    def parts(self) -> tuple[Part, ...]:
        made = []
        for section in self.source.instrument.sections:
            pages = tuple(said for page in section.pages if (said := self._answered(page)) is not None)
            if pages:
                made.append(
                    Part(title=self._filled(f"section.{section.id}.title") or section.id, pages=pages)
                )
        return tuple(made)

    def _answered(self, page: Page) -> Answered | None:
        words: list[tuple[str, str]] = []
        rows: list[Row] = []
        for item in page.items:
            answer = self.source.answers.get(item.id)
            if answer is None or answer.non_answer == "not_asked":
                continue
            if item.facet is Facet.WORDS and answer.value is not None:
                words.append(("\n".join(said_lines(answer)), self._said_by(answer)))
            else:
                rows.append((self._ask(item), self._shown(item, answer)))
        if not words and not rows:
            return None
        return Answered(title=self._title(page), words=tuple(words), rows=tuple(rows))

    def _title(self, page: Page) -> str:
        return self._filled(f"page.{page.id}.title") or page.id

    def _ask(self, item: Item) -> str:
        return self._filled(f"item.{item.id}.ask") or item.id

    def _filled(self, key: str) -> str:
        instrument = self.source.instrument
        return fill(
            instrument.words(key, self.language), self.source.header.looks_after, instrument, self.language
        )

    def _shown(self, item: Item, answer: Answer) -> str:
        said = self._in_words(item, answer)
        who = self._said_by(answer)
        return f"{said} ({who})" if who and item.kind is Kind.RATING and answer.value is not None else said

    def _in_words(self, item: Item, answer: Answer) -> str:
        instrument = self.source.instrument
        if answer.value is None:
            word = answer.non_answer or ""
            own = instrument.words(f"item.{item.id}.non_answer.{word}", self.language)
            return own or instrument.words(f"non_answer.{word}", self.language) or word
        if item.kind in {Kind.WORDS, Kind.PEOPLE}:
            return "; ".join(said_lines(answer))
        chosen = answer.value if isinstance(answer.value, tuple) else (answer.value,)
        return sentence_case("; ".join(self._choice(item, choice) for choice in chosen))

    def _choice(self, item: Item, choice: str | int) -> str:
        if item.kind is Kind.DATE:
            return date_words(str(choice), self.language)
        if item.kind is Kind.WHOLE:
            return str(choice)
        if item.kind is Kind.FLAG:
            return self.listed("flag", "yes")
        if item.choices_from:
            project = self.source.project
            service = project.service(str(choice)) if project else None
            return service.name if service else str(choice)
        instrument = self.source.instrument
        words = choice_words(instrument, item, str(choice), self.language)
        return fill(words, self.source.header.looks_after, instrument, self.language)

    def _said_by(self, answer: Answer) -> str:
        who = "; ".join(load_phrases(self._version, self.language).who_said(answer.said_by, self.source.name))
        view = self.listed("perspective", answer.perspective or "")
        return "; ".join(part for part in (who, view[:1].lower() + view[1:]) if part)

    def outcomes(self) -> tuple[OutcomeLine, ...]:
        made = []
        for page in self.source.instrument.pages():
            # What is said of somebody else's life is no line of this person's.
            item = None if page.id in ABOUT_SOMEBODY_ELSE else page.item(Facet.RATING)
            answer = self.source.answers.get(item.id) if item else None
            if item is None or answer is None or answer.non_answer == "not_asked":
                continue
            made.append(
                OutcomeLine(
                    page=page.id,
                    title=self._title(page),
                    rating=self._in_words(item, answer),
                    said_by=self._said_by(answer) if answer.value is not None else "",
                    matters=self._facet(page, Facet.MATTERS),
                    role=self._facet(page, Facet.ROLE),
                )
            )
        return tuple(made)

    def _facet(self, page: Page, facet: Facet) -> str:
        item = page.item(facet)
        answer = self.source.answers.get(item.id) if item else None
        if item is None or answer is None or answer.value is None:
            return ""
        return self._in_words(item, answer)

    def not_asked(self) -> tuple[str, ...]:
        """The outcomes nobody came to, so that a gap in the file is seen to be one.

        An outcome that is kept off the paper was come to, and is not named at all.
        """
        return tuple(
            self._title(page)
            for page in self.source.instrument.pages()
            if page.outcome
            and page.id not in self.source.kept_off
            and (item := page.item(Facet.RATING)) is not None
            and not item.alone
            and self._answered(page) is None
        )

    def permissions(self, given: Permissions) -> tuple[Row, ...]:
        rows = [
            (purpose.value, sentence_case(self._label(_told_of(given, purpose))))
            for purpose in purposes_of(self.source.project, given)
        ]
        if given.at_begin is not None:
            rows.append(("at_begin", self._first_giving(given.at_begin)))
        rows.append(("given_by", self.listed("giver", given.given_by)))
        if given.papers_seen:
            rows.append(("papers", sentence_case(self._label("yes"))))
        rows.append(("how", self.listed("how", given.how)))
        rows.append(("notice", self.listed("notice", given.notice)))
        last_on: date | None = last_day_on(self.source)
        if last_on is not None:
            rows.append(("out_until", date_words(last_on.isoformat(), self.language)))
        return tuple((self._label(key), text) for key, text in rows if text)

    def _first_giving(self, first: Giving) -> str:
        """Who said yes to the talk itself, and how, where the end was said another way."""
        papers = [self._label("papers").lower()] if first.papers_seen else []
        who, how = self.listed("giver", first.given_by), self.listed("how", first.how)
        return "; ".join((who, how.lower(), *papers))


def _told_of(given: Permissions, purpose: Purpose) -> str:
    """The label of what was said to one purpose: no is no, and what nobody asked was no "no"."""
    if given.may(purpose):
        return "yes"
    return "not_asked" if getattr(given, purpose.value) is Reply.NOT_ASKED else "no"
