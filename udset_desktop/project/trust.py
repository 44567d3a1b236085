"""Which laptops a project believes: cards the root key has signed, and revocations.

Every entry is a signed statement of its own, kept in the desk vault and in the pool and verified
at each use, so two coordinators never differ.  The order of entries never matters: a revocation
wins over an acceptance, and of two revocations the lower last number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from udset_desktop.foundation.ids import LaptopId, ProjectId


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedLaptop:
    """A laptop whose card the coordinator took after hearing its six words."""

    laptop: LaptopId
    recipient: str  # age
    public: str  # minisign
    organisation: str = ""
    replaces: str = ""  # the laptop it stands in for, if it does


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokedLaptop:
    """A laptop no longer believed after its bundle `last_number`; 0 believes none."""

    laptop: LaptopId
    last_number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """The trust list of one project, every entry verified with its root key."""

    project: ProjectId
    root_public: str
    accepted: tuple[AcceptedLaptop, ...] = ()
    revoked: tuple[RevokedLaptop, ...] = ()

    def laptop(self, laptop: str) -> AcceptedLaptop | None:
        """The accepted laptop of this id, revoked or not."""
        return next((known for known in self.accepted if known.laptop == laptop), None)

    def last_number(self, laptop: str) -> int | None:
        """The last bundle number still accepted of a revoked laptop; None where it is not revoked."""
        return min((entry.last_number for entry in self.revoked if entry.laptop == laptop), default=None)

    def may_speak_for(self, laptop: str, owner: str) -> bool:
        """Whether `laptop` put the record on file itself, or stands in for the laptop that did."""
        seen: set[str] = set()
        while laptop and laptop not in seen:
            if laptop == owner:
                return True
            seen.add(laptop)
            known = self.laptop(laptop)
            laptop = known.replaces if known else ""
        return False


def trust_of(entries: Iterable[str], *, project: ProjectId, root_public: str) -> Trust:
    """The trust list that signed entries make; raises `BundleRefused` for one that is not the root's."""
    raise NotImplementedError
