"""A project as it stands at the desk, in words for its page; pure."""

from __future__ import annotations

from udset_desktop.desktop.flows.take_in_words import spaced
from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.project_laptops import LaptopShown, PackShown
from udset_desktop.desktop.views.project_organisations import OrganisationShown
from udset_desktop.desktop.views.project_pool import PoolPlaceShown
from udset_desktop.desktop.views.project_view import ProjectShown
from udset_desktop.desktop.views.switch_card import SwitchTold
from udset_desktop.foundation.wording import sentence_of_finding
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.project.model import Organisation
from udset_desktop.usecases.kept_pool import PoolStanding
from udset_desktop.usecases.overseeing import LaptopHeard, ListedConversation, Oversight
from udset_desktop.usecases.switch_samples import SwitchSample

_END = 6  # letters of a key's public half that tell it from another


def project_shown(seen: Oversight) -> ProjectShown:
    """Everything the page shows."""
    return ProjectShown(
        project=seen.project,
        pack=pack_shown(seen),
        laptops=tuple(laptop_shown(one, seen) for one in seen.laptops),
        conversations=tuple(_conversation(one, seen) for one in seen.conversations),
        pool=pool_place_shown(seen.pool),
        organisations=tuple(_organisation(one) for one in seen.project.organisations),
        colleagues=tuple(
            (one, say("project_desk.colleague_name", id=spaced(one)), say("project_desk.colleague_of"))
            for one in seen.colleagues
        ),
        switches={key: _switch(one) for key, one in seen.samples.items()},
        today_on=seen.today_on,
        may_change=seen.holds_root,
        next_step=_next_step(seen),
    )


def pack_shown(seen: Oversight) -> PackShown:
    """The latest pack, and whether a newer one is wanted."""
    if seen.behind_since:
        if seen.lacked_pack:
            about = say("project.behind_colleague", number=seen.lacked_pack)
        else:
            about = say("project.behind", date=long_date(seen.behind_since))
        return PackShown(about=about, may_write=seen.holds_root, is_behind=True)
    slots: dict[str, str | int] = {"number": seen.pack_number, "date": long_date(seen.pack_on)}
    may_take = bool(seen.colleagues)
    if not seen.holds_root:
        about = say("project.pack_other", number=seen.pack_number)
        return PackShown(about=about, may_write=False, may_take=may_take)
    if not seen.pack_number:
        return PackShown(about=say("project.pack_none"), is_current=False, may_take=may_take)
    if seen.pack_is_taken:
        about = say("project.pack_taken" if seen.pack_is_current else "project.pack_taken_old", **slots)
    else:
        about = say("project.pack_current" if seen.pack_is_current else "project.pack_old", **slots)
    return PackShown(about=about, words=seen.code, is_current=seen.pack_is_current, may_take=may_take)


def _next_step(seen: Oversight) -> str:
    if seen.laptops or not seen.holds_root:
        return ""
    if not seen.project.services and not seen.pack_number:
        return say("project.next_fresh")
    if not seen.pack_number and any(not one.recovery_public for one in seen.project.organisations):
        return say("project.next_keys")
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


def _conversation(one: ListedConversation, seen: Oversight) -> ChoiceState:
    words = (
        say("project.conversation", title=one.title, version=one.version)
        if one.title
        else say("project.conversation_gone", name=one.key)
    )
    return ChoiceState(code=one.key, words=words, chosen=one.key in seen.project.instruments)


def pool_place_shown(pool: PoolStanding) -> PoolPlaceShown:
    """Where the pool lies, and why it cannot be asked where it cannot."""
    kind = "server" if pool.is_server else "own" if pool.is_own else "file"
    if not pool.is_server:
        place = say("project_desk.pool_at", place=pool.place)
    elif pool.password_file:
        place = say("project_desk.pool_server_file", place=pool.place, file=pool.password_file)
    else:
        place = say("project_desk.pool_server_pgpass", place=pool.place)
    findings = pool.trouble.findings if pool.trouble else ()
    trouble = [sentence_of_finding(finding) for finding in findings]
    if pool.lost.choices:
        trouble.append(say("project_desk.pool_choices_lost", count=pool.lost.choices))
    return PoolPlaceShown(
        about=say(f"project_desk.pool_{kind}_about"),
        place=place,
        trouble="\n".join(trouble),
        is_own=pool.is_own,
    )


def _switch(one: SwitchSample) -> SwitchTold:
    """What a switch changes, field by field as the sharing page names them."""
    rows = tuple(
        (say(f"sharing.field.{field}"), _field_words(field, before), _field_words(field, after))
        for field, before, after in one.rows
        if before or after
    )
    return SwitchTold(heard=one.heard, rows=rows, texts=one.texts)


def _field_words(field: str, words: str) -> str:
    if not words:
        return say("sharing.empty")
    return say(f"sharing.gap_words.{words}") if field == "gap" else words


def _organisation(one: Organisation) -> OrganisationShown:
    about = say("project_desk.key_missing")
    if one.recovery_public:
        code = "project_desk.key_there_two" if " " in one.recovery_public else "project_desk.key_there"
        about = say(code, end=one.recovery_public[-_END:])
    return OrganisationShown(code=one.code, name=one.name, about=about)


def _heard_words(one: LaptopHeard) -> str:
    if not one.is_known:
        return say("project.laptop_unknown")
    if not one.bundles:
        return _gone_words(one) if one.gone else say("project.laptop_never")
    if one.bundles == 1:
        return say("project.laptop_heard_one", date=long_date(one.heard_on))
    return say("project.laptop_heard", date=long_date(one.heard_on), count=one.bundles)


def _gone_words(one: LaptopHeard) -> str:
    if len(one.gone) == 1:
        return say("project.laptop_gone_one", number=one.gone[0])
    return say("project.laptop_gone", first=one.gone[0], last=one.gone[-1])


def _more_words(one: LaptopHeard, seen: Oversight) -> list[str]:
    more = []
    if one.pack and one.pack < seen.pack_number:
        more.append(say("project.laptop_pack_old", number=one.pack, latest=seen.pack_number))
    elif one.pack:
        more.append(say("project.laptop_pack", number=one.pack))
    if one.missing:
        more.append(say("project.laptop_missing", numbers=", ".join(str(number) for number in one.missing)))
    if one.gone and one.bundles:
        more.append(_gone_words(one))
    again = [str(number) for laptop, number in seen.pool.lost.again if laptop == one.laptop]
    if again:
        more.append(say("project.laptop_again", numbers=", ".join(again)))
    if one.twice:
        more.append(say("project.laptop_twice", numbers=", ".join(str(number) for number in one.twice)))
    if one.replaces:
        more.append(say("project.laptop_replaces", laptop=spaced(one.replaces)))
    return more
