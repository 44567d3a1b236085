"""The coordinator's side of a place: bundles that wait there fetched and taken in, receipts put back beside them.

Called by `udset pool fetch` and the Take in page.  Speaks to the place that was chosen for the desk, and only while asked to.
A bundle is fetched until a receipt of this desk lies beside it, so that a lost receipt is given again.
No name from the place becomes a path here.  The steps of
`fetch_bundles` are verbs of their own, so that a slow server stands before no vault.  Light to import.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from udset_desktop.delivery.carrier import put_whole
from udset_desktop.delivery.opening import open_carrier
from udset_desktop.foundation.atomic import read_file, write_file
from udset_desktop.foundation.problems import Finding, InputRefused, UdsetError
from udset_desktop.foundation.progress import NO_CONTROL, Control, Part
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.carrying import RECEIPT_BYTES, RECEIPT_SUFFIX, Address, carrier_in
from udset_desktop.usecases.merging import FileOutcome, MergeOutcome, PoolAddress, merge_files
from udset_desktop.usecases.workplace import Workplace

BUNDLE_SUFFIX = ".udset"
_SIGNED = "fetching/signed"
"""The setting that holds, by name at the place, under which name this desk's receipt lies there."""
_FETCHED_BY, _MERGED_BY = 0.4, 0.8  # of the way; the rest is putting receipts back


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Where to fetch from, and under which name this desk's receipt of each bundle lies there."""

    address: Address
    signed: Mapping[str, str]
    again: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What was fetched, by its name at the place; and the names of receipts that still lie there."""

    errand: Errand
    bundles: tuple[tuple[str, bytes], ...] = field(repr=False)
    refused: tuple[FileOutcome, ...] = ()  # too long for a bundle
    signed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What taking in came to, and the receipts that have to go back, by the name of their bundle."""

    load: Load
    outcome: MergeOutcome
    receipts: tuple[tuple[str, bytes], ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came in, how many receipts lie at the place for it, and what ended the way before its end."""

    outcome: MergeOutcome
    receipts: int
    signed: Mapping[str, str] = field(default_factory=dict)
    problem: UdsetError | None = None


def fetch_bundles(
    workplace: Workplace, pool: PoolAddress, control: Control = NO_CONTROL, *, again: bool = False
) -> Fetched:
    """Every bundle at the desk's place that this desk has not signed for there, taken in and signed for.

    With `again` every one that lies there.  A bundle that is refused is told in the outcome and changes
    nothing.  Raises `InputRefused` where no place was chosen, and what keeps the place from being reached.
    """
    load = fetch_load(errand_of(workplace, again=again), Part(control, 0, _FETCHED_BY))
    merged = merge_load(workplace, pool, load, Part(control, _FETCHED_BY, _MERGED_BY))
    return keep_fetched(workplace, put_back(merged, Part(control, _MERGED_BY, 1)))


def errand_of(workplace: Workplace, *, again: bool = False) -> Errand:
    """Where the desk fetches from; raises `InputRefused` where no place was chosen."""
    address = carrier_in(workplace, desk=True)
    if address is None:
        raise InputRefused(Finding(code="fetching.no_place"))
    return Errand(address=address, signed=_signed(workplace), again=again)


def fetch_load(errand: Errand, control: Control = NO_CONTROL) -> Load:
    """The bundles that wait there; owns no vault.  Raises what keeps the place from being reached."""
    # late: the bundle's own modules
    from udset_desktop.bundle.limits import MOST_FILE_BYTES  # noqa: PLC0415

    found: list[tuple[str, bytes]] = []
    refused: list[FileOutcome] = []
    carrier = open_carrier(errand.address)
    try:
        there = carrier.names(control)
        signed = {name: receipt for name, receipt in errand.signed.items() if name in there}
        bundles = [name for name in there if name.endswith(BUNDLE_SUFFIX)]
        wanted = [name for name in bundles if errand.again or signed.get(name) not in there]
        for at, name in enumerate(wanted):
            control.checkpoint(at / len(wanted))
            try:
                content = carrier.get(name, limit_bytes=MOST_FILE_BYTES, control=control)
            except InputRefused as refusal:
                refused.append(FileOutcome(file=name, state="refused", findings=refusal.findings))
                continue
            if content is not None:
                found.append((name, content))
    finally:
        carrier.close()
    return Load(errand=errand, bundles=tuple(found), refused=tuple(refused), signed=signed)


def merge_load(workplace: Workplace, pool: PoolAddress, load: Load, control: Control = NO_CONTROL) -> Merged:
    """What was fetched, taken in; it lies sealed in a private folder meanwhile, under numbers of our own."""
    workplace.require_desk()
    with tempfile.TemporaryDirectory(prefix="fetch-", dir=workplace.home.desk_folder) as made:
        folder = Path(made)
        files = [folder / f"{at}{BUNDLE_SUFFIX}" for at in range(len(load.bundles))]
        for file, (_, content) in zip(files, load.bundles, strict=True):
            write_file(file, content)
        outcome = merge_files(workplace, pool, files, receipts=folder, control=control)
        told = tuple(
            replace(one, file=name) for one, (name, _) in zip(outcome.files, load.bundles, strict=True)
        )
        receipts = tuple(
            (one.file, read_file(one.receipt, limit_bytes=RECEIPT_BYTES))
            for one in told
            if one.receipt is not None
        )
    return Merged(
        load=load, outcome=replace(outcome, files=(*told, *load.refused), receipts=()), receipts=receipts
    )


def put_back(merged: Merged, control: Control = NO_CONTROL) -> Fetched:
    """The receipts put beside their bundles; owns no vault, and never raises what can be expected.

    What could not be put is in the pool all the same, and the next fetch gives its receipt again.
    """
    signed, put, trouble = dict(merged.load.signed), 0, None
    # A line that waits may count later, and then the laptop has to hear of it: that was not the last word.
    unsettled = {one.file for one in merged.outcome.files if one.numbers.get("held")}
    try:
        carrier = open_carrier(merged.load.errand.address) if merged.receipts else None
        try:
            for at, (name, content) in enumerate(merged.receipts):
                control.checkpoint(at / len(merged.receipts))
                beside = PurePosixPath(name).with_suffix(RECEIPT_SUFFIX).name
                if carrier is not None:
                    lies = put_whole(carrier, beside, content, control)
                    signed[name] = "" if name in unsettled else lies
                    put += 1
        finally:
            if carrier is not None:
                carrier.close()
    except UdsetError as problem:
        trouble = problem
    return Fetched(outcome=merged.outcome, receipts=put, signed=signed, problem=trouble)


def keep_fetched(workplace: Workplace, done: Fetched) -> Fetched:
    """Where the receipts lie, kept."""
    vault = workplace.require_desk().vault
    with vault.transaction():
        vault.save_setting(_SIGNED, dict(done.signed))
        files = len(done.outcome.files)
        note_act(vault, workplace.clock, Act.BUNDLES_FETCHED, files=files, receipts=done.receipts)
    return done


def _signed(workplace: Workplace) -> dict[str, str]:
    kept = workplace.require_desk().vault.load_setting(_SIGNED)
    return {str(name): str(receipt) for name, receipt in kept.items()} if isinstance(kept, dict) else {}
