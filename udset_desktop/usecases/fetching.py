"""The coordinator's side of a place: bundles that wait there fetched and taken in, receipts put back beside them.

Called by `udset pool fetch`.  Speaks to the place that was chosen for the desk, and only while asked to.
A bundle is fetched until a receipt of this desk lies beside it, so that a lost receipt is given again.
No name from the place becomes a path here.  Light to import.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from udset_desktop.delivery.carrier import Carrier, put_whole
from udset_desktop.delivery.opening import open_carrier
from udset_desktop.foundation.atomic import read_file, write_file
from udset_desktop.foundation.problems import Finding, InputRefused, UdsetError
from udset_desktop.foundation.progress import NO_CONTROL, Control, Part
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.carrying import RECEIPT_BYTES, RECEIPT_SUFFIX, carrier_in
from udset_desktop.usecases.merging import FileOutcome, MergeOutcome, PoolAddress, merge_files
from udset_desktop.usecases.workplace import Workplace

BUNDLE_SUFFIX = ".udset"
_SIGNED = "fetching/signed"
"""The setting that holds, by name at the place, under which name this desk's receipt lies there."""
_FETCHED_BY, _MERGED_BY = 0.4, 0.8  # of the way; the rest is putting receipts back


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came in, how many receipts lie at the place for it, and what ended the way before its end."""

    outcome: MergeOutcome
    receipts: int
    problem: UdsetError | None = None


def fetch_bundles(
    workplace: Workplace, pool: PoolAddress, control: Control = NO_CONTROL, *, again: bool = False
) -> Fetched:
    """Every bundle at the desk's place that this desk has not signed for there, taken in and signed for.

    With `again` every one that lies there.  A bundle that is refused is told in the outcome and changes
    nothing.  Raises `InputRefused` where no place was chosen, and what keeps the place from being reached.
    """
    address = carrier_in(workplace, desk=True)
    if address is None:
        raise InputRefused(Finding(code="fetching.no_place"))
    carrier = open_carrier(address)
    try:
        with tempfile.TemporaryDirectory(prefix="fetch-", dir=workplace.home.desk_folder) as made:
            return _fetched(workplace, pool, carrier, Path(made), control, again=again)
    finally:
        carrier.close()


def _fetched(
    workplace: Workplace, pool: PoolAddress, carrier: Carrier, folder: Path, control: Control, *, again: bool
) -> Fetched:
    # late: the bundle's own modules
    from udset_desktop.bundle.limits import MOST_FILE_BYTES  # noqa: PLC0415

    vault = workplace.require_desk().vault
    there, fetching = carrier.names(control), Part(control, 0, _FETCHED_BY)
    signed = {name: receipt for name, receipt in _signed(workplace).items() if name in there}
    wanted = [
        name for name in there if name.endswith(BUNDLE_SUFFIX) and (again or signed.get(name) not in there)
    ]
    names: dict[Path, str] = {}
    refused: list[FileOutcome] = []
    for at, name in enumerate(wanted):
        fetching.checkpoint(at / len(wanted))
        try:
            content = carrier.get(name, limit_bytes=MOST_FILE_BYTES, control=control)
        except InputRefused as refusal:
            refused.append(FileOutcome(file=name, state="refused", findings=refusal.findings))
            continue
        if content is not None:
            file = folder / f"{at}{BUNDLE_SUFFIX}"
            write_file(file, content)
            names[file] = name
    merging = Part(control, _FETCHED_BY, _MERGED_BY)
    outcome = merge_files(workplace, pool, tuple(names), receipts=folder, control=merging)
    files = tuple(replace(one, file=name) for one, name in zip(outcome.files, names.values(), strict=True))
    put, problem = _put_back(carrier, files, signed, Part(control, _MERGED_BY, 1))
    with vault.transaction():
        vault.save_setting(_SIGNED, signed)
        note_act(vault, workplace.clock, Act.BUNDLES_FETCHED, files=len(files), receipts=put)
    told = replace(outcome, files=(*files, *refused), receipts=())
    return Fetched(outcome=told, receipts=put, problem=problem)


def _put_back(
    carrier: Carrier, files: tuple[FileOutcome, ...], signed: dict[str, str], control: Control
) -> tuple[int, UdsetError | None]:
    """How many receipts lie at the place now; `signed` learns their names."""
    waiting = [one for one in files if one.receipt is not None]
    put = 0
    for at, one in enumerate(waiting):
        if one.receipt is None:
            continue
        try:
            control.checkpoint(at / len(waiting))
            content = read_file(one.receipt, limit_bytes=RECEIPT_BYTES)
            beside = PurePosixPath(one.file).with_suffix(RECEIPT_SUFFIX).name
            signed[one.file] = put_whole(carrier, beside, content, control)
        except UdsetError as problem:  # the pool has them; the next fetch gives the receipts again
            return put, problem
        put += 1
    return put, None


def _signed(workplace: Workplace) -> dict[str, str]:
    kept = workplace.require_desk().vault.load_setting(_SIGNED)
    return {str(name): str(receipt) for name, receipt in kept.items()} if isinstance(kept, dict) else {}
