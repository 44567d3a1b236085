"""What the verbs on a pool stand on: the open pool, the desk's keys, trust, definitions.

Used by `usecases.taking_in`, `looking_in` and `figures`, for the time of one verb each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from udset_desktop.bundle.floor import Named
from udset_desktop.bundle.limits import MOST_FILE_BYTES
from udset_desktop.bundle.reader import HeldLine, OpenedBundle, ReadingKey, open_bundle
from udset_desktop.foundation.file_kinds import FileKind, read_as
from udset_desktop.foundation.problems import AccessRefused, BundleRefused, Finding
from udset_desktop.instrument.model import Instrument
from udset_desktop.merge.plan import (
    Holdings,
    MergePlan,
    changes_of,
    plan_merge,
    require_first_of_number,
    require_not_late,
)
from udset_desktop.merge.rules import Passing
from udset_desktop.project.model import Project
from udset_desktop.project.trust import Trust, trust_of, without_former_roots
from udset_desktop.sealing.keys import SigningKey
from udset_desktop.store.pool import Binding, Pool, open_pool
from udset_desktop.store.pool_aside import Judge
from udset_desktop.store.pool_links import drop_links
from udset_desktop.store.pool_lists import load_trust_entries, save_trust_entries
from udset_desktop.store.pool_merge import MergeMark, Planner
from udset_desktop.store.vault import Vault
from udset_desktop.usecases.hearing import bundles_heard, late_numbers, newest_at_end, number_heard
from udset_desktop.usecases.held_lines import let_held_keys_go, seal_lines
from udset_desktop.usecases.named_places import named_by
from udset_desktop.usecases.pool_values import PoolAddress
from udset_desktop.usecases.standing import (
    definitions_of,
    entry_name,
    former_roots,
    reading_key_at_desk,
    root_public_at,
)
from udset_desktop.usecases.workplace import Workplace

PSEUDONYMISED = "pseudonymised"


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolDesk:
    """What taking in needs of the desk: keys, trust, definitions, and the open pool."""

    pool: Pool
    project: Project
    key: ReadingKey
    receipt_key: SigningKey
    trust: Trust
    definitions: Mapping[str, Instrument]
    named: Callable[[int], tuple[Named, ...]]  # what a pack let be named, by its number
    at: str
    vault: Vault

    @property
    def replacements(self) -> tuple[Passing, ...]:
        """Laptops that stand in for others, as the trust list says."""
        return replacements_in(self.trust)

    @property
    def judging(self) -> Judge:
        """How records are judged, with the definitions at hand."""
        return lambda facts, lines: changes_of(facts, lines, self.definitions)

    def heard(self, opened: OpenedBundle) -> tuple[str, ...]:
        """The bundles that came in at this desk under the laptop and number of this one, into whatever pool."""
        return bundles_heard(self.vault, opened.laptop).get(opened.number, ())

    def _newest_before_end(self, opened: OpenedBundle, in_pool: int) -> int:
        """The last number that came while its laptop was believed; 0 where somebody vouches for this bundle."""
        if opened.number in late_numbers(self.vault, opened.laptop):
            return 0
        noted = newest_at_end(self.vault, opened.laptop)
        return max(in_pool, number_heard(self.vault, opened.laptop)) if noted is None else noted

    def planner(self, opened: OpenedBundle) -> Planner:
        """How this bundle is planned.

        The plan raises `BundleRefused` for a revoked laptop's second of a number, and for one that fills a gap
        of which nobody has said that it was on its way.
        """
        heard, is_revoked = self.heard(opened), self.trust.last_number(opened.laptop) is not None

        def plan(holdings: Holdings) -> MergePlan:
            same = holdings.same_number
            came = {*same, *heard} if same is not None else ()
            is_second = require_first_of_number(opened, came, is_revoked=is_revoked)
            if is_revoked and same is not None:
                require_not_late(opened, came, self._newest_before_end(opened, holdings.newest))
            return replace(plan_merge(opened, holdings, self.definitions), is_second=is_second)

        return plan

    def open(self, file: Path) -> OpenedBundle:
        """The bundle in a file; raises whatever makes it one to refuse."""
        content = read_as(FileKind.BUNDLE, file, limit_bytes=MOST_FILE_BYTES)
        opened = open_bundle(
            content,
            key=self.key,
            trust=self.trust,
            definitions=self.definitions,
            project=self.project,
            named=self.named,
        )
        if opened.kind == PSEUDONYMISED and self.pool.binding.kind != PSEUDONYMISED:
            raise BundleRefused(Finding(code="merge.pool_is_anonymised"))
        return opened

    def mark(self, held: Sequence[HeldLine] = ()) -> MergeMark:
        """When a merge is done; with the held lines sealed to the bundle key."""
        return MergeMark(at=self.at, sealed_held=seal_lines(held, self.key) if held else b"")


def replacements_in(trust: Trust) -> tuple[Passing, ...]:
    """Laptops that stand in for others, as a trust list says."""
    return tuple(
        Passing(giver=one.replaces, taker=one.laptop, whole=True) for one in trust.accepted if one.replaces
    )


def binding_of(workplace: Workplace) -> Binding:
    """What a pool of this home must belong to."""
    project = workplace.require_project()
    switches = project.switches
    kind = PSEUDONYMISED if switches.linking or switches.words else "anonymised"
    return Binding(project=project.id, training=project.training, kind=kind)


@contextmanager
def opened_pool(workplace: Workplace, address: PoolAddress) -> Iterator[Pool]:
    """The home's pool, open for the time of one verb."""
    key = workplace.require_desk().load_pool_key()
    pool = open_pool(address.place, binding_of(workplace), key=key, password_file=address.password_file)
    try:
        let_person_keys_go(workplace, pool)
        yield pool
        let_person_keys_go(workplace, pool)  # a bundle on its way may have brought some again
    finally:
        pool.close()


def let_person_keys_go(workplace: Workplace, pool: Pool) -> None:
    """Rewrite what holds a person's key, where linking is off or over; a pool of lines alone is not looked at."""
    if pool.binding.kind == PSEUDONYMISED and not workplace.require_project().switches.linking:
        mark = MergeMark(at=workplace.clock.now_utc().isoformat(timespec="seconds"))
        drop_links(pool, mark)
        let_held_keys_go(pool, reading_key_at_desk(workplace.require_desk()), mark)


@contextmanager
def desk_at(workplace: Workplace, address: PoolAddress) -> Iterator[PoolDesk]:
    """Everything a verb on the pool stands on; trust entries of desk and pool joined."""
    with opened_pool(workplace, address) as pool:
        vault = workplace.require_desk()
        receipt_key = vault.load_receipt_key()
        if receipt_key is None:
            raise AccessRefused("usecases.no_receipt_key")
        # What a laptop sent on the last day of a switch is no fault when it comes a day later.
        project = workplace.require_settings()
        yield PoolDesk(
            pool=pool,
            project=project,
            key=reading_key_at_desk(vault),
            receipt_key=receipt_key,
            trust=joined_trust(workplace, pool, project),
            definitions=definitions_of(workplace.home),
            named=lambda number: named_by(vault.vault, number, project),
            at=workplace.clock.now_utc().isoformat(timespec="seconds"),
            vault=vault.vault,
        )


def joined_trust(workplace: Workplace, pool: Pool, project: Project) -> Trust:
    """The trust list of desk and pool together, verified before either learns from the other.

    Raises `BundleRefused` for entries in the pool that another root signed, as it is for a desk that
    has not got the pack with a new root yet.
    """
    vault = workplace.require_desk()
    here = set(vault.load_trust_entries())
    there = without_former_roots(load_trust_entries(pool), former_roots(vault))
    root = root_public_at(vault)
    own = trust_of(sorted(here), project=project.id, root_public=root)
    try:
        trust = trust_of(sorted(here | there), project=project.id, root_public=root) if there - here else own
    except BundleRefused as refused:
        if refused.code != "sealing.signature_wrong":
            raise
        raise BundleRefused(Finding(code="pool_desk.another_root")) from refused
    for entry in sorted(there - here):
        vault.save_trust_entry(entry_name(entry), entry)
    if here - there:
        save_trust_entries(pool, sorted(here - there))
    return trust
