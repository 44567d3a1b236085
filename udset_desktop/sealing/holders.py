"""A recovery key that two people hold: what is sealed to both opens only when each has taken off a layer.

Plain age inside age: the outer layer is sealed to the first holder, the inner one to the second.  No
secret is ever cut in pieces, and the tool `age` opens each layer.  A key that one person holds is the
same with one layer.  Called by `sealing.slots` and `sealing.recovery`.
"""

from __future__ import annotations

from udset_desktop.foundation.problems import BundleRefused, Finding
from udset_desktop.sealing.keys import open_sealed, seal

MOST_HOLDERS = 2
LAYER_BYTES = 2048
"""More than one layer around a key ever is."""

_HEAD_ENDS = b"\n--- "
_PAYLOAD_OVER_BYTES = 16 + 16  # age's nonce, and the tag of its one block
_AGE_BEGINS = b"age-encryption.org/v1\n"


def holders_of(recipient: str) -> tuple[str, ...]:
    """The age recipients that a recovery key names, in the order in which they open: one or two."""
    return tuple(recipient.split())


def seal_to_holders(content: bytes, recipient: str) -> bytes:
    """`content` sealed so that all holders together can open it; raises `BundleRefused` for no recipient."""
    holders = holders_of(recipient)
    if not 1 <= len(holders) <= MOST_HOLDERS:
        raise BundleRefused(Finding(code="sealing.no_recipient"))
    for one in reversed(holders):
        content = seal(content, [one])
    return content


def open_layer(sealed: bytes, secret: str) -> bytes:
    """What is under the outermost layer: the content itself, or what is sealed to the next holder.

    Raises `AccessRefused` when the layer is another holder's, `BundleRefused` when it is damaged.
    """
    return open_sealed(sealed, secret, LAYER_BYTES)


def is_layer(opened: bytes) -> bool:
    """Whether what came out of a layer is itself sealed, to the next holder."""
    return opened.startswith(_AGE_BEGINS)


def is_double(sealed: bytes, size: int) -> bool:
    """Whether `size` bytes lie under two layers; told without a key, by how much the outer one holds."""
    _, _, after = sealed.partition(_HEAD_ENDS)
    _, _, payload = after.partition(b"\n")
    return len(payload) > size + _PAYLOAD_OVER_BYTES


def open_as_holders(sealed: bytes, secrets: tuple[str, ...], size: int) -> bytes:
    """The `size` bytes under all layers, opened with the secrets in the holders' order.

    Raises `AccessRefused` for a secret too few or of somebody else, `BundleRefused` for anything damaged.
    """
    for secret in secrets:
        sealed = open_layer(sealed, secret)
    if len(sealed) != size:
        raise BundleRefused(Finding(code="sealing.damaged"))
    return sealed
