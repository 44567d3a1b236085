"""What the window draws of a conversation: plain words and marks, nothing to be worked out.

Made by `interview.session.screen_of`, drawn by the desktop's views and by nobody else.  Every word
a value holds is already in the conversation's language; codes stand beside words, because codes are
what a view hands back.  Holds no rule and asks for no file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from udset_desktop.foundation.problems import Finding
from udset_desktop.instrument.model import Facet, Kind
from udset_desktop.interview.answers import Answer, Perspective, SaidBy
from udset_desktop.interview.guidance import Guidance
from udset_desktop.interview.permission import GivenBy, How, Purpose, Reply
from udset_desktop.interview.together import Together


class Stage(StrEnum):
    """Where a conversation stands, in this order; going back is always possible."""

    PAGES = "pages"
    TOGETHER = "together"
    PERMISSIONS = "permissions"
    SHEET = "sheet"


class Touch(StrEnum):
    """What a page's mark says: nothing yet, something, or its question answered."""

    UNTOUCHED = "untouched"  # a dot
    BEGUN = "begun"  # something is noted, its check question is not
    TOUCHED = "touched"  # the check question is answered, or declined in so many words


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceState:
    """One thing that can be chosen: its code, its words, and whether it is chosen."""

    code: str
    words: str
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleState:
    """A scale's words in their order; the order is all there is to them."""

    scale: str
    choices: tuple[ChoiceState, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemState:
    """One item of the page.

    `open` says whether it is drawn now; a folded item opens by itself when something is in it.
    `typed` is half-typed text that is not an answer yet, "" for none; it stands before `answer`.
    """

    id: str
    kind: Kind
    facet: Facet
    ask: str
    help: str = ""
    choices: tuple[ChoiceState, ...] = ()
    exclusive: tuple[str, ...] = ()  # codes that rule the others out
    scales: tuple[ScaleState, ...] = ()  # the usual one first, then the one with fewer words
    scale: str = ""  # the one to draw: that of the answer, else the usual one
    non_answers: tuple[ChoiceState, ...] = ()
    answer: Answer | None = None
    shown: str = ""  # the answer in words, for reading back
    typed: str = ""
    open: bool = True
    at_most: int | None = None
    findings: tuple[Finding, ...] = ()
    said_by: tuple[SaidBy, ...] = ()  # of this answer, else what it would be
    said_by_words: str = ""
    perspective: Perspective | None = None
    between_us: bool = False
    off_sheet: bool = False
    last_time: str = ""  # what was said last time, in words; "" where there is nothing to show
    last_time_ask: str = ""  # the question it was said to, as it was put then


@dataclass(frozen=True, slots=True, kw_only=True)
class PageState:
    """The page in front."""

    id: str
    section: str
    title: str
    opening: str  # starts the talk
    check: str  # the yes/no question read out before the words are chosen; "" where there is none
    why: str
    prompts: tuple[str, ...]
    items: tuple[ItemState, ...]
    outcome: str = ""
    last_time_on: str = ""  # ISO date of the earlier conversation that `last_time` is from
    last_time_called: str = ""  # what the page was called then, where that was something else
    last_time_changed: bool = False  # what the page asks about was something else then
    last_time_folded: bool = True  # and kept so while somebody else is in the room
    guidance: Guidance = field(default_factory=Guidance)

    def item(self, facet: Facet) -> ItemState | None:
        """The page's item of one facet, if it is there to be asked."""
        return next((item for item in self.items if item.facet is facet), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMark:
    """One line of the list at the side."""

    id: str
    title: str
    touch: Touch
    current: bool = False
    alone: bool = False  # waits until nobody else is in the room; cannot be gone to now
    aside: bool = False  # outside the short visit; can be gone to all the same


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionMark:
    """One section with its pages."""

    id: str
    number: int
    title: str
    pages: tuple[PageMark, ...]
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidByState:
    """Who the answers come from unless something else is said, set once."""

    voices: tuple[tuple[ChoiceState, ...], ...]  # for `voices.marked`, whoever speaks once for each view
    words: str
    said_by: tuple[SaidBy, ...]
    perspective: Perspective | None = None
    aids: tuple[ChoiceState, ...] = ()  # tried before somebody spoke; () unless that began in the talk
    aids_ask: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewOffer:
    """A day to look again, offered in words: "in three months"."""

    on: str  # ISO date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TogetherState:
    """Bringing it together; the sentences and closed lists around the values."""

    title: str
    lead: str
    values: Together
    matters_ask: str
    steps_ask: str
    not_there_ask: str
    review_ask: str
    read_back_ask: str
    who: tuple[ChoiceState, ...]
    inputs: tuple[ChoiceState, ...]
    outcomes: tuple[ChoiceState, ...]  # pages with an outcome; chosen: said to matter now
    read_back: tuple[ChoiceState, ...]
    matters_at_most: int
    actions_at_most: int
    findings: tuple[Finding, ...] = ()
    typed: Together | None = None  # as far as it is written; stands before `values`
    paper: tuple[ChoiceState, ...] = ()  # pages something was said on; chosen: stands on the sheet
    wanted: tuple[ChoiceState, ...] = ()  # what a step would bring
    whys: tuple[ChoiceState, ...] = ()  # why it is not there
    named: tuple[ChoiceState, ...] = ()  # wanted on some page, and in no step yet
    supports: tuple[str, ...] = ()  # the project's list of community supports
    reviews: tuple[ReviewOffer, ...] = ()
    aloud: tuple[str, ...] = ()  # what is read back, line by line
    guidance: Guidance = field(default_factory=Guidance)


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionState:
    """One question of the second moment."""

    purpose: Purpose
    sentence: str
    more: str  # what a yes means, said if asked
    reply: Reply
    replies: tuple[ChoiceState, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionsState:
    """Permission at the end, when the words are known; whatever stays open means no."""

    title: str
    lead: str
    rows: tuple[PermissionState, ...]
    given_by: GivenBy
    givers: tuple[ChoiceState, ...]
    papers_ask: str  # "" unless an attorney or guardian says yes
    papers_seen: bool
    how: How
    hows: tuple[ChoiceState, ...]
    closed_why: str  # why nobody may say yes here, in words; "" where somebody may
    unfinished: str  # "Not asked means no."
    findings: tuple[Finding, ...] = ()
    guidance: Guidance = field(default_factory=Guidance)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenState:
    """Everything the conversation's view draws."""

    interview: str
    name: str
    title: str  # what kind of conversation it is
    language: str
    stage: Stage
    sections: tuple[SectionMark, ...]
    page: PageState | None  # None outside `Stage.PAGES`
    together: TogetherState | None
    permissions: PermissionsState | None
    back: str  # the title Back leads to; "" where there is none
    next: str
    said_by: SaidByState
    others_present: bool
    room: tuple[ChoiceState, ...] = ()  # who else may be there; chosen: is there now
    held_on: str = ""  # ISO date, the day of the conversation
    held_with: str = ""  # who holds it with whoever began it, in words; "" for nobody
    cue: str  # "Still all right to go on?"
    short_visit: bool
    correcting: str  # the reason, when a finished conversation is open again
    stopped: str  # in words, when the person ended it early
    findings: tuple[Finding, ...] = ()  # what stands in the way of finishing
