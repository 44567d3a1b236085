"""A bundle is a file from a stranger: opened, checked and distrusted here.

Called by `usecases.merging`, by the verbs that check or show a bundle and, for reading back what was
just written, by `bundle.writer`.  Nothing is extracted to disk and no name from inside becomes a path.

Each step believes only what the steps before it have proved: size, seal, format, container, sender's
signature, project, manifest, members; then every line on its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from udset_desktop.bundle import bag
from udset_desktop.bundle.allowed import Allowed
from udset_desktop.bundle.bag import BagFacts
from udset_desktop.bundle.feedback import check_feedback, check_feedback_line
from udset_desktop.bundle.floor import Named
from udset_desktop.bundle.limits import (
    MOST_FILE_BYTES,
    MOST_NOTICES,
    MOST_OPENED_BYTES,
    MOST_RECORDS,
    MOST_TAG_BYTES,
)
from udset_desktop.bundle.lines import (
    check_handovers,
    check_offers,
    check_record_line,
    check_record_lines,
    check_withdrawals,
)
from udset_desktop.bundle.opened import HeldLine, OpenedBundle, OpenedFeedback, OpenedLine, OpenedWords
from udset_desktop.bundle.shareable import TEXT
from udset_desktop.bundle.words import check_words, check_words_line
from udset_desktop.foundation.problems import AccessRefused, BundleRefused, Finding, Incompatible
from udset_desktop.foundation.strict_zip import StrictZip, peek_first
from udset_desktop.instrument.model import Instrument
from udset_desktop.project.model import Project
from udset_desktop.project.trust import Trust
from udset_desktop.sealing.digest import require_same, sha256_hex
from udset_desktop.sealing.keys import open_sealed, require_signed

__all__ = [
    "HeldLine",
    "OpenedBundle",
    "OpenedFeedback",
    "OpenedLine",
    "OpenedWords",
    "ReadingKey",
    "check_feedback_again",
    "check_line",
    "check_words_again",
    "open_bundle",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingKey:
    """An age key that bundles are sealed to: a coordinator's, or the laptop's own."""

    secret: str = field(repr=False)
    recipient: str


def open_bundle(
    content: bytes,
    *,
    key: ReadingKey,
    trust: Trust,
    definitions: Mapping[str, Instrument],
    project: Project,
    named: Callable[[int], Collection[Named]] | None = None,
) -> OpenedBundle:
    """Everything the bundle says; raises `BundleRefused` (container) and `Incompatible` (newer format).

    `definitions` are the instruments known here by "id/version".  `named` gives, for the number of the pack
    that the laptop had, the lists of which one has to name what its lines name.  A fault of one line holds
    that line; a fault of anything else refuses the whole.
    """
    if len(content) > MOST_FILE_BYTES:
        raise BundleRefused(Finding(code="bundle.too_large", context={"limit_bytes": MOST_FILE_BYTES}))
    archive = _open_archive(_unseal(content, key))
    tags = {name: _tag(archive, name) for name in (*bag.TAGGED, bag.TAG_MANIFEST, bag.SIGNATURE)}
    facts = bag.parse_info(tags[bag.BAG_INFO])
    # What the file says of itself is enough to refuse it; to take it in its sender is asked for too.
    _require_for_us(facts, key, trust, project)
    _require_sender(facts, tags, trust)
    payload = _require_whole(archive, facts, tags)
    allowed = Allowed(project, definitions, named(facts.pack) if named else ())
    return _believe(facts, tags, payload, allowed, trust)


def check_line(
    line: bytes,
    number: int,
    *,
    definitions: Mapping[str, Instrument],
    project: Project,
    named: Collection[Named] = (),
) -> OpenedLine | HeldLine:
    """One line of records.jsonl on its own; also how a held line is tried again."""
    return check_record_line(line, number, Allowed(project, definitions, named))


def check_feedback_again(
    line: bytes, number: int, *, definitions: Mapping[str, Instrument], project: Project
) -> OpenedFeedback | HeldLine:
    """One line of feedback.jsonl on its own: how a held line of it is tried again."""
    return check_feedback_line(line, number, Allowed(project, definitions))


def check_words_again(
    line: bytes, number: int, *, definitions: Mapping[str, Instrument], project: Project
) -> OpenedWords | HeldLine:
    """One line of words.jsonl on its own: how a held line of it is tried again."""
    return check_words_line(line, number, Allowed(project, definitions))


def _unseal(content: bytes, key: ReadingKey) -> bytes:
    try:
        return open_sealed(content, key.secret, MOST_FILE_BYTES)
    except AccessRefused as problem:
        # One bundle of many for somebody else: refused as a file, not as a person.
        raise BundleRefused(Finding(code="bundle.not_for_us")) from problem


def _open_archive(inner: bytes) -> StrictZip:
    told = bag.format_of(peek_first(inner, bag.ROOT + bag.BAG_INFO, limit_bytes=MOST_TAG_BYTES))
    if told is not None and told > bag.FORMAT:
        raise Incompatible("bundle.newer_format", format=told, known=bag.FORMAT)
    return StrictZip(inner, [bag.ROOT + name for name in bag.MEMBERS], limit_bytes=MOST_OPENED_BYTES)


def _tag(archive: StrictZip, name: str) -> bytes:
    return archive.take(bag.ROOT + name, limit_bytes=MOST_TAG_BYTES)


def _require_sender(facts: BagFacts, tags: Mapping[str, bytes], trust: Trust) -> None:
    known = trust.laptop(facts.laptop)
    if known is None:
        raise BundleRefused(Finding(code="bundle.laptop_unknown", context={"laptop": facts.laptop}))
    comment = require_signed(tags[bag.TAG_MANIFEST], tags[bag.SIGNATURE], known.public)
    # trust: from here on the tag files are the laptop's own words.
    require_same(bag.signed_comment(facts), comment, "bundle.tag_file_wrong", where=bag.SIGNATURE)
    expected = bag.render_manifest({name: tags[name] for name in bag.TAGGED})
    _require_equal(expected, tags[bag.TAG_MANIFEST], bag.TAG_MANIFEST)
    _require_equal(bag.BAGIT_TEXT, tags[bag.BAGIT], bag.BAGIT)
    last = trust.last_number(facts.laptop)
    if last is not None and facts.number > last:
        context: dict[str, str | int] = {"laptop": facts.laptop, "number": facts.number, "last": last}
        raise BundleRefused(Finding(code="bundle.laptop_revoked", context=context))


def _require_for_us(facts: BagFacts, key: ReadingKey, trust: Trust, project: Project) -> None:
    if facts.project != project.id or trust.project != project.id:
        raise BundleRefused(Finding(code="bundle.other_project", context={"project": facts.project}))
    if facts.training != project.training:
        code = "bundle.training_only" if facts.training else "bundle.not_training"
        raise BundleRefused(Finding(code=code))
    if key.recipient not in facts.recipients:
        raise BundleRefused(Finding(code="bundle.not_for_us"))


def _require_whole(archive: StrictZip, facts: BagFacts, tags: Mapping[str, bytes]) -> dict[str, bytes]:
    payload = {name: archive.take(bag.ROOT + name, limit_bytes=MOST_OPENED_BYTES) for name in bag.DATA}
    _require_equal(bag.render_manifest(payload), tags[bag.MANIFEST], bag.MANIFEST)
    lines = {name: payload[f"data/{name}.jsonl"] for name in bag.LINES}
    counted = facts.records == lines["records"].count(b"\n") and facts.format == bag.format_for(lines)
    if facts.oxum != bag.oxum_of(payload) or not counted:
        raise BundleRefused(Finding(code="bundle.tag_file_wrong", where=bag.BAG_INFO))
    _require_equal(bag.render_data_package(facts, lines), payload[bag.DATA_PACKAGE], bag.DATA_PACKAGE)
    if lines["words"] and facts.kind != bag.KINDS[1]:
        raise BundleRefused(Finding(code="bundle.words_unexpected"))
    if facts.records > MOST_RECORDS:
        raise BundleRefused(Finding(code="bundle.too_many", context={"limit": MOST_RECORDS}))
    for name, content in lines.items():
        if content and not content.endswith(b"\n"):
            raise BundleRefused(Finding(code="bundle.cut_off", where=name))
        if content.count(b"\n") > MOST_NOTICES:
            raise BundleRefused(Finding(code="bundle.too_many", where=name, context={"limit": MOST_NOTICES}))
    return lines


def _require_equal(expected: bytes, told: bytes, name: str) -> None:
    require_same(sha256_hex(expected), sha256_hex(told), "bundle.tag_file_wrong", where=name)


def _believe(
    facts: BagFacts, tags: Mapping[str, bytes], lines: Mapping[str, bytes], allowed: Allowed, trust: Trust
) -> OpenedBundle:
    records, held = check_record_lines(lines["records"], allowed)
    withdrawals, odd_withdrawals = check_withdrawals(lines["withdrawals"])
    handovers, odd_handovers = check_handovers(lines["handovers"], trust)
    offers, odd_offers = check_offers(lines["offers"])
    feedback, odd_feedback = check_feedback(lines["feedback"], allowed)
    words, odd_words = check_words(lines["words"], allowed)
    return OpenedBundle(
        id=bag.bundle_id(tags[bag.MANIFEST], tags[bag.BAG_INFO]),
        project=facts.project,
        laptop=facts.laptop,
        number=facts.number,
        training=facts.training,
        kind=facts.kind,
        pack=facts.pack,
        producer=facts.producer,
        recipients=facts.recipients,
        manifest_digest=sha256_hex(tags[bag.MANIFEST]),
        records=tuple(records),
        held=(*held, *odd_withdrawals, *odd_handovers, *odd_offers, *odd_feedback, *odd_words),
        withdrawals=tuple(one for one in withdrawals if one.items != TEXT),
        handovers=tuple(handovers),
        offers=tuple(offers),
        feedback=tuple(feedback),
        words=tuple(words),
        texts_back=tuple(one.record for one in withdrawals if one.items == TEXT),
    )
