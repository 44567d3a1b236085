"""Looking over and handing out the log that shows when it was changed.

Called by the faces.  The file is JSON Lines, one object a line with the digest that chains it to the
line before; `minisign` checks the signature beside it with the key that the laptop's card tells, and `log_checking` the whole.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.foundation.atomic import write_file
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.unlocking import Which, open_vault_of
from udset_desktop.usecases.workplace import Workplace

if TYPE_CHECKING:
    from udset_desktop.sealing.keys import SigningKey
    from udset_desktop.store.vault_values import AuditLine

SIGNATURE_SUFFIX = ".minisig"
BACK_S = 300
"""A clock that the system puts right goes back by less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldLine:
    """One line as it is shown: the moment in UTC, what was done as a sentence, and the link."""

    number: int
    at_utc: str
    what: str
    told: str  # as it was chained
    sentence: str
    chain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldLog:
    """The log, the oldest line first, and what is wrong with it: nothing, where all is well.

    `back` are the lines before which the clock was set back; that changes nothing of the log itself.
    """

    lines: tuple[ToldLine, ...]
    findings: tuple[Finding, ...]
    back: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenLog:
    """A log in its place, the signature beside it, and the public key that checks it."""

    file: Path
    signature: Path
    public: str
    lines: int


def look_at_log(workplace: Workplace, which: Which = Which.LAPTOP) -> ToldLog:
    """The log of the open vault, and the first place where it is not as it was written."""
    vault = open_vault_of(workplace, which)
    lines = vault.load_audit_lines()
    return ToldLog(
        lines=tuple(told_line(line, workplace.language) for line in lines),
        findings=vault.check_audit_lines(),
        back=moments_back(lines),
    )


def write_log(workplace: Workplace, out: Path, which: Which = Which.LAPTOP) -> WrittenLog:
    """The log in a new file with its signature beside it; its last line says that it was handed out.

    Raises `InputRefused` where the log is not as it was written: a signature would vouch for it.
    """
    # late: cryptography
    from udset_desktop.sealing.keys import sign  # noqa: PLC0415

    vault = open_vault_of(workplace, which)
    if found := vault.check_audit_lines():
        raise InputRefused(found)
    key = _signing_key(workplace, which)
    with vault.transaction():
        note_act(vault, workplace.clock, Act.LOG_WRITTEN, lines=len(vault.load_audit_lines()))
        lines = look_at_log(workplace, which).lines
        content = "".join(json.dumps(row_of(line), sort_keys=True) + "\n" for line in lines).encode()
        signature = out.with_name(out.name + SIGNATURE_SUFFIX)
        write_file(out, content, replace=False)
        write_file(signature, sign(content, key, f"udset log of {len(lines)} lines"), replace=False)
    return WrittenLog(file=out, signature=signature, public=key.public, lines=len(lines))


def row_of(line: ToldLine) -> dict[str, object]:
    """A line for programs: what was chained, in that order, and the link."""
    return {
        "number": line.number,
        "at_utc": line.at_utc,
        "what": line.what,
        "told": line.told,
        "chain": line.chain,
    }


def moments_back(lines: Sequence[AuditLine]) -> tuple[int, ...]:
    """The numbers of the lines whose moment lies more than `BACK_S` seconds before that of the line before."""
    return tuple(
        line.number
        for before, line in pairwise(lines)
        if (_at(before.at_utc) - _at(line.at_utc)).total_seconds() > BACK_S
    )


def _at(at_utc: str) -> datetime:
    try:
        at = datetime.fromisoformat(at_utc)
    except ValueError:  # in a file from elsewhere; a line written here always has a moment
        return datetime.min.replace(tzinfo=UTC)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def told_line(line: AuditLine, language: str) -> ToldLine:
    """A line with its sentence."""
    slots = dict(pair.split("=", 1) for pair in line.told.split() if "=" in pair)
    known = line.what in frozenset(
        Act
    )  # a newer program's vault, opened by its own kind alone, may hold more
    return ToldLine(
        number=line.number,
        at_utc=line.at_utc,
        what=line.what,
        told=line.told,
        sentence=sentence_of(f"auditing.{line.what}" if known else "auditing.unknown", slots, language),
        chain=line.chain,
    )


def _signing_key(workplace: Workplace, which: Which) -> SigningKey:
    # late: cryptography
    from udset_desktop.sealing.keys import SigningKey  # noqa: PLC0415
    from udset_desktop.usecases.standing import LAPTOP_SIGNING  # noqa: PLC0415

    if which is Which.DESK:
        held = workplace.require_desk().load_receipt_key()
    else:
        kept = workplace.require_vault().load_key(LAPTOP_SIGNING)
        held = None if kept is None else SigningKey(secret=kept.secret, public=kept.public)
    if held is None:
        raise InputRefused(Finding(code="usecases.no_project"))
    return held
