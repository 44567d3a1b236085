"""What leaves a laptop: ready, previewed from the very bytes, written, and taken back.

Called by the faces and by `simulation`.  Nothing counts as sent before the whole file lies in place.
Light to import; the work is in `usecases.outgoing`.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.foundation.atomic import read_back, read_file, write_file
from udset_desktop.foundation.file_kinds import FileKind, read_as
from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.problems import EnvironmentFailure, Finding, InputRefused, UdsetError
from udset_desktop.foundation.progress import NO_CONTROL, Control, Part
from udset_desktop.usecases import journal
from udset_desktop.usecases.recalling import take_apart
from udset_desktop.usecases.workplace import Workplace

if TYPE_CHECKING:
    from udset_desktop.bundle.opened import OpenedBundle
    from udset_desktop.bundle.shareable import Withdrawal
    from udset_desktop.bundle.writer import SealedBundle
    from udset_desktop.store.vault import Vault
    from udset_desktop.usecases.outgoing import Ready


READY_SHARE = 0.7
"""How much of writing bundles is done once it is known what is in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What would leave now, read back from the bytes that would be written.

    `fields` lists every field that travels with the entries it takes in these bundles.  `lone` names
    the records in them which share all that leaves beside the answers with no other of this laptop's,
    leaving now or sent before and not taken back, each by its latest line.  A record on file that no longer
    fits its definition and one cleared since cannot be compared and are left out.
    """

    bundles: tuple[SealedBundle, ...] = field(repr=False)
    kind: str  # anonymised, pseudonymised
    records: int
    revisions: int  # of them, how many correct a line that left before
    withdrawals: int
    offers: int
    linking: bool  # visits of one person are joined, where they said yes and have a reference
    unlinked: int  # records that leave without a key for the person; 0 where linking is off
    few: bool  # fewer than five records: better to wait
    lone: frozenset[str] = field(repr=False)  # which records
    alone_before: int  # and how many would, if place and service left together and as they are
    widened: int  # records that leave with no place, though one is on file here
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    lines: tuple[str, ...] = field(repr=False)  # the record lines as they stand in the file
    feedback: tuple[str, ...] = field(default=(), repr=False)  # and those of workers on using the tool
    words: tuple[tuple[str, str, str], ...] = field(default=(), repr=False)  # whose, about what, the text
    texts_back: int = 0
    few_words: bool = False  # the words of fewer than five conversations
    staying: tuple[tuple[str, int], ...] = ()  # why other records stay: code, how many

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not self.bundles

    @property
    def alone(self) -> int:
        """How many stand alone."""
        return len(self.lone)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenBundle:
    """One bundle, made and kept."""

    file: Path  # its name alone, where it only waits in the outbox
    bundle: str
    number: int
    records: int
    kind: str


def preview(workplace: Workplace, control: Control = NO_CONTROL) -> Preview:
    """What is ready to leave now; nothing is written and nothing counts as sent."""
    # late: msgspec, pyrage, minisign, SQLAlchemy: 0.3 s that the first screen must not wait for.
    from udset_desktop.bundle.limits import FEW_RECORDS  # noqa: PLC0415
    from udset_desktop.usecases import outgoing  # noqa: PLC0415
    from udset_desktop.usecases.leaving_fields import alone_among, fields_of, lone_among, widened_among  # noqa: PLC0415
    from udset_desktop.usecases.standing import project_today  # noqa: PLC0415

    ready, project = outgoing.ready_of(workplace, control), project_today(workplace)
    bundles = outgoing.seal_ready(workplace, ready)
    opened = [bundle.opened for bundle in bundles]
    leaving = [line.record for one in opened for line in one.records]
    here = outgoing.places_of(workplace, (*leaving, *ready.standing))
    return Preview(
        bundles=bundles,
        kind=outgoing.kind_of(project),
        records=len(leaving),
        revisions=ready.revisions,
        withdrawals=sum(len(one.withdrawals) for one in opened),
        offers=sum(offer.count for one in opened for offer in one.offers),
        linking=bool(project.switches.linking),
        unlinked=sum(not one.link for one in leaving) if project.switches.linking else 0,
        few=0 < len(leaving) < FEW_RECORDS,
        lone=lone_among(leaving, ready.standing),
        alone_before=alone_among(leaving, ready.standing, here),
        widened=widened_among(leaving, here),
        fields=fields_of(leaving),
        lines=tuple(line.line.decode() for one in opened for line in one.records),
        feedback=tuple(line.line.decode() for one in opened for line in one.feedback),
        words=tuple(
            (line.words.who, line.words.outcome, line.words.text) for one in opened for line in one.words
        ),
        texts_back=sum(len(one.texts_back) for one in opened),
        few_words=0 < ready.talks_in_words < FEW_RECORDS,
        staying=ready.staying,
    )


def make_bundles(
    workplace: Workplace, control: Control = NO_CONTROL, *, shown: Preview | None = None
) -> tuple[WrittenBundle, ...]:
    """Everything that is ready, as bundles that wait in the outbox; with `shown` exactly the bytes previewed.

    Raises `InputRefused` when something changed since the preview.
    """
    return _made(workplace, None, control, shown)


def write_bundles(
    workplace: Workplace, folder: Path, control: Control = NO_CONTROL, *, shown: Preview | None = None
) -> tuple[WrittenBundle, ...]:
    """As `make_bundles`, with a copy of each in `folder`.

    Raises `InputRefused` when something changed since the preview, `EnvironmentFailure` when the
    folder cannot take a file; bundles already in place then stay and count, the others don't.
    """
    return _made(workplace, folder, control, shown)


def notice_of(workplace: Workplace, record: RecordId, items: str | tuple[str, ...] = "all") -> Withdrawal:
    """The notice that takes a record ("all"), its words ("words") or named items back; nothing is done yet.

    One that was cleared can be taken back as well.  Raises `InputRefused` for a record that was never on file,
    one that is another laptop's now, or an item its definition does not have.
    """
    # late: as in `preview`.
    from udset_desktop.bundle.withdrawal import withdrawal_of  # noqa: PLC0415
    from udset_desktop.usecases.standing import catalogue_of  # noqa: PLC0415

    vault = workplace.require_vault()
    _require_ours(vault, record)
    key = _instrument_of(vault, record)
    if not isinstance(items, str):
        known = catalogue_of(workplace.home).by_key(key).by_id
        findings = [Finding(code="exporting.no_such_item", where=item) for item in items if item not in known]
        if findings or not items:
            raise InputRefused(findings or [Finding(code="exporting.no_such_item")])
    elif items not in {"all", "words"}:
        raise InputRefused(Finding(code="exporting.no_such_item", where=items))
    return withdrawal_of(record, items)


def withdraw(workplace: Workplace, record: RecordId, items: str | tuple[str, ...] = "all") -> Withdrawal:
    """Take something back, as `notice_of` would; the notice leaves next time."""
    vault, notice = workplace.require_vault(), notice_of(workplace, record, items)
    with vault.transaction():
        vault.save_withdrawal(record, notice.items, workplace.clock.now_utc().isoformat())
        journal.log(workplace, "taken_back", record)
        take_apart(workplace)
    return notice


def read_bundle(workplace: Workplace, file: Path) -> OpenedBundle:
    """A bundle checked from end to end, by the laptop that wrote it or at the coordinator's desk.

    Raises `BundleRefused` and `Incompatible`; changes nothing.
    """
    # late: as in `preview`.
    from udset_desktop.bundle.limits import MOST_FILE_BYTES  # noqa: PLC0415

    return _opened(workplace, read_as(FileKind.BUNDLE, file, limit_bytes=MOST_FILE_BYTES))


def _require_ours(vault: Vault, record: RecordId) -> None:
    """Nothing, unless it was handed over: whoever has it now must know, or goes on telling what was taken back."""
    # late: as in `preview`.
    from udset_desktop.usecases.standing import own_ids  # noqa: PLC0415

    taker = {one.record: one.taker for one in vault.load_handed()}.get(record)
    if taker is not None and taker not in own_ids(vault):
        raise InputRefused(Finding(code="exporting.handed_over", context={"taker": taker}))


def _instrument_of(vault: Vault, record: RecordId) -> str:
    """The id and version of the questions of a record, also of one that was cleared."""
    for one in vault.load_cleared():
        if one.record == record:
            return one.instrument
    pin = vault.load_record(record).instrument
    return f"{pin.id}/{pin.version}"


def _made(
    workplace: Workplace, folder: Path | None, control: Control, shown: Preview | None
) -> tuple[WrittenBundle, ...]:
    # late: as in `preview`.
    from udset_desktop.usecases import outgoing  # noqa: PLC0415

    ready = outgoing.ready_of(workplace, Part(control, 0, READY_SHARE))
    bundles = shown.bundles if shown is not None else outgoing.seal_ready(workplace, ready)
    if shown is not None:
        _require_unchanged(workplace, ready, shown)
    written, writing = [], Part(control, READY_SHARE, 1)
    for at, bundle in enumerate(bundles):
        writing.checkpoint(at / len(bundles))
        written.append(_write_one(workplace, folder, bundle, ready))
    return tuple(written)


def _opened(workplace: Workplace, content: bytes) -> OpenedBundle:
    # late: as in `preview`.
    from udset_desktop.bundle.reader import open_bundle  # noqa: PLC0415
    from udset_desktop.usecases import standing  # noqa: PLC0415
    from udset_desktop.usecases.allowed_today import open_at_laptop  # noqa: PLC0415

    if workplace.desk is not None:
        desk = workplace.require_desk()
        return open_bundle(
            content,
            key=standing.reading_key_at_desk(desk),
            trust=standing.trust_at_desk(workplace),
            definitions=standing.definitions_of(workplace.home),
            project=workplace.require_project(),
        )
    return open_at_laptop(workplace, content, standing.require_pack(workplace.require_vault()).project)


def _require_unchanged(workplace: Workplace, ready: Ready, shown: Preview) -> None:
    # The same load gives the same inner bytes, so a withdrawal since the preview cannot slip through.
    # late: as in `preview`.
    from udset_desktop.bundle.writer import render_inner, split_load  # noqa: PLC0415
    from udset_desktop.usecases import outgoing, standing  # noqa: PLC0415

    vault = workplace.require_vault()
    producer, project = standing.producer_of(vault), standing.project_today(workplace)
    first = outgoing.next_number(vault)
    now = [
        render_inner(portion, number=first + at, producer=producer, project=project)
        for at, portion in enumerate(split_load(ready.load))
    ]
    if now != [bundle.inner for bundle in shown.bundles]:
        raise InputRefused(Finding(code="exporting.changed_since_preview"))


def _write_one(
    workplace: Workplace, folder: Path | None, bundle: SealedBundle, ready: Ready
) -> WrittenBundle:
    vault = workplace.require_vault()
    if folder is None:
        with vault.transaction():
            _note_sent(workplace, bundle, ready)
            vault.save_outgoing(bundle.number, bundle.content)
        return _written(bundle, Path(bundle.name))
    file = folder / bundle.name
    in_place = False
    try:
        with vault.transaction():
            _note_sent(workplace, bundle, ready)
            content = _left_by_a_cut(workplace, file, bundle) or bundle.content
            vault.save_outgoing(bundle.number, content, copied_utc=workplace.clock.now_utc().isoformat())
            if content is bundle.content:
                write_file(file, content, replace=False)
                in_place = True
            _require_on_disk(workplace, file, content, bundle)
    except BaseException:
        if in_place:
            # The list could not be kept, or the disk did not keep the file: neither counts.
            with contextlib.suppress(OSError):
                file.unlink()
        raise
    return _written(bundle, file)


def _written(bundle: SealedBundle, file: Path) -> WrittenBundle:
    return WrittenBundle(
        file=file,
        bundle=bundle.id,
        number=bundle.number,
        records=len(bundle.opened.records),
        kind=bundle.kind,
    )


def _left_by_a_cut(workplace: Workplace, file: Path, bundle: SealedBundle) -> bytes | None:
    """The bundle's own file, where a writing that was cut off left it in its place before it counted.

    Its number is taken by no other and its name belongs to its number, so it would stand in the way of
    every later try.  Raises `EnvironmentFailure` where anything else lies there.
    """
    # late: as in `preview`.
    from udset_desktop.bundle.limits import MOST_FILE_BYTES  # noqa: PLC0415

    if not file.exists():
        return None
    with contextlib.suppress(UdsetError):
        content = read_file(file, limit_bytes=MOST_FILE_BYTES)
        if not content:  # a name reserved and no more, as on a stick that knows no links
            with contextlib.suppress(OSError):
                file.unlink()
            return None
        if _opened(workplace, content).id == bundle.id:
            return content
    raise EnvironmentFailure("exporting.other_file_there", name=file.name)


def _require_on_disk(workplace: Workplace, file: Path, wanted: bytes, bundle: SealedBundle) -> None:
    """The file as it now lies there, read and opened anew; raises `EnvironmentFailure` for any other."""
    # late: as in `preview`.
    from udset_desktop.bundle.limits import MOST_FILE_BYTES  # noqa: PLC0415

    content = read_back(file, limit_bytes=MOST_FILE_BYTES)
    if content != wanted or _opened(workplace, content).id != bundle.id:
        raise EnvironmentFailure("exporting.not_as_written", name=file.name)


def _note_sent(workplace: Workplace, bundle: SealedBundle, ready: Ready) -> None:
    # late: as in `preview`.
    from udset_desktop.store.vault_values import Export, ExportedLine  # noqa: PLC0415
    from udset_desktop.usecases.offering import OFFERS_SENT  # noqa: PLC0415

    vault = workplace.require_vault()
    if vault.take_bundle_number() != bundle.number:
        raise InputRefused(Finding(code="exporting.changed_since_preview"))
    at_utc = workplace.clock.now_utc().isoformat()
    lines = tuple(
        ExportedLine(
            record=RecordId(line.record.record),
            revision=ready.on_file[line.record.record],
            digest=line.digest,
        )
        for line in bundle.opened.records
    )
    vault.save_export(
        Export(
            number=bundle.number,
            bundle=bundle.id,
            kind=bundle.kind,
            file=bundle.name,
            manifest=bundle.opened.manifest_digest,
            at_utc=at_utc,
            lines=lines,
        )
    )
    _note_told(vault, bundle, ready, at_utc)
    if bundle.opened.offers:
        vault.save_setting(OFFERS_SENT, dict(ready.offers))
    told = {"number": bundle.number, "records": len(lines)}
    journal.log(workplace, "bundle_written", bundle.id, str(len(lines)), **told)


def _note_told(vault: Vault, bundle: SealedBundle, ready: Ready, at_utc: str) -> None:
    """Which notices and which workers' lines have travelled."""
    told: set[str] = {notice.record for notice in bundle.opened.withdrawals}
    in_lines = {RecordId(line.record.record) for line in bundle.opened.records}
    for record in ready.ended:
        if record in told:
            kept = vault.save_withdrawal(record, "all", at_utc)
            vault.save_withdrawals_sent((kept,), bundle.number)
    back = set(bundle.opened.texts_back)
    told |= {one.record for one in vault.load_passed() if one.number in back}
    vault.save_withdrawals_sent(
        tuple(notice for notice in ready.notices if notice.record in told), bundle.number
    )
    # Of a record that leaves for the first time no notice is needed: its line says so from the start.
    heeded = (one for one in vault.load_withdrawals(waiting_only=True) if one.record in in_lines)
    vault.save_withdrawals_sent(tuple(heeded), bundle.number)
    vault.save_handed_told([RecordId(one.record) for one in bundle.opened.handovers], bundle.number)
    gone = {one.feedback.feedback for one in bundle.opened.feedback}
    vault.save_work_notes_sent(tuple(note for note in ready.notes if note in gone), bundle.number)
    vault.save_words_sent([one.words.words for one in bundle.opened.words], bundle.number)
    vault.save_words_back(bundle.opened.texts_back, bundle.number)
