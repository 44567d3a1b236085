"""Keeping a vault sound: looking it over, making it small, letting old copies go.

Called by `usecases.unlocking`.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from udset_desktop.foundation.atomic import failure_of
from udset_desktop.foundation.problems import Finding
from udset_desktop.store.vault import VAULT_NAME, Vault


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


def remove_old_copies(folder: Path, now_utc: datetime, keep_days: int) -> int:
    """Let copies made before upgrades go once they are older than the retention time; how many went."""
    removed = 0
    oldest_s = (now_utc - timedelta(days=keep_days)).timestamp()
    for copy in sorted(folder.glob(f"{VAULT_NAME}.before-*")):
        try:
            if copy.stat().st_mtime < oldest_s:
                copy.unlink()
                removed += 1
        except OSError as problem:
            raise failure_of(problem, copy) from problem
    return removed
