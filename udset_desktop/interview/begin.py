"""Begin: what is chosen before the first question, and whether it may be begun.

`BeginChoice` is what the window or the command line hands in; `begin_lists` gives the closed lists
in words; `check_begin` says what is missing.  Touches nothing and asks nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from udset_desktop.foundation.ids import PersonId
from udset_desktop.foundation.problems import Finding
from udset_desktop.interview.header import Header
from udset_desktop.interview.permission import GivenBy, How, Reply
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.project.model import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginChoice:
    """What was chosen at Begin.  Either `person` is known or `name` says who is new."""

    instrument: str  # "user-review/1.0.0"
    header: Header
    person: PersonId | None = None
    name: str = ""
    talk: Reply = Reply.NOT_ASKED
    notice: str = ""
    given_by: GivenBy | None = None  # None: nobody has said yet; the person where the person answers
    papers_seen: bool = False
    how: How = How.SPOKEN
    carer_under_18: bool = False  # under 18, or 18 and at school
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginLists:
    """The closed lists and sentences of Begin, in words.

    `words` holds the sentences around them by key: `notice`, `talk`, `who`, `which`, `aids`,
    `young_carer`, `papers`, …; see `resources/wording`.
    """

    instruments: tuple[ChoiceState, ...]
    groups: tuple[ChoiceState, ...]
    age_bands: tuple[ChoiceState, ...]
    services: tuple[ChoiceState, ...]  # the first, code "", is "all the help"
    places: tuple[ChoiceState, ...]
    respondents: tuple[ChoiceState, ...]
    speakers: tuple[ChoiceState, ...]
    perspectives: tuple[ChoiceState, ...]
    aids: tuple[ChoiceState, ...]
    modes: tuple[ChoiceState, ...]
    others: tuple[ChoiceState, ...]
    occasions: tuple[ChoiceState, ...]
    interviewer_types: tuple[ChoiceState, ...]
    known: tuple[ChoiceState, ...]
    allocations: tuple[ChoiceState, ...]
    notices: tuple[ChoiceState, ...]
    givers: tuple[ChoiceState, ...]
    hows: tuple[ChoiceState, ...]
    words: dict[str, str] = field(default_factory=dict)


def begin_lists(project: Project, language: str = "en") -> BeginLists:
    """Every closed list of Begin in words, as this project uses them."""
    raise NotImplementedError


def check_begin(choice: BeginChoice, project: Project, *, today_on: str) -> tuple[Finding, ...]:
    """What stands in the way of beginning, and what is worth saying; never raises for bad input."""
    raise NotImplementedError
