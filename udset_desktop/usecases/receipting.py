"""Where the receipt of a bundle is put: beside others, never over another bundle's.

Used by `usecases.taking_in`.  Bundles of two laptops may carry one file name, and the receipts of
both may be wanted in one folder; the second then gets a number behind its name.
"""

from __future__ import annotations

from pathlib import Path

from udset_desktop.foundation.atomic import read_file, write_file
from udset_desktop.foundation.problems import EnvironmentFailure, InputRefused
from udset_desktop.merge.receipt import MOST_BYTES, Receipt, bundle_told, render_receipt
from udset_desktop.sealing.keys import SigningKey

SUFFIX = ".udsetreceipt"
_MORE = ("", *(f"-{number}" for number in range(2, 1000)))


def put_receipt(folder: Path, stem: str, receipt: Receipt, key: SigningKey) -> Path:
    """The receipt, signed and in `folder`; the same bundle's earlier one is the only file it replaces.

    Raises `EnvironmentFailure` where it cannot be written.
    """
    content = render_receipt(receipt, key)
    for place in (folder / f"{stem}{more}{SUFFIX}" for more in _MORE):
        try:
            write_file(place, content, replace=_is_of(place, receipt.bundle))
        except EnvironmentFailure as problem:
            if problem.code != "foundation.file_there":
                raise
        else:
            return place
    raise EnvironmentFailure("foundation.file_there", name=f"{stem}{SUFFIX}")


def _is_of(place: Path, bundle: str) -> bool:
    """Whether a receipt of this bundle lies there already; whatever else lies there is not touched."""
    try:
        return bundle_told(read_file(place, limit_bytes=MOST_BYTES)) == bundle
    except (EnvironmentFailure, InputRefused):
        return False
