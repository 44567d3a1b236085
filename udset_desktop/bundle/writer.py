"""Records and notices to a sealed, signed bundle, read back before it is called done.

Called by `usecases.exporting` and `simulation`.  Touches no disk; knows no name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sized
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from udset_desktop import __version__
from udset_desktop.bundle import bag
from udset_desktop.bundle.bag import BagFacts
from udset_desktop.bundle.limits import MEBIBYTE, MOST_OPENED_BYTES, MOST_RECORDS
from udset_desktop.bundle.opened import OpenedBundle
from udset_desktop.bundle.reader import ReadingKey, open_bundle
from udset_desktop.bundle.shareable import (
    Feedback,
    Handover,
    Offers,
    ShareableRecord,
    Withdrawal,
    Words,
    line_of,
)
from udset_desktop.foundation.ids import BundleId, LaptopId
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.foundation.strict_zip import render_zip
from udset_desktop.instrument.model import Instrument
from udset_desktop.project.model import Project
from udset_desktop.project.trust import AcceptedLaptop, Trust
from udset_desktop.sealing.keys import AgeKey, SigningKey, seal, sign

_ROOM_BYTES = MOST_OPENED_BYTES - MEBIBYTE  # the tag files and notices stay under a mebibyte each
_NOTICES_A_BUNDLE = 1_000
_TEXTS_BYTES = 8 * MEBIBYTE  # as many texts as a bundle takes, of the usual length many times over
SUFFIX = ".udset"

Notice = TypeVar("Notice", Withdrawal, Handover, Offers, Feedback, Words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Producer:
    """The laptop that writes: its id, its two keys, its pack and the coordinators it seals to."""

    laptop: LaptopId
    age: AgeKey
    signing: SigningKey
    pack: int
    coordinators: tuple[str, ...]  # age recipients

    @property
    def recipients(self) -> tuple[str, ...]:
        """Everybody who can open what it writes: the coordinators and the laptop itself."""
        return tuple(sorted({*self.coordinators, self.age.recipient}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What one bundle carries."""

    records: tuple[ShareableRecord, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    handovers: tuple[Handover, ...] = ()
    offers: tuple[Offers, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    words: tuple[Words, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to carry."""
        return not any(getattr(self, one.name) for one in fields(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedBundle:
    """A finished bundle: the bytes for the stick, and what reading them back gave."""

    name: str  # the file's name
    content: bytes
    inner: bytes  # the zip that was sealed
    opened: OpenedBundle

    @property
    def id(self) -> BundleId:
        """The bundle's id."""
        return self.opened.id

    @property
    def number(self) -> int:
        """The laptop's running number."""
        return self.opened.number

    @property
    def kind(self) -> str:
        """Anonymised or pseudonymised."""
        return self.opened.kind

    @property
    def digests(self) -> tuple[tuple[str, str], ...]:
        """Record id and digest of its line, for the laptop's export list."""
        return tuple((line.record.record, line.digest) for line in self.opened.records)


def split_load(load: Load) -> tuple[Load, ...]:
    """The load in portions that each fit a bundle; none for an empty load."""
    if load.is_empty:
        return ()
    records = _portions(_in_order(load.records), _TEXTS_BYTES if load.words else 0)
    withdrawals = _cut(load.withdrawals)
    handovers = _cut(load.handovers)
    offers = _cut(load.offers)
    feedback = _cut(_by_number(load.feedback))
    words = _texts(_shuffled(load.words))
    parts: tuple[Sized, ...] = (records, withdrawals, handovers, offers, feedback, words)
    count = max(map(len, parts))
    return tuple(
        Load(
            records=records[at] if at < len(records) else (),
            withdrawals=withdrawals[at] if at < len(withdrawals) else (),
            handovers=handovers[at] if at < len(handovers) else (),
            offers=offers[at] if at < len(offers) else (),
            feedback=feedback[at] if at < len(feedback) else (),
            words=words[at] if at < len(words) else (),
        )
        for at in range(count)
    )


def write_bundle(
    load: Load,
    *,
    number: int,
    producer: Producer,
    project: Project,
    definitions: Mapping[str, Instrument],
    trust: Trust | None = None,
) -> SealedBundle:
    """One bundle, sealed, signed and read back by our own reader.

    The same load, number and producer give the same inner bytes.  `trust` is the pack's list, needed
    where hand-over statements of other laptops travel.  Raises `InputRefused` when a line would be
    held, `BundleRefused` when the load is over a limit.
    """
    inner = render_inner(load, number=number, producer=producer, project=project)
    content = seal(inner, producer.recipients)
    opened = open_bundle(
        content,
        key=ReadingKey(secret=producer.age.secret, recipient=producer.age.recipient),
        trust=_trust_in_itself(producer, project, trust),
        definitions=definitions,
        project=project,
    )
    if opened.held:
        raise InputRefused(
            Finding(code="bundle.not_read_back", where=held.code, context={"line": held.number})
            for held in opened.held
        )
    name = f"{project.id}-{producer.laptop}-{number:05d}{SUFFIX}"
    return SealedBundle(name=name, content=content, inner=inner, opened=opened)


def render_inner(load: Load, *, number: int, producer: Producer, project: Project) -> bytes:
    """The signed bag as a zip, before it is sealed."""
    lines = dict.fromkeys(bag.LINES, b"")
    lines["records"] = b"".join(line_of(one) + b"\n" for one in _in_order(load.records))
    lines["feedback"] = b"".join(line_of(one) + b"\n" for one in _by_number(load.feedback))
    lines["words"] = b"".join(line_of(one) + b"\n" for one in _shuffled(load.words))
    for name in ("withdrawals", "handovers", "offers"):
        lines[name] = b"".join(line_of(one) + b"\n" for one in getattr(load, name))
    facts = BagFacts(
        format=bag.format_for(lines),
        kind="pseudonymised" if project.switches.linking or project.switches.words else "anonymised",
        project=project.id,
        laptop=producer.laptop,
        number=number,
        training=project.training,
        pack=producer.pack,
        producer=f"udset-desktop {__version__}",
        records=len(load.records),
        recipients=producer.recipients,
        oxum="",
    )
    payload = {f"data/{name}.jsonl": content for name, content in lines.items()}
    payload[bag.DATA_PACKAGE] = bag.render_data_package(facts, lines)
    tags = {
        bag.BAG_INFO: bag.render_info(replace(facts, oxum=bag.oxum_of(payload))),
        bag.BAGIT: bag.BAGIT_TEXT,
        bag.MANIFEST: bag.render_manifest(payload),
    }
    tag_manifest = bag.render_manifest(tags)
    signature = sign(tag_manifest, producer.signing, bag.signed_comment(facts))
    members = {**tags, **payload, bag.TAG_MANIFEST: tag_manifest, bag.SIGNATURE: signature}
    return render_zip({bag.ROOT + name: content for name, content in members.items()})


def _trust_in_itself(producer: Producer, project: Project, trust: Trust | None) -> Trust:
    itself = AcceptedLaptop(
        laptop=producer.laptop, recipient=producer.age.recipient, public=producer.signing.public
    )
    others = tuple(one for one in trust.accepted if one.laptop != producer.laptop) if trust else ()
    return Trust(project=project.id, root_public="", accepted=(itself, *others))


def _in_order(records: Iterable[ShareableRecord]) -> list[ShareableRecord]:
    # The ids are random, so nothing tells which conversation came first.
    return sorted(records, key=lambda record: (record.record, record.revision))


def _by_number(feedback: Iterable[Feedback]) -> tuple[Feedback, ...]:
    # Random too: nothing tells which was written first.
    return tuple(sorted(feedback, key=lambda one: one.feedback))


def _shuffled(words: Iterable[Words]) -> tuple[Words, ...]:
    # By their own random numbers: neighbours here were no neighbours in a talk.
    return tuple(sorted(words, key=lambda one: one.words))


def _texts(words: tuple[Words, ...]) -> list[tuple[Words, ...]]:
    portions: list[list[Words]] = []
    room_bytes = 0
    for one in words:
        size_bytes = len(line_of(one)) + 1
        if not portions or len(portions[-1]) == _NOTICES_A_BUNDLE or size_bytes > room_bytes:
            portions.append([])
            room_bytes = _TEXTS_BYTES
        portions[-1].append(one)
        room_bytes -= size_bytes
    return [tuple(portion) for portion in portions]


def _portions(records: Iterable[ShareableRecord], kept_free_bytes: int) -> list[tuple[ShareableRecord, ...]]:
    portions: list[list[ShareableRecord]] = []
    room_bytes = 0
    for record in records:
        size_bytes = len(line_of(record)) + 1
        if not portions or len(portions[-1]) == MOST_RECORDS or size_bytes > room_bytes:
            portions.append([])
            room_bytes = _ROOM_BYTES - 3 * _NOTICES_A_BUNDLE * 1024 - kept_free_bytes
        portions[-1].append(record)
        room_bytes -= size_bytes
    return [tuple(portion) for portion in portions]


def _cut(notices: tuple[Notice, ...]) -> list[tuple[Notice, ...]]:
    return [notices[at : at + _NOTICES_A_BUNDLE] for at in range(0, len(notices), _NOTICES_A_BUNDLE)]
