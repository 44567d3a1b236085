"""A project as it stands at the desk, in words for its page; pure."""

from __future__ import annotations

from udset_desktop.desktop.flows.take_in_words import spaced
from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.project_laptops import LaptopShown, PackShown
from udset_desktop.desktop.views.project_view import ProjectShown
from udset_desktop.usecases.overseeing import LaptopHeard, Oversight


def project_shown(seen: Oversight) -> ProjectShown:
    """Everything the page shows."""
    return ProjectShown(
        project=seen.project,
        pack=pack_shown(seen),
        laptops=tuple(laptop_shown(one, seen) for one in seen.laptops),
        may_change=seen.holds_root,
        next_step=_next_step(seen),
    )


def pack_shown(seen: Oversight) -> PackShown:
    """The latest pack, and whether a newer one is wanted."""
    slots: dict[str, str | int] = {"number": seen.pack_number, "date": long_date(seen.pack_on)}
    if not seen.holds_root:
        about = say("project.pack_other", number=seen.pack_number)
        return PackShown(about=about, may_write=False)
    if not seen.pack_number:
        return PackShown(about=say("project.pack_none"), is_current=False)
    about = say("project.pack_current" if seen.pack_is_current else "project.pack_old", **slots)
    return PackShown(about=about, words=seen.code, is_current=seen.pack_is_current)


def _next_step(seen: Oversight) -> str:
    if seen.laptops or not seen.holds_root:
        return ""
    if not seen.project.services and not seen.pack_number:
        return say("project.next_fresh")
    return say("project.next_cards" if seen.pack_number else "project.next_pack")


def laptop_shown(one: LaptopHeard, seen: Oversight) -> LaptopShown:
    """One laptop: whether it is trusted, when it was heard, what never came."""
    name = (
        say("project.laptop_of", laptop=spaced(one.laptop), organisation=one.organisation)
        if one.organisation
        else say("project.laptop_name", laptop=spaced(one.laptop))
    )
    facts = [_heard_words(one), *_more_words(one, seen)]
    about = say("project.laptop_about", standing=_standing_words(one), facts=", ".join(facts))
    may_revoke = seen.holds_root and one.last_number is None
    return LaptopShown(key=one.laptop, name=name, about=about, may_revoke=may_revoke)


def _standing_words(one: LaptopHeard) -> str:
    if one.last_number is None:
        return say("project.laptop_trusted")
    if one.last_number == 0:
        return say("project.laptop_revoked_all")
    return say("project.laptop_revoked", number=one.last_number)


def _heard_words(one: LaptopHeard) -> str:
    if not one.bundles:
        return say("project.laptop_never")
    if one.bundles == 1:
        return say("project.laptop_heard_one", date=long_date(one.heard_on))
    return say("project.laptop_heard", date=long_date(one.heard_on), count=one.bundles)


def _more_words(one: LaptopHeard, seen: Oversight) -> list[str]:
    more = []
    if one.pack and one.pack < seen.pack_number:
        more.append(say("project.laptop_pack_old", number=one.pack, latest=seen.pack_number))
    elif one.pack:
        more.append(say("project.laptop_pack", number=one.pack))
    if one.missing:
        more.append(say("project.laptop_missing", numbers=", ".join(str(number) for number in one.missing)))
    if one.replaces:
        more.append(say("project.laptop_replaces", laptop=spaced(one.replaces)))
    return more
