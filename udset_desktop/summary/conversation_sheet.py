"""A conversation sheet: an instrument on paper, to be filled in by hand where no laptop is wanted.

Made from the definition and the project's lists alone: it knows no person and no answer.  What is
written on it is typed in afterwards, marked as from paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from udset_desktop.instrument.model import SCALES, Facet, Instrument, Item, Kind, Page
from udset_desktop.instrument.texts import choice_words, fill
from udset_desktop.interview.begin import BeginLists, begin_lists
from udset_desktop.interview.paper_typing import UNSAID, box_signs, items_on_paper
from udset_desktop.interview.permission import purposes_of
from udset_desktop.interview.phrases import Phrases, load_phrases
from udset_desktop.interview.route import has_choices
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.interview.together import MATTERS_AT_MOST, READ_BACK
from udset_desktop.project.model import Project
from udset_desktop.summary.wording import load_sheet_words

LINES = 3
"""Empty lines for a person's words on one outcome."""
COUNTED = 9
"""Boxes that have no number on paper: beside the words of a scale a number would weigh them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question and what may be ticked; no choices: lines to write on."""

    ask: str
    choices: tuple[str, ...] = ()
    others: tuple[str, ...] = ()  # a quieter row under it: the non-answers, or what says more
    lines: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPage:
    """One outcome or group of questions."""

    title: str
    opening: str
    asked: tuple[Asked, ...]
    notes: tuple[str, ...] = ()  # for whoever holds the conversation, before anything is asked
    alone: bool = False  # asked only when nobody else is in the room


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSection:
    """One part of the conversation."""

    title: str
    pages: tuple[PaperPage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationSheet:
    """Everything on the sheet, in its language."""

    title: str
    language: str
    project: str
    instrument: str  # id and version, so that it is typed into the same
    called: str  # the same in words, as Begin names it
    frame: tuple[Asked, ...]
    notice: str
    before: tuple[Asked, ...]
    sections: tuple[PaperSection, ...]
    together: tuple[Asked, ...]
    after: tuple[Asked, ...]
    training: bool


def conversation_sheet(
    instrument: Instrument, project: Project, *, language: str = "en", called: str = ""
) -> ConversationSheet:
    """The instrument as a sheet to write on, in the project's own lists and wording.

    `called` is its name at Begin, where that is another than its title: a project may use two versions.
    """
    words, phrases = load_sheet_words(language), load_phrases(project.wording, language)
    maker = _Maker(instrument, project, phrases, words, language)
    lists = begin_lists(project, {}, language=language)  # as Begin asks it when this is typed in
    return ConversationSheet(
        title=words.words("paper.title"),
        language=language,
        project=project.name,
        instrument=instrument.key,
        called=called or instrument.words("instrument.title", language),
        frame=_frame(lists, words, instrument),
        notice=lists.words["notice.text"],
        before=_before(lists, words, maker.replies),
        sections=tuple(
            PaperSection(
                title=maker.title(section.id),
                pages=tuple(maker.page(page) for page in section.pages),
            )
            for section in instrument.sections
        ),
        together=_together(phrases),
        after=tuple(
            Asked(ask=phrases.words(f"permission.{purpose}.{project.lawful_basis}"), choices=maker.replies)
            for purpose in purposes_of(project)
        ),
        training=project.training,
    )


def _frame(lists: BeginLists, words: Phrases, instrument: Instrument) -> tuple[Asked, ...]:
    who, *rest = (Asked(ask=words.words(f"paper.{key}"), lines=1) for key in ("who", "on", "by", "others"))
    looked_after = Asked(ask=lists.words["looks_after"], lines=1)
    about = _ticked(lists.words["about_help"], lists.services)
    return (
        who,
        *((looked_after,) if instrument.about == "carer" else ()),
        *rest,
        *((about,) if len(lists.services) > 1 else ()),  # the first is all the help
        _ticked(lists.words["answering"], lists.respondents, lists.supports),
        _ticked(lists.words["speaker"], lists.speakers, lists.perspectives),
        _ticked(lists.words["aids"], lists.aids[:-1], lists.aids[-1:]),  # the last stands alone
    )


def _before(lists: BeginLists, words: Phrases, replies: tuple[str, ...]) -> tuple[Asked, ...]:
    return (
        _ticked(lists.words["notice.ask"], lists.notices),
        Asked(ask=lists.words["talk.ask"], choices=replies),
        _ticked(words.words("paper.giver"), lists.givers),
        _ticked(words.words("paper.how"), lists.hows),
    )


def _together(phrases: Phrases) -> tuple[Asked, ...]:
    return (
        Asked(ask=phrases.words("together.matters_ask"), lines=MATTERS_AT_MOST),
        Asked(ask=phrases.words("together.steps_ask"), lines=LINES),
        Asked(ask=phrases.words("together.not_there_ask"), lines=2),
        Asked(ask=phrases.words("together.review_ask"), lines=1),
        Asked(
            ask=phrases.words("together.read_back_ask"),
            choices=tuple(phrases.words(f"read_back.{code}") for code in READ_BACK),
        ),
    )


def _ticked(ask: str, choices: tuple[ChoiceState, ...], others: tuple[ChoiceState, ...] = ()) -> Asked:
    """A closed list of Begin; `others` say more of what is ticked above them."""
    return Asked(
        ask=ask, choices=tuple(one.words for one in choices), others=tuple(one.words for one in others)
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    """Pages of one instrument in one language."""

    instrument: Instrument
    project: Project
    phrases: Phrases
    words: Phrases
    language: str

    @property
    def replies(self) -> tuple[str, ...]:
        """Yes and no."""
        return (self.phrases.words("reply.yes"), self.phrases.words("reply.no"))

    def title(self, section: str) -> str:
        """What a section is called."""
        return self._words(f"section.{section}.title")

    def page(self, page: Page) -> PaperPage:
        """One page, its questions in the order they are asked."""
        return PaperPage(
            title=self._words(f"page.{page.id}.title"),
            opening=self._words(f"page.{page.id}.opening"),
            asked=tuple(self._asked(page)),
            notes=tuple(
                self._words(f"item.{item.id}.ask")
                for item in page.items
                if item.kind is Kind.NOTE and not item.folded
            ),
            alone=any(item.alone for item in page.items),
        )

    def _asked(self, page: Page) -> Iterator[Asked]:
        for item in items_on_paper(page.items):
            if not has_choices(self.project, item):
                continue
            ask = self._ask(page, item)
            if item.kind in (Kind.WORDS, Kind.PEOPLE):
                yield Asked(ask=ask, lines=LINES if item.kind is Kind.WORDS else 2)
            elif item.kind in (Kind.WHOLE, Kind.DATE):
                yield Asked(ask=ask, lines=1)
            elif item.kind is Kind.FLAG:
                yield Asked(ask=ask, choices=(self.phrases.words("flag.yes"),))
            else:
                yield Asked(ask=ask, choices=self._choices(item), others=self._others(item))

    def _choices(self, item: Item) -> tuple[str, ...]:
        """The boxes; those of a list, and more than can be counted, with the sign they are typed in with."""
        words = self._boxes(item)
        if item.kind is not Kind.MANY and len(words) <= COUNTED:
            return words
        signs = box_signs(len(words))
        return tuple(f"{sign}\N{NO-BREAK SPACE}{box}" for sign, box in zip(signs, words, strict=True))

    def _boxes(self, item: Item) -> tuple[str, ...]:
        if item.choices_from == "services":
            return tuple(service.name for service in self.project.services)
        if item.scale:
            return tuple(self._words(f"scale.{item.scale}.{word}") for word in SCALES[item.scale])
        return tuple(
            self._named(choice_words(self.instrument, item, code, self.language)) for code in item.choices
        )

    def _others(self, item: Item) -> tuple[str, ...]:
        if item.kind is not Kind.RATING:
            return ()
        return tuple(self._words(f"non_answer.{word}") for word in UNSAID.values())

    def _ask(self, page: Page, item: Item) -> str:
        """The question; the opening above has asked for the words already."""
        if item.facet is Facet.WORDS and self._words(f"page.{page.id}.opening"):
            return ""
        ask = self._words(f"item.{item.id}.ask")
        # The paper knows nobody, so it cannot know whether there was a talk before.
        return self.words.words("paper.if_before", ask=ask) if item.facet is Facet.VERDICT else ask

    def _words(self, key: str) -> str:
        return self._named(self.instrument.words(key, self.language))

    def _named(self, text: str) -> str:
        return fill(text, self.words.words("paper.looked_after"), self.instrument, self.language)
