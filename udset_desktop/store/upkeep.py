"""Keeping a vault sound: looking it over, making it small, letting old copies go.

Called by `usecases.unlocking`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from udset_desktop.foundation.atomic import failure_of
from udset_desktop.foundation.problems import Finding
from udset_desktop.store.savings_count import lost_logs
from udset_desktop.store.vault import VAULT_NAME, Vault

PROVEN_DAYS = 7
"""Days after an upgrade at which its copy may go, if the vault is sound then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldCopy:
    """A vault as it was before an upgrade, or a damaged log of it, under the same key.

    It goes when the vault is opened from then on.
    """

    name: str
    goes_on: date


def check_soundness(vault: Vault) -> tuple[Finding, ...]:
    """What is wrong with the open vault, page by page and link by link; empty when nothing is."""
    with vault.transaction() as connection:
        # Each page carries its own seal (HMAC); a page altered behind our back is named here.
        pages = connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()
        if pages:  # reading on would only stumble over the same pages
            return (Finding(code="store.pages_damaged", context={"pages": len(pages)}),)
        said = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        links = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    findings: list[Finding] = []
    if said != ["ok"]:
        findings.append(Finding(code="store.tables_damaged", context={"places": len(said)}))
    if links:
        findings.append(Finding(code="store.links_damaged", context={"rows": len(links)}))
    return tuple(findings)


def old_copies(folder: Path, keep_days: int) -> tuple[OldCopy, ...]:
    """The copies that lie beside a vault, from before upgrades first, and the day from which each goes."""
    lasting = [(copy, min(keep_days, PROVEN_DAYS)) for copy in _copies_in(folder)]
    lasting += [(log, keep_days) for log in lost_logs(folder, VAULT_NAME)]
    return tuple(
        OldCopy(name=copy.name, goes_on=(_made_utc(copy) + timedelta(days=days)).date())
        for copy, days in lasting
    )


def let_copies_go(vault: Vault, now_utc: datetime, keep_days: int) -> int:
    """How many copies went, now that the vault is open.

    One goes after `keep_days`, the project's retention time; one from before an upgrade sooner, once
    `PROVEN_DAYS` have passed and the vault, looked over, is sound: by then the upgrade has proven itself.
    """
    removed = 0
    for log in lost_logs(vault.folder, VAULT_NAME):
        if now_utc - _made_utc(log) >= timedelta(days=keep_days):
            _remove(log)
            removed += 1
    sound: bool | None = None
    for copy in _copies_in(vault.folder):
        age = now_utc - _made_utc(copy)
        if age < timedelta(days=min(keep_days, PROVEN_DAYS)):
            continue
        if age < timedelta(days=keep_days):
            sound = not check_soundness(vault) if sound is None else sound
            if not sound:
                continue
        _remove(copy)
        removed += 1
    return removed


def remove_copies(folder: Path) -> None:
    """Let every copy go: the key they are under is let go too."""
    for copy in (*_copies_in(folder), *lost_logs(folder, VAULT_NAME)):
        _remove(copy)


def _copies_in(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"{VAULT_NAME}.before-*"))


def _made_utc(copy: Path) -> datetime:
    try:
        return datetime.fromtimestamp(copy.stat().st_mtime, UTC)
    except OSError as problem:
        raise failure_of(problem, copy) from problem


def _remove(copy: Path) -> None:
    try:
        copy.unlink()
    except OSError as problem:
        raise failure_of(problem, copy) from problem
