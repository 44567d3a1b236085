"""Bundles taken into a pool: opened, planned, applied, receipted; one transaction a file.

The work behind `usecases.merging`, imported late by it.  A file is either taken in whole or changes
nothing; its receipt is written after the pool has it.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from udset_desktop.bundle.floor import BELOW_FLOOR, named_in
from udset_desktop.bundle.opened import OpenedFeedback, OpenedLine, OpenedWords
from udset_desktop.bundle.reader import (
    HeldLine,
    OpenedBundle,
    check_feedback_again,
    check_line,
    check_words_again,
)
from udset_desktop.foundation.ids import BundleId, LaptopId
from udset_desktop.foundation.problems import (
    AccessRefused,
    BundleRefused,
    EnvironmentFailure,
    Finding,
    Incompatible,
    InputRefused,
    Severity,
    UdsetError,
)
from udset_desktop.foundation.progress import Control
from udset_desktop.merge.plan import Holdings, MergePlan
from udset_desktop.merge.receipt import receipt_of
from udset_desktop.sealing.digest import sha256_hex
from udset_desktop.store.pool import init_pool
from udset_desktop.store.pool_aside import judge_waiting
from udset_desktop.store.pool_lists import (
    SealedRow,
    count_forks,
    has_held_revisions,
    load_sealed,
)
from udset_desktop.store.pool_merge import merge_bundle, rehearsing, release_lines
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.decisions_kept import remember_pool
from udset_desktop.usecases.hearing import note_bundle
from udset_desktop.usecases.held_lines import SealedLine, drop_taken_back, unsealed_lines
from udset_desktop.usecases.looking_in import status_in
from udset_desktop.usecases.pool_desk import PSEUDONYMISED, PoolDesk, binding_of, desk_at, joined_trust
from udset_desktop.usecases.pool_values import OUTCOMES, FileOutcome, MergeOutcome, PoolAddress, PoolStatus
from udset_desktop.usecases.receipting import put_receipt
from udset_desktop.usecases.standing import (
    fall_behind_pack,
    is_told_of_newer_pack,
    lacked_pack,
    pack_number_at,
    require_caught_up,
)
from udset_desktop.usecases.standing_alone import count_alone, frames_in
from udset_desktop.usecases.workplace import Workplace

_POOL_KEY_BYTES = 32
_SECOND = (Finding(code="merge.number_twice", severity=Severity.WARN),)


def make_pool(workplace: Workplace, address: PoolAddress) -> PoolStatus:
    """The pool, made or brought up to date; a sealed file where records are pseudonymised.

    Pool and desk learn from each other whom the project believes.
    """
    desk = workplace.require_desk()
    binding = binding_of(workplace)
    key = desk.load_pool_key()
    if key is None and binding.kind == PSEUDONYMISED:
        key = secrets.token_bytes(_POOL_KEY_BYTES)
        desk.save_pool_key(key)
    pool = init_pool(
        address.place,
        binding,
        key=key if binding.kind == PSEUDONYMISED else None,
        password_file=address.password_file,
    )
    try:
        joined_trust(workplace, pool, workplace.require_settings())
        return status_in(workplace, pool)
    finally:
        pool.close()


def rehearse_files(
    workplace: Workplace, address: PoolAddress, files: Sequence[Path], control: Control
) -> MergeOutcome:
    """What merging the files would do, each after the ones before it; nothing of it stays."""
    outcomes: list[FileOutcome] = []
    with desk_at(workplace, address) as desk:
        forks = count_forks(desk.pool)
        with rehearsing(desk.pool, desk.mark(), desk.replacements) as rehearsal:
            before = count_alone(frames_in(rehearsal.counted()))
            for at, file in enumerate(files):
                control.checkpoint(at / len(files))
                opened = _opened_or_refused(desk, file)
                if isinstance(opened, FileOutcome):
                    outcomes.append(opened)
                    continue
                try:
                    plan = rehearsal.merge(opened, desk.planner(opened))
                except BundleRefused as refusal:
                    outcomes.append(_refused(file, refusal))
                    continue
                outcomes.append(_outcome_of(desk, file, plan, "planned"))
            after = count_alone(frames_in(rehearsal.counted()))
    control.checkpoint(1.0)
    return replace(_summed(outcomes, forks), alone=(before, after))


def take_files_in(
    workplace: Workplace,
    address: PoolAddress,
    files: Sequence[Path],
    *,
    receipts: Path | None,
    control: Control,
) -> MergeOutcome:
    """The files merged one by one, a receipt written for each."""
    outcomes: list[FileOutcome] = []
    require_caught_up(workplace.require_desk())
    with desk_at(workplace, address) as desk:
        release_waiting(desk)
        may_drop = has_notices = False
        for at, file in enumerate(files):
            control.checkpoint(at / len(files))
            opened = _opened_or_refused(desk, file)
            if isinstance(opened, FileOutcome):
                outcomes.append(opened)
                continue
            control.checkpoint((at + 0.5) / len(files))
            try:
                _require_not_older(workplace, opened)
                outcomes.append(_merged(workplace, desk, file, opened, receipts))
            except (BundleRefused, InputRefused) as refusal:
                outcomes.append(_refused(file, refusal))
                continue
            notices = opened.withdrawals or opened.texts_back
            may_drop = may_drop or bool(notices or opened.handovers or opened.held)
            has_notices = has_notices or bool(opened.withdrawals)
            del opened  # one bundle in memory at a time
        if may_drop:
            drop_taken_back(desk.pool, desk.key, desk.replacements)
        remember_pool(workplace.require_desk().vault, desk.pool)
        forks, database = count_forks(desk.pool), desk.pool.database
    control.checkpoint(1.0)
    return replace(_summed(outcomes, forks), lies_on=_lies_on(database) if has_notices else ())


def _require_not_older(workplace: Workplace, opened: OpenedBundle) -> None:
    """Nothing; raises where a bundle shows that this desk lacks a pack, and for every one after it."""
    desk = workplace.require_desk()
    require_caught_up(desk)
    if is_told_of_newer_pack(desk, opened.pack):
        context: dict[str, str | int] = {"number": opened.pack, "known": pack_number_at(desk)}
        fall_behind_pack(desk, opened.pack, workplace.clock.today_on().isoformat())
        code = "merge.colleague_wrote" if lacked_pack(desk) else "merge.desk_is_older"
        raise InputRefused(Finding(code=code, context=context))


def _opened_or_refused(desk: PoolDesk, file: Path) -> OpenedBundle | FileOutcome:
    try:
        return desk.open(file)
    except (InputRefused, AccessRefused, Incompatible, EnvironmentFailure) as refusal:
        return _refused(file, refusal)


def _refused(file: Path, refusal: UdsetError) -> FileOutcome:
    return FileOutcome(file=file.name, state="refused", findings=refusal.findings)


def _merged(
    workplace: Workplace, desk: PoolDesk, file: Path, opened: OpenedBundle, receipts: Path | None
) -> FileOutcome:
    planner = desk.planner(opened)
    # Sealing takes a while, so it is done before the transaction; what may be held is known by now.
    held = planner(Holdings()).held if opened.held or _has_loose_chains(opened) else ()
    plan, merge = merge_bundle(desk.pool, opened, planner, desk.mark(held), desk.replacements)
    outcome = replace(
        _outcome_of(desk, file, plan, "again" if plan.known == "here" else "merged"), merge=merge
    )
    # Before the receipt: what a laptop was told is here, the desk remembers, should the pool lose it.
    vault = workplace.require_desk().vault
    with vault.transaction():
        note_bundle(vault, laptop=opened.laptop, number=opened.number, pack=opened.pack, bundle=opened.id)
        counts = {"number": opened.number, "records": len(opened.records)}
        note_act(vault, workplace.clock, Act.BUNDLE_TAKEN_IN, laptop=opened.laptop, **counts)
    folder = file.parent if receipts is None else receipts
    try:
        place = put_receipt(folder, file.stem, receipt_of(plan, merged_at=desk.at), desk.receipt_key)
    except EnvironmentFailure as problem:
        # The pool has the bundle; a stick that takes no receipt is told and changes nothing else.
        finding = Finding(code="merge.no_receipt", context=problem.context)
        return replace(outcome, findings=(*outcome.findings, finding))
    return replace(outcome, receipt=place)


def _has_loose_chains(opened: OpenedBundle) -> bool:
    return any(one.record.revision != len(one.record.ancestors) + 1 for one in opened.records)


def _outcome_of(desk: PoolDesk, file: Path, plan: MergePlan, state: str) -> FileOutcome:
    return FileOutcome(
        file=file.name,
        state=state,
        numbers=plan.numbers,
        findings=_noted(desk, plan),
        laptop=plan.bundle.laptop,
        bundle=plan.bundle.id,
        number=plan.bundle.number,
    )


def _noted(desk: PoolDesk, plan: MergePlan) -> tuple[Finding, ...]:
    """What a coordinator has to look into, though the bundle is taken in; once, not when it comes again."""
    if plan.known == "here":
        return ()
    gave = Counter(
        one.giver for one in plan.bundle.handovers if desk.trust.last_number(one.giver) is not None
    )
    return (
        *(_SECOND if plan.is_second else ()),
        *(
            Finding(
                code="merge.giver_revoked", context={"laptop": laptop, "count": count}, severity=Severity.WARN
            )
            for laptop, count in sorted(gave.items())
        ),
    )


def _summed(outcomes: Sequence[FileOutcome], forks: int) -> MergeOutcome:
    return MergeOutcome(
        files=tuple(outcomes),
        numbers={word: sum(one.numbers.get(word, 0) for one in outcomes) for word in OUTCOMES},
        receipts=tuple(one.receipt for one in outcomes if one.receipt is not None),
        forks=forks,
    )


def _lies_on(database: str) -> tuple[Finding, ...]:
    """Where what was just taken back may lie on; a server's own keeping is for whoever runs it to end."""
    code = "merge.lies_on_server" if database == "postgresql" else "merge.lies_on_copies"
    return (Finding(code=code, severity=Severity.NOTE),)


def release_waiting(desk: PoolDesk) -> int:
    """How many held lines went in because their definition, or their laptop's successor, is here now."""
    if desk.replacements and has_held_revisions(desk.pool):
        judge_waiting(desk.pool, desk.judging, desk.mark(), desk.replacements)
    released = 0
    for row in load_sealed(desk.pool):
        if any("/".join(pin.split("/")[:2]) in desk.definitions for pin in row.instruments):
            opened = _readable_of(desk, row)
            if opened.records or opened.feedback or opened.words:
                release_lines(desk.pool, opened, desk.planner(opened), desk.mark(), desk.replacements)
                released += len(opened.records) + len(opened.feedback) + len(opened.words)
    return released


def _readable_of(desk: PoolDesk, row: SealedRow) -> OpenedBundle:
    """The bundle with those of its held lines that can be read now."""
    good: list[OpenedLine] = []
    feedback: list[OpenedFeedback] = []
    words: list[OpenedWords] = []
    for one in unsealed_lines(row.content, desk.key):
        # Where its person's key went since, it goes on under the digest it came with.
        digest = one.digest or sha256_hex(one.line)
        told = _checked_again(desk, one, row.codes[digest]) if digest in row.codes else None
        if told is None or isinstance(told, HeldLine):
            continue
        told = told._replace(digest=digest)
        if isinstance(told, OpenedLine):
            good.append(told)
        elif isinstance(told, OpenedFeedback):
            feedback.append(told)
        else:
            words.append(told)
    return OpenedBundle(
        id=BundleId(row.bundle),
        project=desk.project.id,
        laptop=LaptopId(row.laptop),
        number=row.number,
        training=desk.project.training,
        kind=row.kind,
        pack=0,
        producer="",
        recipients=(),
        manifest_digest="",
        records=tuple(good),
        held=(),
        withdrawals=(),
        handovers=(),
        offers=(),
        feedback=tuple(feedback),
        words=tuple(words),
    )


def _checked_again(
    desk: PoolDesk, one: SealedLine, code: str
) -> OpenedLine | OpenedFeedback | OpenedWords | HeldLine | None:
    """The line by the rules of now, held as `code`; of its places only what it is held for is asked again."""
    if one.member == "records":
        named = (named_in(desk.project),) if code == BELOW_FLOOR else ()
        return check_line(
            one.line, one.number, definitions=desk.definitions, project=desk.project, named=named
        )
    if one.member == "feedback":
        return check_feedback_again(one.line, one.number, definitions=desk.definitions, project=desk.project)
    if one.member == "words":
        return check_words_again(one.line, one.number, definitions=desk.definitions, project=desk.project)
    return None
