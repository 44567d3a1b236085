"""Which laptops a project believes: cards the root key has signed, and revocations.

Every entry is a signed statement of its own, kept in the desk vault and in the pool and verified
at each use, so two coordinators never differ.  The order of entries never matters: a revocation
wins over an acceptance, of two revocations the lower last number, and of two acceptances that
differ in nothing else the one that says whom the laptop stands in for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import cast

import msgspec

from udset_desktop.foundation.ids import LaptopId, ProjectId
from udset_desktop.foundation.problems import BundleRefused, Finding
from udset_desktop.project.canonical import parse_canonical, render_canonical
from udset_desktop.sealing.keys import SigningKey, require_signed, sign


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

    def require_laptop(self, laptop: str) -> AcceptedLaptop:
        """The accepted laptop of this id; raises `BundleRefused` for an unknown one."""
        known = self.laptop(laptop)
        if known is None:
            raise BundleRefused(Finding(code="project.laptop_unknown"))
        return known

    def last_number(self, laptop: str) -> int | None:
        """The last bundle number still accepted of a revoked laptop; None where it is not revoked."""
        return min((entry.last_number for entry in self.revoked if entry.laptop == laptop), default=None)

    def replaced_by(self, laptop: str) -> str:
        """The laptop that stands in for this one by now, the last of those that replaced one another; "" for none.

        Where several replaced one, the last by its id.
        """
        heir, seen = "", {laptop}
        while following := [one.laptop for one in self.accepted if one.replaces == (heir or laptop)]:
            if following[-1] in seen:
                break
            heir = following[-1]
            seen.add(heir)
        return heir

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


class _Accepted(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="says", tag="accepted"):
    laptop: str
    organisation: str
    project: str
    public: str
    recipient: str
    replaces: str


class _Revoked(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="says", tag="revoked"):
    laptop: str
    last_number: int
    project: str


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    signature: str
    statement: str


_STATEMENT = cast("type[_Accepted | _Revoked]", _Accepted | _Revoked)


def sign_acceptance(known: AcceptedLaptop, *, project: ProjectId, root: SigningKey) -> str:
    """An entry that says: this laptop is believed."""
    statement = _Accepted(
        laptop=known.laptop,
        organisation=known.organisation,
        project=project,
        public=known.public,
        recipient=known.recipient,
        replaces=known.replaces,
    )
    return _signed(statement, project, root)


def sign_revocation(revoked: RevokedLaptop, *, project: ProjectId, root: SigningKey) -> str:
    """An entry that says: this laptop is believed no longer, after its bundle `last_number`."""
    statement = _Revoked(laptop=revoked.laptop, last_number=revoked.last_number, project=project)
    return _signed(statement, project, root)


def trust_of(entries: Iterable[str], *, project: ProjectId, root_public: str) -> Trust:
    """The trust list that signed entries make; raises `BundleRefused` for one that is not the root's."""
    accepted: dict[str, AcceptedLaptop] = {}
    revoked: set[RevokedLaptop] = set()
    for text in entries:
        statement = _statement_of(text, root_public)
        if statement.project != project:
            raise BundleRefused(Finding(code="project.other_project"))
        laptop = LaptopId(statement.laptop)
        if isinstance(statement, _Revoked):
            revoked.add(RevokedLaptop(laptop=laptop, last_number=statement.last_number))
            continue
        known = AcceptedLaptop(
            laptop=laptop,
            recipient=statement.recipient,
            public=statement.public,
            organisation=statement.organisation,
            replaces=statement.replaces,
        )
        accepted[laptop] = _told_together(accepted.get(laptop, known), known)
    return Trust(
        project=project,
        root_public=root_public,
        accepted=tuple(accepted[laptop] for laptop in sorted(accepted)),
        revoked=tuple(sorted(revoked, key=lambda entry: (entry.laptop, entry.last_number))),
    )


def _told_together(one: AcceptedLaptop, other: AcceptedLaptop) -> AcceptedLaptop:
    """What two acceptances of one laptop say: whom it stands in for may have been said later than the rest."""
    full = one if one.replaces else other
    if any(replace(told, replaces=told.replaces or full.replaces) != full for told in (one, other)):
        # One id, two keys: neither may be believed by chance of order.
        raise BundleRefused(Finding(code="project.laptop_twice", context={"laptop": one.laptop}))
    return full


def without_overtaken(entries: Iterable[str], *, root_public: str) -> tuple[str, ...]:
    """The entries but for an acceptance that another one, which says whom the laptop stands in for, took the place of.

    A program from before whom it stands in for could be said later refuses a pack that has both.
    """
    told = [(text, _statement_of(text, root_public)) for text in entries]
    full = {one.laptop for _, one in told if isinstance(one, _Accepted) and one.replaces}
    return tuple(
        text for text, one in told if isinstance(one, _Revoked) or one.replaces or one.laptop not in full
    )


def revocations_in(entries: Iterable[str], *, root_public: str) -> tuple[str, ...]:
    """Those of the entries that say that a laptop is believed no longer."""
    return tuple(text for text in entries if isinstance(_statement_of(text, root_public), _Revoked))


def without_former_roots(entries: Iterable[str], former: Collection[str]) -> set[str]:
    """The entries that no former root has signed; what nobody known has signed stays, to be refused."""
    return {text for text in entries if not any(_is_signed(text, public) for public in former)}


def _is_signed(text: str, public: str) -> bool:
    try:
        _statement_of(text, public)
    except BundleRefused:
        return False
    return True


def _signed(statement: _Accepted | _Revoked, project: ProjectId, root: SigningKey) -> str:
    content = render_canonical(statement)
    signature = sign(content, root, f"udset trust {project}")
    return render_canonical(_Entry(signature=signature.decode(), statement=content.decode())).decode()


def _statement_of(text: str, root_public: str) -> _Accepted | _Revoked:
    entry = parse_canonical(text.encode(), _Entry, where="trust")
    content = entry.statement.encode()
    require_signed(content, entry.signature.encode(), root_public)
    return parse_canonical(content, _STATEMENT, where="trust")
