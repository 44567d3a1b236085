"""A conversation for a team to talk about: what was said, and nothing that tells who said it.

Pure values, made from a `SheetSource`, set by `summary.supervision_pdf`.  The frame of the talk (day,
place, service, people) has no road onto it; free words come only as somebody has read and passed them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from udset_desktop.instrument.model import Item, Kind, Page, Privacy
from udset_desktop.instrument.texts import fill
from udset_desktop.interview.paper_lines import ABOUT_SOMEBODY_ELSE
from udset_desktop.interview.phrases import Phrases
from udset_desktop.interview.together import Action
from udset_desktop.summary.person_sheet import Missing, Step
from udset_desktop.summary.review_sheet import review_sheet
from udset_desktop.summary.source import SheetSource, said_lines
from udset_desktop.summary.wording import joined, load_sheet_words, sentence_case


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """One free text of a conversation, and under what it was said."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkedOver:
    """One thing that was talked about: the answer in words, and the person's own."""

    title: str
    rating: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionSheet:
    """Everything the pack says, in the order it says it."""

    kind: str  # the questionnaire
    parts: tuple[TalkedOver, ...]
    matters: tuple[str, ...]
    steps: tuple[Step, ...]  # who takes each by kind, never by name
    missing: tuple[Missing, ...]  # what would help and is not there
    left_out: int  # how many texts stay at home
    language: str
    training: bool


def own_words(source: SheetSource, *, language: str) -> tuple[OwnWords, ...]:
    """Every free text that could be shown, in the order of the talk; what is kept off paper is not here.

    Nor is what was asked alone, what others think of the person, or a word about the life of somebody else:
    no permission reaches that far.
    """
    hidden = _nameless(source, language)
    words = load_sheet_words(language)
    found = [
        OwnWords(id=item.id, title=_title(hidden, page, language), text=text)
        for page in source.instrument.pages()
        for item in page.items
        if _is_for_a_team(item, page) and (answer := source.answers.get(item.id)) is not None
        if (text := "\n".join(said_lines(answer)))
    ]
    for place, text in enumerate(source.together.matters):
        if text.strip():
            title = words.words("supervision.matters")
            found.append(OwnWords(id=f"matter.{place}", title=title, text=text.strip()))
    for place, action in enumerate(source.together.actions):
        if action.what.strip():
            title = words.words("supervision.steps" if action.available else "supervision.missing")
            found.append(OwnWords(id=f"step.{place}", title=title, text=action.what.strip()))
    return tuple(found)


def _is_for_a_team(item: Item, page: Page) -> bool:
    own = page.id not in ABOUT_SOMEBODY_ELSE and not item.alone
    return own and item.kind is Kind.WORDS and item.privacy is Privacy.REVIEWED


def supervision_sheet(source: SheetSource, passed: Mapping[str, str], *, language: str) -> SupervisionSheet:
    """The pack, with the words that were `passed`, by the id of each text of `own_words`."""
    hidden = _nameless(source, language)
    said = {one.id for one in own_words(source, language=language)}
    together, words = source.together, load_sheet_words(language)
    actions = [
        replace(action, what=passed[key])
        for place, action in enumerate(together.actions)
        if (key := f"step.{place}") in passed
    ]
    return SupervisionSheet(
        kind=source.instrument.words("instrument.title", language),
        parts=tuple(_parts(hidden, passed, language)),
        matters=tuple(
            passed[key] for place in range(len(together.matters)) if (key := f"matter.{place}") in passed
        ),
        steps=tuple(_step(one, words, language) for one in actions if one.available),
        missing=tuple(_missing(one, words) for one in actions if not one.available),
        left_out=len(said - set(passed)),
        language=language,
        training=source.project.training if source.project else False,
    )


def _step(action: Action, words: Phrases, language: str) -> Step:
    # The name of who takes it and the day are words nobody has read.
    doers = [words.words(f"supervision.doer.{who}") for who in action.who]
    return Step(what=action.what, who=sentence_case(joined(doers, language)))


def _missing(action: Action, words: Phrases) -> Missing:
    return Missing(what=action.what, why=words.words(f"why.{action.why}") if action.why else "")


def _nameless(source: SheetSource, language: str) -> SheetSource:
    """The same conversation with nobody's name in it, where a heading or an answer would say one."""
    somebody = load_sheet_words(language).words("supervision.somebody")
    header = replace(source.header, looks_after="", link="", interviewers=(), typed_by="", held_on="")
    return replace(source, name=somebody, header=header)


def _parts(hidden: SheetSource, passed: Mapping[str, str], language: str) -> Iterator[TalkedOver]:
    ratings = {line.page: line.rating for line in review_sheet(hidden, language=language).outcomes}
    for page in hidden.instrument.pages():
        if all(item.alone for item in page.items):
            continue
        told = [passed[item.id] for item in page.items if item.id in passed]
        if told or page.id in ratings:
            yield TalkedOver(
                title=_title(hidden, page, language),
                rating=ratings.get(page.id, ""),
                words="\n".join(told),
            )


def _title(hidden: SheetSource, page: Page, language: str) -> str:
    titled = hidden.instrument.words(f"page.{page.id}.title", language)
    return fill(titled, "", hidden.instrument, language) if titled else page.id
