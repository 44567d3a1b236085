"""The work behind `usecases.projects`: keys made, packs signed, cards weighed.

Called by `usecases.projects` alone; needs the desk vault open but for beginning and joining.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from udset_desktop.foundation.atomic import read_file, write_file
from udset_desktop.foundation.file_kinds import FileKind, read_as
from udset_desktop.foundation.ids import LaptopId, new_project_id
from udset_desktop.foundation.problems import (
    BundleRefused,
    EnvironmentFailure,
    Finding,
    InputRefused,
)
from udset_desktop.foundation.resources import resources_folder
from udset_desktop.instrument.catalogue import Catalogue, ListedInstrument
from udset_desktop.interview.phrases import NEWEST_WORDING, WORDINGS
from udset_desktop.project import card as cards
from udset_desktop.project import pack as packs
from udset_desktop.project import reader
from udset_desktop.project.checks import check_project
from udset_desktop.project.model import Project
from udset_desktop.project.trust import (
    AcceptedLaptop,
    RevokedLaptop,
    Trust,
    sign_acceptance,
    sign_revocation,
    without_overtaken,
)
from udset_desktop.sealing.holders import holders_of
from udset_desktop.sealing.keys import (
    new_age_key,
    new_signing_key,
    require_recipient,
    six_words,
)
from udset_desktop.usecases import standing
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.colleagues import OWN_ID, coordinators_at, read_card
from udset_desktop.usecases.door_name import keep_door_name
from udset_desktop.usecases.hearing import note_end, note_late, number_heard
from udset_desktop.usecases.kept_pool import last_taken_in
from udset_desktop.usecases.packs_known import keep_known, keep_pack_at, told_by_pack
from udset_desktop.usecases.unlocking import Which, create_vault
from udset_desktop.usecases.workplace import Workplace

CARD_SUFFIX = ".udsetcard"
FIRST_INSTRUMENTS = (
    "user-review/1.0.1",
    "carer-review/1.0.1",
    "user-plan/1.0.0",
    "carer-plan/1.0.1",
    "outcomes-summary/1.0.0",
    "reflection/1.0.0",
    "worker-experience/1.0.0",
    "service-experience/1.0.0",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackStanding:
    """The latest pack of this desk, and the six words of its keys where this desk signs packs."""

    number: int  # 0 for none yet
    written_on: str  # or taken in, where a colleague wrote it
    is_taken: bool
    is_current: bool
    code: str
    holds_root: bool


def begin_project(workplace: Workplace, name: str, *, passphrase: str, training: bool) -> str:
    """The recovery code of the desk vault of a project just begun."""
    project = Project(
        id=new_project_id(),
        name=name.strip(),
        partnership=_code_from(name),
        training=training,
        instruments=FIRST_INSTRUMENTS,
        wording=NEWEST_WORDING,
    )
    findings = check_project(project)
    if findings:
        raise InputRefused(findings)
    recovery_code = create_vault(workplace, passphrase, training=training, which=Which.DESK)
    desk = workplace.require_desk()
    with desk.vault.transaction():
        desk.save_root_key(new_signing_key())
        desk.save_bundle_key(new_age_key())
        desk.save_receipt_key(new_signing_key())
        standing.keep_project(desk, project)
        note_act(desk.vault, workplace.clock, Act.PROJECT_BEGUN)
    workplace.project = project
    keep_door_name(workplace)
    return recovery_code


def take_settings(workplace: Workplace, file: Path) -> Project:
    """The project with the settings of a file, kept in the desk vault."""
    now = workplace.require_settings()
    project = reader.read_project(read_file(file, limit_bytes=reader.LIMIT_BYTES), now)
    project = reader.with_keys_of(project, now)
    with workplace.require_desk().vault.transaction():
        kept = keep_settings(workplace, project)
        if _recovery_keys(kept) != _recovery_keys(now):
            note_act(workplace.require_desk().vault, workplace.clock, Act.ORGANISATION_KEY_SET)
    return kept


def _recovery_keys(project: Project) -> dict[str, str]:
    return {one.code: one.recovery_public for one in project.organisations if one.recovery_public}


def without_recovery_key(workplace: Workplace) -> tuple[str, ...]:
    """The names of the project's organisations that could not open a laptop which joins now; none on made-up people."""
    project = workplace.require_settings()
    return tuple(one.name for one in project.organisations if not (one.recovery_public or project.training))


def keep_settings(workplace: Workplace, project: Project) -> Project:
    """The project, kept in the desk vault; refuses what no laptop would take, with every finding."""
    desk = workplace.require_desk()
    standing.require_root(desk)
    if found := check_project(project) or tuple(_check_recovery_keys(project)):
        raise InputRefused(found)
    if project.wording not in WORDINGS:
        raise InputRefused(_no_wording(project))
    catalogue = standing.catalogue_of(workplace.home)
    unknown = [key for key in project.instruments if not catalogue.has(*key.split("/"))]
    if unknown:
        raise InputRefused(
            Finding(code="project.instrument_unknown", where="instruments", context={"instrument": key})
            for key in unknown
        )
    with desk.vault.transaction():
        standing.keep_project(desk, project)
        note_act(desk.vault, workplace.clock, Act.SETTINGS_KEPT)
    workplace.project = project
    keep_door_name(workplace)
    return project


def _no_wording(project: Project) -> Finding:
    context = {"wording": project.wording, "wordings": ", ".join(WORDINGS)}
    return Finding(code="project.wording_unknown", where="wording", context=context)


def _check_recovery_keys(project: Project) -> Iterator[Finding]:
    """Keys of the right form to which nothing can be sealed: one letter copied wrong."""
    for one in project.organisations:
        try:
            for holder in holders_of(one.recovery_public):
                require_recipient(holder)
        except BundleRefused:
            yield Finding(code="project.bad_recovery_key", where=one.code)


def pack_standing(workplace: Workplace) -> PackStanding:
    """How the latest pack stands to what the desk says now."""
    desk = workplace.require_desk()
    number, taken_on = (
        desk.vault.load_setting(one) for one in (standing.PACK_NUMBER, standing.PACK_TAKEN_ON)
    )
    on = taken_on or desk.vault.load_setting(standing.PACK_ON)
    root = desk.load_root_key()
    keys = (key for one in coordinators_at(desk) for key in (one.recipient, one.receipt_public))
    return PackStanding(
        number=number if isinstance(number, int) else 0,
        written_on=on if isinstance(on, str) else "",
        is_taken=bool(taken_on),
        is_current=desk.vault.load_setting(standing.PACK_TOLD)
        == told_by_pack(desk, workplace.require_settings()),
        code=six_words(root.public, *keys) if root else "",
        holds_root=root is not None,
    )


def sign_pack(workplace: Workplace) -> tuple[packs.Pack, bytes]:
    """The next pack and its file."""
    desk = workplace.require_desk()
    root = standing.require_root(desk)
    standing.require_caught_up(desk)
    project = workplace.require_settings()
    pack = packs.Pack(
        coordinators=coordinators_at(desk),
        format=packs.format_for(project),
        instruments=_instruments(workplace, project),
        number=desk.take_pack_number(),
        project=project,
        root=root.public,
        trust=without_overtaken(desk.load_trust_entries(), root_public=root.public),
    )
    content = packs.render_pack(pack, root)
    packs.parse_pack(content)  # nothing leaves that a laptop would refuse
    with desk.vault.transaction():
        desk.vault.save_setting(standing.PACK_NUMBER, pack.number)
        desk.vault.save_setting(standing.PACK_ON, workplace.clock.today_on().isoformat())
        desk.vault.save_setting(standing.PACK_TAKEN_ON, "")
        desk.vault.save_setting(standing.PACK_TOLD, told_by_pack(desk, project))
        keep_known(desk, pack)
        note_act(desk.vault, workplace.clock, Act.PACK_WRITTEN, number=pack.number)
    return pack, content


def believe_laptop(workplace: Workplace, file: Path, code: str, replaces: str) -> str:
    """The id of the laptop whose card and six words agree; its entry is signed and kept."""
    desk = workplace.require_desk()
    root = standing.require_root(desk)
    card = read_card(workplace, file, code, cards.LAPTOP)
    trust = standing.trust_at_desk(workplace)
    if replaces:
        _require_not_replaced(trust, replaces, card.id)
    known = AcceptedLaptop(
        laptop=LaptopId(card.id),
        recipient=card.recipient,
        public=card.public,
        organisation=card.organisation,
        replaces=replaces,
    )
    before = trust.laptop(card.id)
    if before is not None and before != known and not _is_named_later(trust, before, known):
        raise InputRefused(Finding(code="project.laptop_twice", context={"laptop": card.id}))
    organisations = {one.code for one in workplace.require_settings().organisations}
    if card.organisation and card.organisation not in organisations:
        raise InputRefused(Finding(code="project.organisation_unknown"))
    entry = sign_acceptance(known, project=trust.project, root=root)
    with desk.vault.transaction():
        desk.save_trust_entry(f"accepted/{card.id}", entry)
        note_act(desk.vault, workplace.clock, Act.LAPTOP_ACCEPTED, laptop=card.id)
    return card.id


def _is_named_later(trust: Trust, before: AcceptedLaptop, known: AcceptedLaptop) -> bool:
    """Whether only that is new whom a laptop stands in for: told when it was put back, and forgotten at its card."""
    if before.replaces or replace(before, replaces=known.replaces) != known:
        return False
    line: str = known.replaces
    while line and line != known.laptop:  # never in place of itself, or of one that stands in for it
        following = trust.laptop(line)
        line = following.replaces if following else ""
    return not line


def _require_not_replaced(trust: Trust, laptop: str, by: str) -> None:
    """Two that stand in for one laptop would each go on with its conversations: a fork of every one changed twice."""
    trust.require_laptop(laptop)
    heirs = {one.laptop for one in trust.accepted if one.replaces == laptop} - {by}
    if heirs:
        context: dict[str, str | int] = {"laptop": laptop, "heir": trust.replaced_by(laptop)}
        raise InputRefused(Finding(code="project.laptop_replaced", context=context))


def stop_believing(workplace: Workplace, laptop: str, last_number: int | None) -> int:
    """The last number still accepted, once the revocation is signed and kept; never raised again.

    Without a number it is the last that came in, so that everything in the pool stays what it is
    when it is merged again, and nothing later goes in.
    """
    desk = workplace.require_desk()
    root = standing.require_root(desk)
    trust = standing.trust_at_desk(workplace)
    known = trust.require_laptop(laptop)
    before = trust.last_number(laptop)
    if last_number is None:
        last_number = last_taken_in(workplace, laptop) if before is None else before
    if last_number < 0:
        raise InputRefused(Finding(code="project.number_wrong"))
    last = last_number if before is None else min(before, last_number)
    newest = _newest_of(workplace, laptop)
    revoked = RevokedLaptop(laptop=known.laptop, last_number=last)
    entry = sign_revocation(revoked, project=trust.project, root=root)
    with desk.vault.transaction():
        desk.save_trust_entry(f"revoked/{laptop}/{last:09d}", entry)
        note_end(desk.vault, laptop, newest)
        note_act(desk.vault, workplace.clock, Act.LAPTOP_REVOKED, laptop=laptop, number=last)
    return last


def vouch_for_late(workplace: Workplace, laptop: str, number: int) -> None:
    """From now on a bundle of a laptop that is believed no longer is taken under a number that never came.

    Raises `InputRefused` for a laptop that is still believed, or a number that it never was believed under.
    """
    desk = workplace.require_desk()
    trust = standing.trust_at_desk(workplace)
    last = trust.last_number(trust.require_laptop(laptop).laptop)
    if last is None or not 1 <= number <= last:
        raise InputRefused(Finding(code="project.number_not_late"))
    with desk.vault.transaction():
        note_late(desk.vault, laptop, number)
        note_act(desk.vault, workplace.clock, Act.LATE_VOUCHED, laptop=laptop, number=number)


def _newest_of(workplace: Workplace, laptop: str) -> int:
    try:
        return last_taken_in(workplace, laptop)
    except EnvironmentFailure:  # the pool is away, and the number was named
        return number_heard(workplace.require_desk().vault, laptop)


def join_desk(
    workplace: Workplace, file: Path, words: str, *, passphrase: str
) -> tuple[cards.Card, bytes, str]:
    """A second coordinator's card, its file, and the recovery code of their new desk vault."""
    pack = packs.parse_pack(read_as(FileKind.PACK, file, limit_bytes=packs.LIMIT_BYTES))
    cards.require_words(words, pack.code)
    training = pack.project.training
    recovery_code = create_vault(workplace, passphrase, training=training, which=Which.DESK)
    desk = workplace.require_desk()
    age, receipt = new_age_key(), new_signing_key()
    own_id = secrets.token_hex(6)
    with desk.vault.transaction():
        desk.save_bundle_key(age)
        desk.save_receipt_key(receipt)
        desk.vault.save_setting(standing.KNOWN_ROOT, pack.root)
        desk.vault.save_setting(OWN_ID, own_id)
        keep_pack_at(desk, pack)
        note_act(desk.vault, workplace.clock, Act.DESK_JOINED)
    workplace.project = pack.project
    keep_door_name(workplace)
    card = cards.Card(
        id=own_id,
        organisation="",
        project=pack.project.id,
        public=receipt.public,
        recipient=age.recipient,
        role=cards.COORDINATOR,
    )
    return card, cards.render_card(card, receipt), recovery_code


def put_card(content: bytes, name: str, place: Path, *, instead: Path) -> Path:
    """Where a card lies: at `place`, which may be a folder; in the folder `instead` where that cannot be.

    A stick that cannot be written must not cost the recovery code that is shown only now.
    """
    out = place / name if place.is_dir() else place
    try:
        write_file(out, content, replace=False)
    except EnvironmentFailure:
        out = instead / name
        write_file(out, content)
    return out


def write_new(out: Path, content: bytes) -> Path:
    """`out`, holding `content`; a file that is there already is left alone and refused."""
    write_file(out, content, replace=False)
    return out


def _instruments(workplace: Workplace, project: Project) -> tuple[packs.PackInstrument, ...]:
    catalogue = standing.catalogue_of(workplace.home)
    listed = {one.key: one for one in catalogue.listed()}
    missing = [key for key in project.instruments if key not in listed]
    if missing:
        raise InputRefused(
            Finding(code="project.instrument_unknown", where="instruments", context={"instrument": key})
            for key in missing
        )
    return tuple(_instrument(catalogue, listed[key]) for key in sorted(project.instruments))


def _instrument(catalogue: Catalogue, one: ListedInstrument) -> packs.PackInstrument:
    catalogue.by_key(one.key)  # a definition with findings is not handed out
    own = one.folder.is_relative_to(resources_folder())
    files = {} if own else {file.name: file.read_text("utf-8") for file in sorted(one.folder.iterdir())}
    return packs.PackInstrument(digest=one.digest, files=files, id=one.id, version=one.version)


def _code_from(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:40] or "partnership"
