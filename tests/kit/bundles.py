"""A project, its keys, records on file and sealed bundles, in a line or two each.

Everything random is seeded; keys are made once a test run.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import msgspec

from udset_desktop.bundle import bag
from udset_desktop.bundle.deidentify import shareable_of
from udset_desktop.bundle.reader import ReadingKey, open_bundle
from udset_desktop.bundle.shareable import ShareableRecord
from udset_desktop.bundle.writer import Load, Producer, SealedBundle, render_inner, write_bundle
from udset_desktop.foundation.ids import InterviewId, LaptopId, PersonId, ProjectId, RecordId
from udset_desktop.foundation.strict_zip import StrictZip, render_zip
from udset_desktop.instrument.catalogue import load_instrument
from udset_desktop.instrument.model import SCALES, Instrument, Kind
from udset_desktop.interview.answers import Answer, SaidBy
from udset_desktop.interview.permission import Permissions, Reply
from udset_desktop.project.model import Locality, Organisation, Project, Service
from udset_desktop.project.trust import AcceptedLaptop, RevokedLaptop, Trust
from udset_desktop.record.marks import Mark
from udset_desktop.record.model import About, InstrumentPin, Interviewer, Record
from udset_desktop.sealing.keys import AgeKey, SigningKey, new_age_key, new_signing_key, seal, sign

CANARY = "Heatherbell-canary-7731"
"""Planted in everything that must stay."""

LAPTOP = LaptopId("00aa11bb22cc")
OTHER_LAPTOP = LaptopId("ff00ff00ff00")
NUMBER = 7

PROJECT = Project(
    id=ProjectId("0123456789abcdef"),
    name="Machair conversations",
    partnership="machair",
    training=False,
    instruments=("user-review/1.0.0", "carer-review/1.0.0"),
    services=(
        Service(code="home_care", name="Home care", people=300, locality="north"),
        Service(code="lunch_club", name="Lunch club", people=12, locality="north"),
    ),
    localities=(
        Locality(code="north", name="North end", people=900),
        Locality(code="isle", name="Small isle", people=30),
    ),
    organisations=(Organisation(code="council", name="Machair Council"),),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Every key of a project with one laptop."""

    root: SigningKey
    coordinator: AgeKey
    receipt: SigningKey
    laptop_age: AgeKey
    laptop_signing: SigningKey
    stranger_age: AgeKey
    stranger_signing: SigningKey


@cache
def keys() -> Keys:
    return Keys(
        root=new_signing_key(),
        coordinator=new_age_key(),
        receipt=new_signing_key(),
        laptop_age=new_age_key(),
        laptop_signing=new_signing_key(),
        stranger_age=new_age_key(),
        stranger_signing=new_signing_key(),
    )


@cache
def definitions() -> Mapping[str, Instrument]:
    return {key: load_instrument(*key.split("/")) for key in PROJECT.instruments}


def user_review() -> Instrument:
    return definitions()["user-review/1.0.0"]


def producer() -> Producer:
    made = keys()
    return Producer(
        laptop=LAPTOP,
        age=made.laptop_age,
        signing=made.laptop_signing,
        pack=3,
        coordinators=(made.coordinator.recipient,),
    )


def trust(*, revoked_after: int | None = None, replaces: str = "") -> Trust:
    made = keys()
    known = AcceptedLaptop(
        laptop=LAPTOP,
        recipient=made.laptop_age.recipient,
        public=made.laptop_signing.public,
        replaces=replaces,
    )
    ended = () if revoked_after is None else (RevokedLaptop(laptop=LAPTOP, last_number=revoked_after),)
    return Trust(project=PROJECT.id, root_public=made.root.public, accepted=(known,), revoked=ended)


def reading_key() -> ReadingKey:
    made = keys().coordinator
    return ReadingKey(secret=made.secret, recipient=made.recipient)


def random_record_id(dice: random.Random) -> RecordId:
    return RecordId(str(uuid.UUID(int=dice.getrandbits(128), version=4)))


def answers_of(dice: random.Random, instrument: Instrument) -> dict[str, Answer]:
    """A seeded answer to most items that travel, and words with the canary in them."""
    answers: dict[str, Answer] = {}
    for item in instrument.items():
        if dice.random() < 0.3:
            continue
        if item.kind is Kind.RATING:
            scale = dice.choice(item.scales)
            word = dice.choice(_words_of(scale))
            answers[item.id] = Answer(value=word, scale=scale, said_by=(dice.choice(list(SaidBy)),))
        elif item.kind is Kind.ONE and item.choices:
            answers[item.id] = Answer(value=dice.choice(item.choices))
        elif item.kind is Kind.MANY and item.choices:
            answers[item.id] = Answer(
                value=tuple(sorted(dice.sample(item.choices, 1), key=item.choices.index))
            )
        elif item.kind is Kind.FLAG:
            answers[item.id] = Answer(value="yes")
        elif item.kind in {Kind.WORDS, Kind.PEOPLE}:
            answers[item.id] = Answer(value=f"{CANARY} said so")
        elif item.choices_from and item.kind is Kind.ONE:
            answers[item.id] = Answer(value="home_care")
    return answers


def _words_of(scale: str) -> tuple[str, ...]:
    return SCALES[scale]


def record(seed: int = 1, *, instrument: Instrument | None = None, **changes: object) -> Record:
    """A record on file with everything filled that must not leave."""
    dice = random.Random(seed)
    definition = instrument or user_review()
    made = Record(
        id=random_record_id(dice),
        interview=InterviewId(f"interview-{seed}"),
        person=PersonId(f"person-{seed}"),
        revision=1,
        ancestors=(),
        reason="",
        instrument=InstrumentPin(id=definition.id, version=definition.version, digest=definition.digest),
        respondent="self",
        interviewers=(
            Interviewer(
                ref=f"{CANARY}-ref",
                type="third_party",
                known_before="no",
                same_employer="no",
                allocated="rota",
            ),
        ),
        about=About(group="older_people", place="north", service="home_care", age_band="65_79"),
        mode="face_to_face",
        others=("partner",),
        typed_by=f"{CANARY}-typist",
        held_on="2026-05-12",
        minutes=47,
        permissions=Permissions(talk=Reply.YES, figures=Reply.YES, words=Reply.YES, contact=Reply.YES),
        answers=answers_of(dice, definition),
        link=f"{CANARY}-link",
        app_version="1.0.0",
    )
    return replace(made, **changes)


FIRST = Mark(again=False, gap="first")


def shareable(seed: int = 1, **changes: object) -> ShareableRecord:
    """A line's value, as the laptop would make it of `record(seed)`."""
    made = shareable_of(record(seed), user_review(), PROJECT, mark=FIRST)
    return msgspec.structs.replace(made, **changes)


@cache
def shareables(count: int) -> tuple[ShareableRecord, ...]:
    return tuple(shareable(seed) for seed in range(1, count + 1))


def bundle(load: Load | None = None, *, number: int = NUMBER, project: Project = PROJECT) -> SealedBundle:
    """An honest bundle; six records where nothing else is told."""
    return write_bundle(
        load or Load(records=shareables(6)),
        number=number,
        producer=producer(),
        project=project,
        definitions=definitions(),
    )


def opened(content: bytes, **changes: object):
    """What the coordinator's reader makes of a file."""
    told = {
        "key": reading_key(),
        "trust": trust(),
        "definitions": definitions(),
        "project": PROJECT,
    } | changes
    return open_bundle(content, **told)


# What a stranger, or a laptop gone bad, can do.


def members_of(inner: bytes) -> dict[str, bytes]:
    """The members of an honest bag, without the folder in front."""
    archive = StrictZip(inner, [bag.ROOT + name for name in bag.MEMBERS], limit_bytes=1 << 26)
    return {name: archive.take(bag.ROOT + name, limit_bytes=1 << 26) for name in bag.MEMBERS}


def inner_of(load: Load | None = None, **changes: object) -> bytes:
    told = {"number": NUMBER, "producer": producer(), "project": PROJECT} | changes
    return render_inner(load or Load(records=shareables(6)), **told)


def sealed(inner: bytes) -> bytes:
    """Anybody who knows a recipient can seal anything to it."""
    return seal(inner, producer().recipients)


def zipped(members: Mapping[str, bytes]) -> bytes:
    return render_zip({bag.ROOT + name: content for name, content in members.items()})


def signed_bag(
    lines: Mapping[str, bytes], *, signing: SigningKey | None = None, **facts: object
) -> dict[str, bytes]:
    """The members of a bag whose sender signs whatever lines they like: a laptop gone bad."""
    made = producer()
    content = dict.fromkeys(bag.LINES, b"") | dict(lines)
    told = {
        "format": bag.format_for(content),
        "kind": "anonymised",
        "project": PROJECT.id,
        "laptop": LAPTOP,
        "number": NUMBER,
        "training": False,
        "pack": 3,
        "producer": "udset-desktop 1.0.0",
        "records": content["records"].count(b"\n"),
        "recipients": made.recipients,
        "oxum": "",
    } | facts
    about = bag.BagFacts(**told)
    payload = {f"data/{name}.jsonl": text for name, text in content.items()}
    payload[bag.DATA_PACKAGE] = bag.render_data_package(about, content)
    about = replace(about, oxum=facts.get("oxum", bag.oxum_of(payload)))
    return sign_members(
        {
            bag.BAG_INFO: bag.render_info(about),
            bag.BAGIT: bag.BAGIT_TEXT,
            bag.MANIFEST: bag.render_manifest(payload),
            **payload,
        },
        signing=signing,
    )


def sign_members(
    members: Mapping[str, bytes], *, signing: SigningKey | None = None, comment: str = ""
) -> dict[str, bytes]:
    """The members with tag manifest and signature made anew over what they are now."""
    tagged = {name: members[name] for name in bag.TAGGED}
    tag_manifest = bag.render_manifest(tagged)
    text = comment or f"udset bundle {PROJECT.id} {LAPTOP} {NUMBER}"
    signature = sign(tag_manifest, signing or keys().laptop_signing, text)
    return {**members, bag.TAG_MANIFEST: tag_manifest, bag.SIGNATURE: signature}


def gone_bad(lines: Mapping[str, bytes], **facts: object) -> bytes:
    """A sealed bundle of a believed laptop with any lines in it."""
    return sealed(zipped(signed_bag(lines, **facts)))
