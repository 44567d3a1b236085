"""The coordinator's desk vault: the project, its keys, its trust list, the pool's key.

The same file kind as a laptop's vault, in the home's `desk` folder.  Used by `usecases.projects` and
the verbs of the pool; an organisation's recovery secret never comes here.
"""

from __future__ import annotations

from dataclasses import dataclass

from udset_desktop.sealing.keys import AgeKey, SigningKey
from udset_desktop.store.vault import Vault
from udset_desktop.store.vault_values import KeptKey

_PROJECT = "project"
_TRUST = "trust/"


@dataclass(frozen=True, slots=True)
class Desk:
    """Typed loading and saving on an open desk vault.  `vault` also keeps settings and the log."""

    vault: Vault

    def close(self) -> None:
        """Shut the desk vault; safe to call again."""
        self.vault.close()

    def save_project(self, content: bytes) -> None:
        """Keep the project's settings, in the form `project.reader` reads."""
        self.vault.save_paper(_PROJECT, content)

    def load_project(self) -> bytes | None:
        """The project's settings, if a project was begun here."""
        return self.vault.load_paper(_PROJECT)

    def save_root_key(self, key: SigningKey) -> None:
        """Keep the key that signs packs, accepted cards and revocations."""
        self._save_signing("root", key)

    def load_root_key(self) -> SigningKey | None:
        """The root key, where this coordinator holds it."""
        return self._load_signing("root")

    def save_bundle_key(self, key: AgeKey) -> None:
        """Keep the key that bundles are sealed to."""
        self._save_age("bundle", key)

    def load_bundle_key(self) -> AgeKey | None:
        """The key that opens bundles."""
        return self._load_age("bundle")

    def save_receipt_key(self, key: SigningKey) -> None:
        """Keep the key that signs receipts."""
        self._save_signing("receipt", key)

    def load_receipt_key(self) -> SigningKey | None:
        """The key that signs receipts."""
        return self._load_signing("receipt")

    def save_pool_key(self, key: bytes, pool: str = "pool") -> None:
        """Keep the key of an encrypted pool under the pool's name."""
        self.vault.save_key(KeptKey(name=f"pool/{pool}", secret=key.hex(), public=""))

    def load_pool_key(self, pool: str = "pool") -> bytes | None:
        """The key of an encrypted pool, if this desk made it."""
        kept = self.vault.load_key(f"pool/{pool}")
        return None if kept is None else bytes.fromhex(kept.secret)

    def save_trust_entry(self, name: str, entry: str) -> None:
        """Keep one signed entry of the trust list under a name of its own."""
        self.vault.save_paper(_TRUST + name, entry.encode())

    def load_trust_entries(self) -> tuple[str, ...]:
        """Every signed entry of the trust list, by name; whoever reads them verifies them."""
        return tuple(entry.decode() for entry in self.vault.load_papers(_TRUST).values())

    def delete_root_key(self) -> None:
        """Destroy the root key, if this coordinator holds it."""
        self.vault.delete_key("root")

    def delete_trust_entries(self) -> None:
        """Let the whole trust list go, for one that another root has signed."""
        with self.vault.transaction():
            for name in self.vault.load_papers(_TRUST):
                self.vault.delete_paper(name)

    def raise_pack_number(self, number: int) -> None:
        """The next pack has a higher number than this, and than any before."""
        self.vault.raise_number("pack", number)

    def take_pack_number(self) -> int:
        """The number of the next pack, one higher at every call."""
        return self.vault.take_number("pack")

    def _save_age(self, name: str, key: AgeKey) -> None:
        self.vault.save_key(KeptKey(name=name, secret=key.secret, public=key.recipient))

    def _load_age(self, name: str) -> AgeKey | None:
        kept = self.vault.load_key(name)
        return None if kept is None else AgeKey(secret=kept.secret, recipient=kept.public)

    def _save_signing(self, name: str, key: SigningKey) -> None:
        self.vault.save_key(KeptKey(name=name, secret=key.secret, public=key.public))

    def _load_signing(self, name: str) -> SigningKey | None:
        kept = self.vault.load_key(name)
        return None if kept is None else SigningKey(secret=kept.secret, public=kept.public)
