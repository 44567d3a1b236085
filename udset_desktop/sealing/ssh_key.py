"""A laptop's own key for a server that takes bundles by SFTP, in the forms that SSH knows.

Called by `usecases.carrying`.  The private half lies in the vault and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class SshKey:
    """Both halves as text: what the vault keeps, and the line for the server's `authorized_keys`."""

    secret: str = field(repr=False)
    public: str


def new_ssh_key() -> SshKey:
    """A fresh Ed25519 key; its line names nobody."""
    key = Ed25519PrivateKey.generate()
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    public = key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH)
    return SshKey(secret=secret.decode(), public=f"{public.decode()} udset")
