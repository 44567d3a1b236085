"""What the person says yes to, by purpose, and what each yes opens.

Two moments (`practice.md` 11): `talk` at Begin, the other three at the end, when the words are
known.  Unfinished means no.  Who may say yes for somebody is decided here (`practice.md` 12).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from udset_desktop.interview.answers import Shown
from udset_desktop.project.model import Project


class Purpose(StrEnum):
    """What a permission is for."""

    TALK = "talk"  # all right to talk and write down
    FIGURES = "figures"  # answers, without the name, in the service's figures
    WORDS = "words"  # own words, without the name, after a human has read them
    CONTACT = "contact"  # may be asked again another time
    LINKING = "linking"  # visits joined under a key; asked only where the project has the switch on


class Reply(StrEnum):
    """What was said."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"


class GivenBy(StrEnum):
    """Who said it."""

    PERSON = "person"
    ATTORNEY = "attorney"  # welfare attorney
    GUARDIAN = "guardian"
    NOBODY = "nobody"  # nobody there may say yes: no words leave, no figures


class How(StrEnum):
    """How it was given."""

    SPOKEN = "spoken"
    SIGNED = "signed"  # in sign language
    SYMBOLS = "symbols"
    WRITTEN = "written"


_AT_THE_END = (Purpose.FIGURES, Purpose.WORDS, Purpose.CONTACT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Giving:
    """Who said yes or no in one of the two moments, and how."""

    given_by: GivenBy = GivenBy.PERSON
    papers_seen: bool = False
    how: How = How.SPOKEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Permissions:
    """All replies of one conversation."""

    talk: Reply = Reply.NOT_ASKED
    figures: Reply = Reply.NOT_ASKED
    words: Reply = Reply.NOT_ASKED
    contact: Reply = Reply.NOT_ASKED
    linking: Reply = Reply.NOT_ASKED
    given_by: GivenBy = GivenBy.PERSON
    papers_seen: bool = False  # for an attorney or guardian
    how: How = How.SPOKEN
    wording: str = ""  # version of the permission wording in the pack
    notice: str = ""  # how the privacy notice was given ("read_out", "left", "sent_before")
    shown: Mapping[Purpose, Shown] = field(default_factory=dict)
    """Which way round yes and no lay, for what was chosen on the person's own screen and nothing else."""
    at_begin: Giving | None = None
    """Who gave `talk` and how, where it is not what stands above for the end; None where it is the same."""

    @property
    def first_giving(self) -> Giving:
        """Who gave `talk`, and how."""
        return self.at_begin or Giving(given_by=self.given_by, papers_seen=self.papers_seen, how=self.how)

    def with_giving(self, now: Giving) -> Permissions:
        """Given so at the end; what was said at Begin stays said as it was.

        A yes that somebody else gave is not the new giver's, and where nobody may say it there is none:
        it is open again, and which way round it lay goes with it.
        """
        first = self.first_giving
        given = replace(
            self,
            given_by=now.given_by,
            papers_seen=now.papers_seen,
            how=now.how,
            at_begin=None if first == now else first,
        )
        stays = now.given_by is self.given_by and now.given_by is not GivenBy.NOBODY
        return given if stays else _reopened(given)

    def is_open_again(self, now: Permissions) -> bool:
        """Whether a yes of these is to be asked again in `now`."""
        return any(
            getattr(self, purpose.value) is Reply.YES and getattr(now, purpose.value) is Reply.NOT_ASKED
            for purpose in Purpose
        )

    def may(self, purpose: Purpose) -> bool:
        """Whether `purpose` is open: said yes, by somebody who may."""
        if self.given_by is GivenBy.NOBODY and purpose is not Purpose.TALK:
            return False
        reply: Reply = getattr(self, purpose.value)
        return reply is Reply.YES

    def with_reply(self, purpose: Purpose, reply: Reply, shown: Shown | None = None) -> Permissions:
        """The permissions with one reply changed; a change of mind is always possible.

        `shown` says which way round the words lay, where it was chosen on the person's own screen.
        """
        ways = {one: way for one, way in self.shown.items() if one is not purpose}
        if shown is not None and reply is not Reply.NOT_ASKED:
            ways[purpose] = shown
        given = replace(self, shown=ways)
        match purpose:
            case Purpose.TALK:
                return replace(given, talk=reply)
            case Purpose.FIGURES:
                return replace(given, figures=reply)
            case Purpose.WORDS:
                return replace(given, words=reply)
            case Purpose.CONTACT:
                return replace(given, contact=reply)
        return replace(given, linking=reply)


def _reopened(given: Permissions) -> Permissions:
    for purpose in Purpose:
        if purpose is not Purpose.TALK and getattr(given, purpose.value) is Reply.YES:
            given = given.with_reply(purpose, Reply.NOT_ASKED)
    return given


def purposes_of(project: Project | None, given: Permissions | None = None) -> tuple[Purpose, ...]:
    """What is asked at the end, in order; linking only where the project joins visits, or was asked before.

    `given` is what stands on file: the switch may have ended since, and what was said is still shown.
    """
    joins = project is not None and bool(project.switches.linking)
    asked = given is not None and given.linking is not Reply.NOT_ASKED
    return (*_AT_THE_END, *((Purpose.LINKING,) if joins or asked else ()))
