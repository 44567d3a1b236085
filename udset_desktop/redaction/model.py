"""What is found in a text, what a record knows of names, and what was decided: frozen values.

Called by every module of `redaction` and by whoever shows findings.  Knows no person, record or
questionnaire; never decides whether a text may leave.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a place in a text may give away."""

    PERSON = "person"
    PLACE = "place"
    ADDRESS = "address"
    ORGANISATION = "organisation"
    EMAIL = "email"
    LINK = "link"  # a web address or the name somebody goes by on a screen
    PHONE = "phone"
    POSTCODE = "postcode"
    CHI = "chi"
    NHS = "nhs"
    NATIONAL_INSURANCE = "national_insurance"
    REFERENCE = "reference"  # of a case, a hospital, a passport
    BANK = "bank"
    VEHICLE = "vehicle"
    DATE = "date"
    AGE = "age"
    RARE_EVENT = "rare_event"  # would a neighbour know who this is?


class Certainty(StrEnum):
    """How sure the rule is; each is a help for the human who reads, and none a proof."""

    LOOKS_LIKE = "looks_like"  # its shape or the record's own list says so
    LIKELY = "likely"
    MAY_BE = "may_be"
    ASK = "ask"  # nothing to see by a rule: only somebody from there can say


BLOCKED = frozenset({Kind.CHI, Kind.NHS, Kind.NATIONAL_INSURANCE, Kind.BANK, Kind.EMAIL})
"""What never leaves, whatever reason is given: nobody tells these for the sake of what they mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFinding:
    """One likely identifier: `text[start:end]`, counted in Unicode code points.

    `stands_for` is the record's own name that it is a form of, "" for what no list of the record knows.
    """

    start: int
    end: int
    kind: Kind
    certainty: Certainty
    stands_for: str = ""


Judged = tuple[Kind, Certainty]
"""What a rule says of a word or a number."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that the record knows: of somebody, or of a place, a street, a service.

    What is `whole` is found as it stands and only so: "the big loon", and of that neither "big" nor "loon".
    """

    name: str
    kind: Kind = Kind.PERSON
    whole: bool = False


KEEP_REASONS = ("plain_word", "tells_nobody_apart", "they_want_it_told")
"""Why something found may stay: it is no name, it is true of many, or the person wants it told."""


class How(StrEnum):
    """What was decided about a finding."""

    ACCEPTED = "accepted"  # its substitute stands there
    KEPT = "kept"  # it stays, with a reason
    REPLACED = "replaced"  # the reader's own words stand there


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a human decided about one finding."""

    how: How
    reason: str = ""  # one of KEEP_REASONS, when kept
    words: str = ""  # when replaced; "" takes it out


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """One line of the log that stays at home."""

    text_id: str
    start: int
    end: int
    kind: Kind
    how: How
    was: str
    became: str
    reason: str = ""
