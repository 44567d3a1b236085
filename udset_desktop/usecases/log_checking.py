"""A log that was handed out, checked: who signed it, whether its lines hang together, what it is a copy of.

Called by the faces.  A chain alone shows what was changed inside a log; that a whole log was
put back from an older copy, or written anew, shows only beside a copy that was handed out before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.foundation.atomic import read_file
from udset_desktop.foundation.problems import BundleRefused, Finding, InputRefused, UdsetError
from udset_desktop.foundation.strict_json import parse_json
from udset_desktop.sealing.chain import BEGINNING, chained
from udset_desktop.usecases.auditing import SIGNATURE_SUFFIX, moments_back, row_of, told_line
from udset_desktop.usecases.unlocking import Which, open_vault_of

if TYPE_CHECKING:
    from udset_desktop.store.vault_values import AuditLine
    from udset_desktop.usecases.workplace import Workplace

LIMIT_BYTES, SIGNATURE_LIMIT_BYTES = 64 * 1024 * 1024, 4096
_NOBODY = "log_checking.signed_by_nobody"
_KINDS = {"number": int, "at_utc": str, "what": str, "told": str, "chain": str}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedLog:
    """A log that is what its signer wrote.

    `signer` is the number of a laptop, `coordinator`, or `key` where a key was given; `is_own` where that is
    the very vault that is open, or was before it was restored.  `back` are the lines
    whose moment lies before that of the line before: the clock was set back there.
    """

    signer: str
    is_own: bool
    lines: tuple[AuditLine, ...]
    back: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLog:
    """A log that was checked, and how many lines came after it or after an earlier copy.

    `since` is None where there was nothing to hold it against.
    """

    log: CheckedLog
    since: int | None


@dataclass(frozen=True, slots=True)
class _Signer:
    name: str
    public: str
    is_own: bool = False


def hold_log(
    file: Path,
    *,
    workplace: Workplace | None = None,
    which: Sequence[Which] = (Which.LAPTOP,),
    key: str = "",
    earlier: Path | None = None,
) -> HeldLog:
    """As `check_log`, for whoever one of the vaults `which` knows; then held against what it must have gone on from.

    That is the copy `earlier`, or without one the log of the open vault, where `file` is a copy of it.
    Raises `InputRefused` where it is another log.
    """
    if workplace is None or key:
        checked, at = check_log(file, key=key), Which.LAPTOP
    else:
        checked, at = _checked_at(file, workplace, which)
    if earlier is not None:
        before = check_log(earlier, workplace=workplace, which=at, key=key)
        return HeldLog(log=checked, since=require_goes_on(before.lines, checked.lines))
    if workplace is not None and checked.is_own:
        return HeldLog(log=checked, since=require_goes_on(checked.lines, lines_here(workplace, at)))
    return HeldLog(log=checked, since=None)


def _checked_at(file: Path, workplace: Workplace, which: Sequence[Which]) -> tuple[CheckedLog, Which]:
    """The log as the vault knows it whose own it is, or else the first that knows the signer."""
    found, unknown = list[tuple[CheckedLog, Which]](), list[BundleRefused]()
    for at in which:
        try:
            found.append((check_log(file, workplace=workplace, which=at), at))
        except BundleRefused as refused:
            unknown.append(refused)
    if not found:
        # Whoever knows the signer says more.
        raise next((one for one in unknown if one.code != _NOBODY), unknown[0])
    return next((one for one in found if one[0].is_own), found[0])


def check_log(
    file: Path, *, workplace: Workplace | None = None, which: Which = Which.LAPTOP, key: str = ""
) -> CheckedLog:
    """The log in `file`, its signature beside it, signed by `key` or by somebody the open vault knows.

    Raises `BundleRefused` for a signature of nobody known and for a file that is no log, and `InputRefused` for lines that
    do not hang together.
    """
    content = read_file(file, limit_bytes=LIMIT_BYTES)
    beside = file.with_name(file.name + SIGNATURE_SUFFIX)
    signature = read_file(beside, limit_bytes=SIGNATURE_LIMIT_BYTES)
    known = tuple(_known(workplace, which)) if workplace is not None and not key else ()
    signer = _signer(content, signature, (_Signer("key", key),) if key else known)
    lines = tuple(_lines_in(content))
    before = BEGINNING
    for number, line in enumerate(lines, start=1):
        if line.number != number or line.chain != chained(
            before, (number, line.at_utc, line.what, line.told)
        ):
            raise InputRefused(Finding(code="log_checking.changed", context={"number": number}))
        before = line.chain
    return CheckedLog(signer=signer.name, is_own=signer.is_own, lines=lines, back=moments_back(lines))


def require_goes_on(earlier: Sequence[AuditLine], later: Sequence[AuditLine]) -> int:
    """How many lines came after `earlier`, where `later` is the same log gone on.

    Raises `InputRefused` where it is another: from which line on, and when the first of the earlier log's
    that it lacks was written.
    """
    for at, line in enumerate(earlier):
        if at >= len(later) or later[at].chain != line.chain:
            told: dict[str, str | int] = {"number": at + 1, "at": line.at_utc[:10], "lines": len(earlier)}
            raise InputRefused(Finding(code="log_checking.another", context=told))
    return len(later) - len(earlier)


def lines_here(workplace: Workplace, which: Which = Which.LAPTOP) -> tuple[AuditLine, ...]:
    """The lines of the open vault's own log, to hold against one that was handed out before."""
    return open_vault_of(workplace, which).load_audit_lines()


def rows_of(lines: Sequence[AuditLine], language: str) -> list[dict[str, object]]:
    """The lines with their sentences, for people and programs."""
    told = [told_line(line, language) for line in lines]
    return [{**row_of(one), "done": one.sentence} for one in told]


def _known(workplace: Workplace, which: Which) -> Iterator[_Signer]:
    """Who could have signed, as the open vault knows them."""
    # late: cryptography
    from udset_desktop.usecases import standing  # noqa: PLC0415

    if which is Which.DESK:
        receipts = workplace.require_desk().load_receipt_key()
        if receipts is not None:
            yield _Signer("coordinator", receipts.public, is_own=True)
        trust, own = standing.trust_at_desk(workplace), frozenset[str]()
    else:
        vault = workplace.require_vault()
        for one in standing.require_pack(vault).coordinators:
            yield _Signer("coordinator", one.receipt_public)
        trust, own = standing.trust_at_laptop(vault), standing.own_ids(vault)
        # The pack in force may be from before its own card was accepted, or name its former number as revoked.
        for number, public in standing.former_signers(vault).items():
            yield _Signer(number, public, is_own=True)
    for laptop in trust.accepted:
        yield _Signer(str(laptop.laptop), laptop.public, is_own=laptop.laptop in own)


def _signer(content: bytes, signature: bytes, known: Sequence[_Signer]) -> _Signer:
    # late: cryptography
    from udset_desktop.sealing.keys import require_signed  # noqa: PLC0415

    for one in known:
        try:
            require_signed(content, signature, one.public)
        except BundleRefused:
            continue
        return one
    raise BundleRefused(Finding(code=_NOBODY))


def _lines_in(content: bytes) -> Iterator[AuditLine]:
    from udset_desktop.store.vault_values import AuditLine  # noqa: PLC0415  # late: database layer

    for number, text in enumerate(content.splitlines(), start=1):
        try:
            row = parse_json(text, where="")
        except UdsetError:
            row = None
        if (
            not isinstance(row, dict)
            or set(row) != set(_KINDS)
            or any(type(row[name]) is not kind for name, kind in _KINDS.items())
        ):
            raise BundleRefused(Finding(code="log_checking.no_log", context={"number": number}))
        yield AuditLine(**row)
