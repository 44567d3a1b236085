"""Bringing it together: what matters most, next small steps, when to look again.

Frozen values and closed lists; `interview.session` takes them in, `record` keeps them.
"""

from __future__ import annotations

from dataclasses import dataclass

WHO = ("person", "family", "community", "service")
INPUTS = (
    "information",
    "meeting_others",
    "one_off_session",
    "ongoing_service",
    "equipment",
    "community",
    "nothing_needed",
)
WANTED = (
    "information",
    "a_break",
    "company",
    "transport",
    "money_advice",
    "equipment",
    "practical_help",
    "someone_to_talk_to",
    "training",
)
"""What a step would have brought; the instruments' own list of what is wanted, code for code."""

WHY_NOT = (
    "nothing_here",
    "waiting_list",
    "not_entitled",
    "too_few_staff",
    "staff_change",
    "money_or_limits",
    "no_transport",
    "help_stops",
)
"""Why it is not there, for the list of what was wanted and not there; the last five are the barriers
that people name in the conversation."""

READ_BACK = ("yes", "partly", "no")
BETWEEN_US, OFF_SHEET = "between_us", "off_sheet"
MARKS = (BETWEEN_US, OFF_SHEET)
"""How a thing that matters or a step is kept back; `interview.kept_lines` says what each covers."""

MATTERS_AT_MOST = 3
ACTIONS_AT_MOST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One next small step: what, who does it, and whether it is there to be had.

    `matter` names the thing that matters it leads towards, from 1; 0 for none in particular.
    """

    what: str  # free text, words
    who: tuple[str, ...] = ()  # person, family, community, service
    who_named: str = ""  # free text
    by_when: str = ""  # free text or ISO date
    outcome: str = ""
    available: bool = True
    why_not: str = ""  # free text, when not available
    inputs: tuple[str, ...] = ()  # closed list of inputs agreed
    matter: int = 0
    wanted: tuple[str, ...] = ()  # closed list of what it would bring
    why: str = ""  # closed list, when not available
    marks: tuple[str, ...] = ()  # of MARKS, in that order


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Bringing it together: what matters, next small steps, when to look again."""

    matters: tuple[str, ...] = ()  # up to three, in the person's words
    marks: tuple[tuple[str, ...], ...] = ()  # of each thing that matters, in their order; () for none on any
    actions: tuple[Action, ...] = ()
    review_on: str = ""  # ISO date
    read_back: str = ""  # yes, partly, no, "" not done


def is_by_service_alone(together: Together, number: int) -> bool:
    """Whether nobody but the service has a part in a step, or in any other towards the same thing.

    `number` is the step's place, from 0.
    """
    step = together.actions[number]
    beside = [one for one in together.actions if step.matter and one.matter == step.matter] or [step]
    return step.who == ("service",) and all(set(one.who) <= {"service"} for one in beside)
