"""Begin: what is chosen before the first question, and whether it may be begun.

`BeginChoice` is what the window or the command line hands in; `begin_lists` gives the closed lists
in words; `check_begin` says what is missing.  Touches nothing and asks nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from udset_desktop.foundation.ids import PersonId
from udset_desktop.foundation.problems import Finding, Severity
from udset_desktop.interview.answers import SUPPORTS, SaidBy, Shown
from udset_desktop.interview.entry import refusal
from udset_desktop.interview.header import (
    AIDS,
    ALLOCATIONS,
    KNOWN,
    MODES,
    NOTICES,
    OTHERS,
    RESPONDENTS,
    SPEAKERS,
    Header,
)
from udset_desktop.interview.header_checks import check_header
from udset_desktop.interview.permission import GivenBy, How, Permissions, Purpose, Reply
from udset_desktop.interview.person import NAME_AT_MOST
from udset_desktop.interview.phrases import Phrases, load_phrases
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.project.model import AGE_BANDS, INTERVIEWER_TYPES, Project


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
    supports: tuple[SaidBy, ...] = ()  # with what support the person answers, where it was said
    shown: Shown | None = None  # chosen on the person's own screen: which way round yes and no lay


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginLists:
    """The closed lists and sentences of Begin, in words.

    `words` holds the sentences around them: every key of `[begin]` in the wording, and `notice.ask`,
    `notice.text`, `talk.ask`, `talk.more`, `papers_ask`.
    """

    instruments: tuple[ChoiceState, ...]
    groups: tuple[ChoiceState, ...]
    age_bands: tuple[ChoiceState, ...]
    services: tuple[ChoiceState, ...]  # the first, code "", is "all the help"
    places: tuple[ChoiceState, ...]  # () where the project's place is none or the service itself
    respondents: tuple[ChoiceState, ...]
    supports: tuple[ChoiceState, ...]
    speakers: tuple[ChoiceState, ...]
    perspectives: tuple[ChoiceState, ...]
    aids: tuple[ChoiceState, ...]
    modes: tuple[ChoiceState, ...]
    others: tuple[ChoiceState, ...]
    interviewer_types: tuple[ChoiceState, ...]
    known: tuple[ChoiceState, ...]
    allocations: tuple[ChoiceState, ...]
    notices: tuple[ChoiceState, ...]
    givers: tuple[ChoiceState, ...]
    hows: tuple[ChoiceState, ...]
    outcomes: Mapping[str, tuple[ChoiceState, ...]] = field(default_factory=dict)  # pages, by instrument
    words: Mapping[str, str] = field(default_factory=dict)
    languages: tuple[ChoiceState, ...] = ()  # the talk can be held in, by code; nothing is asked of one
    read_out: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # `read_out`, by language


def _talks(titles: Mapping[str, str]) -> tuple[ChoiceState, ...]:
    only = len(titles) == 1  # the one there is needs no choosing
    return tuple(ChoiceState(code=key, words=words, chosen=only) for key, words in titles.items())


def with_talk_chosen(lists: BeginLists, key: str) -> BeginLists:
    """The same with the conversation of this `id/version` chosen; as they were where it is none of them."""
    if key not in {one.code for one in lists.instruments}:
        return lists
    chosen = tuple(replace(one, chosen=one.code == key) for one in lists.instruments)
    return replace(lists, instruments=chosen)


def begin_lists(
    project: Project, titles: Mapping[str, str], *, name: str = "", language: str = "en"
) -> BeginLists:
    """Every closed list of Begin in words, as this project uses them.

    `titles` are the words of the project's conversations by `id/version`; `name` is the person's,
    once it is known.
    """
    phrases = load_phrases(project.wording, language)
    who = name or phrases.words("begin.the_person")

    def listed(table: str, codes: Iterable[str]) -> tuple[ChoiceState, ...]:
        return tuple(
            ChoiceState(code=choice.code, words=choice.words[:1].upper() + choice.words[1:])
            for choice in phrases.choices(table, codes, name=who)
        )

    ages = (*listed("age", AGE_BANDS), ChoiceState(code="", words=phrases.words("age.none")))
    every_help = ChoiceState(code="", words=phrases.words("begin.all_help"))
    return BeginLists(
        instruments=_talks(titles),
        groups=listed("group", project.groups),
        age_bands=ages,
        services=(every_help, *(ChoiceState(code=one.code, words=one.name) for one in project.services)),
        places=_places(project),
        respondents=listed("respondent", RESPONDENTS),
        supports=listed("support", SUPPORTS),
        speakers=listed("speaker", SPEAKERS),
        perspectives=listed("perspective", ("what_they_would_say", "what_i_think")),
        aids=listed("aid", AIDS),
        modes=listed("mode", MODES),
        others=listed("other", OTHERS),
        interviewer_types=listed("interviewer", INTERVIEWER_TYPES),
        known=listed("known", KNOWN),
        allocations=listed("allocation", ALLOCATIONS),
        notices=listed("notice", NOTICES),
        givers=listed("giver", GivenBy),
        hows=listed("how", How),
        words=_sentences(phrases, project, who),
    )


def read_out(project: Project, language: str) -> Mapping[str, str]:
    """What the person hears before the first question, in the language of the talk.

    Keys as in `BeginLists.words`: `notice.text`, `talk.ask`, `talk.more`, `seen`, `unseen`.
    """
    return _read_out(load_phrases(project.wording, language), project)


def permissions_at_begin(choice: BeginChoice, project: Project) -> Permissions:
    """The first moment: notice, and all right to talk and write down; nothing else is asked yet."""
    given = Permissions(
        given_by=choice.given_by or GivenBy.PERSON,
        papers_seen=choice.papers_seen,
        how=choice.how,
        wording=project.wording,
        notice=choice.notice,
    )
    return given.with_reply(Purpose.TALK, choice.talk, choice.shown)


def check_begin(choice: BeginChoice, project: Project, *, today_on: date) -> tuple[Finding, ...]:
    """What stands in the way of beginning, and what is worth saying; never raises for bad input."""
    found: list[Finding] = []
    if choice.person is None and not choice.name.strip():
        found.append(refusal("interview.nobody_chosen", "person"))
    if len(choice.name) > NAME_AT_MOST:
        found.append(refusal("interview.name_too_long", "person", at_most=NAME_AT_MOST))
    if not choice.instrument:
        found.append(refusal("interview.which_conversation", "instrument"))
    elif not project.uses(choice.instrument):
        found.append(refusal("interview.not_of_project", "instrument", instrument=choice.instrument))
    if choice.carer_under_18:
        found.append(refusal("interview.young_carer", "person"))
    found += check_header(choice.header, project, today_on=today_on)
    found += check_supports(choice.supports, choice.header.respondent)
    if choice.header.respondent == "somebody_speaking":
        if not choice.header.aids:
            found.append(refusal("interview.aids_first", "aids"))
        if choice.header.perspective is None:
            found.append(refusal("interview.whose_view_first", "perspective"))
    return (*found, *_check_first_moment(choice))


def check_supports(supports: tuple[SaidBy, ...], respondent: str) -> tuple[Finding, ...]:
    """Whether a person who answers so can answer with these kinds of support; the same for answers files."""
    kinds = set(supports)
    good = kinds <= set(SUPPORTS) and len(kinds) == len(supports) and respondent == "with_support"
    return () if good or not supports else (refusal("interview.no_such_choice", "supports"),)


def _check_first_moment(choice: BeginChoice) -> tuple[Finding, ...]:
    found: list[Finding] = []
    if choice.notice not in NOTICES:
        found.append(refusal("interview.notice_first", "notice"))
    if choice.talk is not Reply.YES:
        found.append(refusal("interview.no_talk", "talk"))
    if choice.header.respondent == "somebody_speaking" and choice.given_by is None:
        found.append(refusal("interview.who_permits", "given_by"))
    if choice.given_by in (GivenBy.ATTORNEY, GivenBy.GUARDIAN) and not choice.papers_seen:
        found.append(Finding(code="interview.papers_not_seen", where="given_by", severity=Severity.NOTE))
    return tuple(found)


def _places(project: Project) -> tuple[ChoiceState, ...]:
    if project.place_field != "locality":
        return ()
    return tuple(ChoiceState(code=one.code, words=one.name) for one in project.localities)


def _sentences(phrases: Phrases, project: Project, who: str) -> Mapping[str, str]:
    words = {
        key.removeprefix("begin."): phrases.words(key, name=who)
        for key in phrases.texts
        if key.startswith("begin.")
    }
    words["notice.ask"] = phrases.words("notice.ask")
    words["papers_ask"] = phrases.words("permission.papers_ask")
    return {**words, **_read_out(phrases, project)}


def _read_out(phrases: Phrases, project: Project) -> Mapping[str, str]:
    return {
        "notice.text": phrases.words("notice.text"),
        "talk.ask": phrases.words(f"permission.talk.{project.lawful_basis}"),
        "talk.more": phrases.words("permission.talk.more"),
        **{key: phrases.words(f"begin.{key}") for key in ("seen", "unseen")},
    }
