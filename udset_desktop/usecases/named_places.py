"""What each pack let a laptop name, kept at the desk by the pack's number, and asked when a bundle comes in.

Kept by `usecases.coordinating` with every pack that is signed or taken; asked by `usecases.pool_desk`.
"""

from __future__ import annotations

from udset_desktop.bundle.floor import Named, named_in
from udset_desktop.project.model import Project
from udset_desktop.store.vault import Vault

_PACK = "pack/named/"


def keep_named(vault: Vault, number: int, project: Project) -> None:
    """Remember what a pack lets be named."""
    named = named_in(project)
    told = {"places": " ".join(sorted(named.places)), "services": " ".join(sorted(named.services))}
    vault.save_setting(f"{_PACK}{number}", told)


def named_by(vault: Vault, number: int, project: Project) -> tuple[Named, ...]:
    """The lists of which one has to name what a bundle names: its pack's, and the project's of now.

    Empty for a pack that this desk neither signed nor took: what it let be named is not known here, and
    nothing is asked of its bundles.
    """
    kept = vault.load_setting(f"{_PACK}{number}")
    if not isinstance(kept, dict):
        return ()
    then = Named(places=frozenset(kept["places"].split()), services=frozenset(kept["services"].split()))
    return then, named_in(project)
