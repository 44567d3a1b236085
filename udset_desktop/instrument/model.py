"""What an instrument is: what is asked, of whom, in which words, and what of it may travel.

Frozen values, read from TOML by `instrument.reader`.  Nothing here knows an answer, a person or a
file.  A scale is an ordered list of words; there is no number behind a word anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from udset_desktop.foundation.languages import BASE_LANGUAGE, PSEUDO_LANGUAGE, pseudo


class Kind(StrEnum):
    """What sort of answer an item takes; a closed vocabulary."""

    ONE = "one"  # one of the item's choices
    MANY = "many"  # some of the item's choices
    RATING = "rating"  # one word of the item's scale, or of its short scale
    WHOLE = "whole"  # a whole number
    DATE = "date"
    WORDS = "words"  # free text, in the person's own words
    PEOPLE = "people"  # who: free text, one a line
    FLAG = "flag"  # said or not said
    NOTE = "note"  # shown, never answered


class Privacy(StrEnum):
    """How far an answer may go; every item must say which, so nothing travels by accident."""

    HIDDEN = "hidden"  # stays in the vault, never printed
    KEEP = "keep"  # stays in the vault, may stand on a sheet
    REVIEWED = "reviewed"  # words: leaves only with permission and after a human has read it
    SHARE = "share"  # leaves as a code


class Facet(StrEnum):
    """Which side of a page's matter an item holds; `own` where it is none of these.

    A page without an outcome has facets too: `say_in_plan.rating` is a rating.
    """

    WORDS = "words"
    RATING = "rating"
    ALL_RIGHT = "all_right"  # "Is that all right with you?" after a change rating
    HELPS = "helps"  # closed list: what helps
    HINDERS = "hinders"  # closed list: what gets in the way
    WANTED = "wanted"  # closed list: what would help
    TAGS = "tags"  # free tags beside the closed lists, one a line
    WITH_WHOM = "with_whom"  # closed sub-tags ("with whom"), where the outcome has them
    ROLE = "role"  # what the service did
    ROLE_SERVICE = "role_service"  # which service the role is about
    ROLE_BY = "role_by"  # who made that link
    MATTERS = "matters"  # matters now, not now
    VERDICT = "verdict"  # the person's own verdict since last time
    VERDICT_WHY = "verdict_why"  # its reason, from a closed list
    ASKING_CHANGED = "asking_changed"  # what changed in the asking
    EPIC = "epic"  # which of the six Equal Partners in Care principles a carer's answer is about
    OWN = "own"


_MARKS = frozenset({Facet.ROLE_BY, Facet.EPIC, Facet.ASKING_CHANGED})
_WHY_NOW = frozenset({"review_kind", "plan_kind"})  # "Why are we talking now?": the kind of review


ABOUT_WORK = ("conversation", "practice")
"""What a worker writes of their own work: about one finished conversation, or about using the tool at all.
Everything else an instrument can be about is a person, and a conversation is held with them."""

REFLECTION, SUMMARY, EXPERIENCE = "reflection", "summary", "experience"
"""Purposes of what a worker writes: a look back, the outcomes read back, what the tool is like to use."""

PLAN = "plan"
"""The purpose of an instrument that plans ahead: a baseline, counted in no measure of reviews."""

NON_ANSWERS = (
    "not_asked",
    "doesnt_apply",
    "dont_know",
    "rather_not_say",
    "question_didnt_work",
    "stopped_here",
    "taken_back",
)
"""Why there is no answer; `taken_back` is never said of a question, only of an answer that was given."""

SCALES: Mapping[str, tuple[str, ...]] = {
    "fit-4": ("yes", "mostly", "not_really", "no"),
    "fit-3": ("yes", "in_between", "no"),
    "change-4": ("better", "a_bit_better", "same", "worse"),
}
"""Ordered words; the order is what a scale is, and no word has a number."""

SHORT_SCALES: Mapping[str, str] = {"fit-4": "fit-3"}
"""The scale with fewer words that may stand in, when four are too many for the person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """When an item is asked; looks at earlier items only, or at a circumstance (`@earlier`).

    `test` is one of is, is_not, among, at_least, at_most, answered, all, any, not; the last three hold `parts`.
    """

    test: str
    item: str = ""
    values: tuple[str | int, ...] = ()
    parts: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question, or one thing noted about an outcome."""

    id: str
    kind: Kind
    privacy: Privacy
    section: str
    facet: Facet = Facet.OWN
    outcome: str = ""  # id in the instrument's framework; "" for none
    scale: str = ""
    choices: tuple[str, ...] = ()
    choices_from: str = ""  # "services" when the choices are the project's, not the instrument's
    exclusive: tuple[str, ...] = ()  # choices of a `many` that rule the others out
    asked_if: Condition | None = None
    alone: bool = False  # asked only when nobody else is in the room
    folded: bool = False  # drawn only when opened or filled
    at_most: int | None = None  # longest list for `many` and `people`, highest number for `whole`

    def __hash__(self) -> int:
        """By its id: equal items have equal ids, and layouts are looked up by many items at once."""
        return hash(self.id)

    @property
    def scales(self) -> tuple[str, ...]:
        """The scales an answer may be given on, the usual one first."""
        if not self.scale:
            return ()
        short = SHORT_SCALES.get(self.scale)
        return (self.scale, short) if short else (self.scale,)

    @property
    def is_noted(self) -> bool:
        """Whether nobody who is talked with said it: how somebody else sees it, or a mark of the interviewer's own."""
        is_view = self.kind is Kind.WORDS and self.privacy is Privacy.KEEP and self.facet is Facet.OWN
        return is_view or self.facet in _MARKS or self.id.rpartition(".")[2] in _WHY_NOW

    @property
    def may_travel(self) -> bool:
        """Whether its code leaves in a record (words leave by another road)."""
        return self.privacy is Privacy.SHARE


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the window shows at once: one outcome with all its facets, or a few items together."""

    id: str  # the outcome's short name in ids ("safe"), or the item group's
    section: str
    outcome: str = ""
    items: tuple[Item, ...]

    def item(self, facet: Facet) -> Item | None:
        """The page's item of one facet, if it has one."""
        return next((item for item in self.items if item.facet is facet), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One of the parts of a conversation, in the field's order."""

    id: str
    pages: tuple[Page, ...]


@dataclass(frozen=True, kw_only=True)
class Instrument:
    """A questionnaire definition at one version.  A released version never changes again."""

    id: str
    version: str
    framework_id: str  # "" where a worker writes of their own work
    framework_version: str
    about: str  # "user", "carer": whose outcomes these are; or one of ABOUT_WORK
    purpose: str  # "review", "plan", …
    sections: tuple[Section, ...]
    languages: tuple[str, ...]
    digest: str  # SHA-256 over instrument.toml and the base language's text
    texts: Mapping[str, Mapping[str, str]] = field(repr=False, default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(repr=False, default_factory=dict)

    @property
    def key(self) -> str:
        """Id and version as projects and packs name them: `user-review/1.0.0`."""
        return f"{self.id}/{self.version}"

    @property
    def is_held(self) -> bool:
        """Whether a conversation is held with it, with a person; else a worker writes it alone."""
        return self.about not in ABOUT_WORK

    def items(self) -> Iterator[Item]:
        """Every item, in the order asked; this order is also the order of the travelling codes."""
        for page in self.pages():
            yield from page.items

    def pages(self) -> Iterator[Page]:
        """Every page in order."""
        for section in self.sections:
            yield from section.pages

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """Items by id."""
        return {item.id: item for item in self.items()}

    @cached_property
    def page_of(self) -> Mapping[str, Page]:
        """The page each item stands on, by item id."""
        return {item.id: page for page in self.pages() for item in page.items}

    @cached_property
    def coded(self) -> tuple[Item, ...]:
        """The items whose answers leave as a code; a choice among the project's lists leaves as a link."""
        return tuple(item for item in self.items() if item.may_travel and not item.choices_from)

    @cached_property
    def linked(self) -> frozenset[str]:
        """The items that say which of the project's services a role is about; these leave as links."""
        return frozenset(
            item.id
            for item in self.items()
            if item.may_travel and item.facet is Facet.ROLE_SERVICE and item.choices_from
        )

    def words(self, key: str, language: str = "en") -> str:
        """The words under `key` in `language`, in English where missing; "" where there are none.

        Keys: `instrument.title|opening|no_name|adults_only|sheet_note` (sheet_note: printed under the title of
        its sheets), `section.<id>.title`, `page.<id>.title|opening|why|prompts` (prompts: one a line), `item.<id>.ask|help`, `item.<id>.choice.<choice>`,
        `item.<id>.sentence.<choice>` (an answer as a sentence for the person's sheet),
        `item.<id>.non_answer.<word>` (where an item says a non-answer in words of its own),
        `scale.<scale>.<word>`, `non_answer.<word>`, `choice.<list>.<choice>` for every list of
        `lists` (`inputs` among them).  What a block says once stands under each of its items.
        A text may hold the slot `{name}`, the person looked after: `instrument.texts.fill`.
        """
        if language == PSEUDO_LANGUAGE:
            return pseudo(self.words(key))
        return self.texts.get(language, {}).get(key) or self.texts.get(BASE_LANGUAGE, {}).get(key, "")
