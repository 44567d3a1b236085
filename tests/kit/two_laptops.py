"""A project with two laptops, both believed and both with a pack that knows the other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.kit.joined import PROJECT_FILE, begun, workplace_in
from udset_desktop.usecases.enrolling import enrol, update
from udset_desktop.usecases.merging import (
    PoolAddress,
    init_pool,
    merge_files,
    pool_forks,
    pool_held,
    pool_status,
)
from udset_desktop.usecases.projects import accept_card, write_pack
from udset_desktop.usecases.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoLaptops:
    """The desk, the giver and the taker, and the cards of both."""

    desk: Workplace
    giver: Workplace
    taker: Workplace
    giver_card: Path
    taker_card: Path

    def close(self) -> None:
        for one in (self.desk, self.giver, self.taker):
            one.close()


def two_laptops(folder: Path, project: str = PROJECT_FILE) -> TwoLaptops:
    """Both joined in training homes of their own."""
    desk = begun(folder, project)
    pack = write_pack(desk, folder / "first.udsetpack")
    made = []
    for name in ("giver", "taker"):
        laptop = workplace_in(folder / f"{name}-home")
        enrolled = enrol(laptop, pack.file, pack.code, passphrase="")
        accept_card(desk, enrolled.card, enrolled.code)
        made.append((laptop, enrolled.card))
    newer = write_pack(desk, folder / "second.udsetpack")
    for laptop, _ in made:
        update(laptop, newer.file)
    (giver, giver_card), (taker, taker_card) = made
    return TwoLaptops(desk=desk, giver=giver, taker=taker, giver_card=giver_card, taker_card=taker_card)


def require_no_fork_either_way(desk: Workplace, folder: Path, before: Path, after: Path) -> None:
    """One record of two versions, and nothing forked or held, in whichever order the two bundles come."""
    for number, order in enumerate(([before, after], [after, before])):
        pool = PoolAddress(place=str(folder / f"pool-{number}.db"))
        init_pool(desk, pool)
        for one in order:
            merge_files(desk, pool, [one])
        status = pool_status(desk, pool)
        assert (status.records, status.revisions, status.forks) == (1, 2, 0)
        assert (pool_forks(desk, pool), pool_held(desk, pool)) == ((), ())
