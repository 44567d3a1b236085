"""What `endure_faults.py` kills and cuts off beside the conversation, each as one job through its verbs.

A job has a folder with everything in it beforehand, is done in a program of its own, can be done again
after whatever happened, and then shows the same as if nothing had.  What must hold in between, its
`whole` says.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from endure_kept import require, require_counted
from endure_talk import NAME, PASSPHRASE

from tests.kit.old_vaults import TALK_UNDER_WAY, laid_out
from tests.kit.talks import begun_talk, finished_talk
from udset_desktop.foundation.places import Home
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview.session import answer_item
from udset_desktop.sealing.passphrase import new_recovery_code
from udset_desktop.sealing.slots import new_slots, write_slots
from udset_desktop.store.migrate import vault_connection
from udset_desktop.store.migrations.steps import take_steps
from udset_desktop.store.migrations.vault import STEPS
from udset_desktop.store.vault import VAULT_NAME, Vault, open_vault
from udset_desktop.usecases import (
    backing_up,
    carrying,
    enrolling,
    exporting,
    interviewing,
    merging,
    projects,
    restoring,
    unlocking,
)
from udset_desktop.usecases.unlocking import VaultState, Which
from udset_desktop.usecases.workplace import Workplace, open_workplace

RECORDS = 3
KEY = bytes(range(32))
"""Of the vaults of earlier schemas, so that the same folder can be looked into by another program."""
OLDEST = 3  # the first schema whose tables hold what is put in below
BUNDLE, BACKUP = ".udset", ".udsetbackup"
SERVER_NAME = "pool.server"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One job: `look` gives what there is once it is done, which is the same whatever came in between.

    `ready` puts back what does not lie in the folder; `cut` cuts off whoever works on it, if anybody does.
    """

    make: Callable[[Path], None]
    do: Callable[[Path], None]
    look: Callable[[Path], object]
    whole: Callable[[Path], None]
    ready: Callable[[Path], None] | None = None
    cut: Callable[[], bool] | None = None


@contextlib.contextmanager
def opened(home: Path, which: Which = Which.LAPTOP) -> Iterator[Workplace]:
    """A workplace there, its vault open under its kept key: a passphrase takes longer, and is a job's own."""
    workplace = open_workplace(Home(folder=home))
    kept = key_file(home)
    if kept.exists():
        unlocking.open_with(workplace, which, bytes.fromhex(kept.read_text()))
    else:
        unlocking.unlock(workplace, PASSPHRASE, which)
    require_counted(workplace)
    try:
        yield workplace
    finally:
        workplace.close()


def key_file(home: Path) -> Path:
    """Where the data key of a home is kept for this harness."""
    return home.with_name(f"{home.name}.key")


def keep_key(workplace: Workplace, vault: Vault) -> None:
    """The data key of this workplace, for `opened`."""
    key_file(workplace.home.folder).write_text(vault.with_key(bytes.hex))


def make_river(folder: Path) -> None:
    """A desk, and a laptop that is believed and has a few conversations on file."""
    desk = open_workplace(Home(folder=folder / "desk"))
    projects.new_project(desk, "Endurance", passphrase=PASSPHRASE)
    pack = projects.write_pack(desk, folder / "project.udsetpack")
    laptop = open_workplace(Home(folder=folder / "home"))
    card = enrolling.enrol(laptop, pack.file, pack.code, passphrase=PASSPHRASE)
    projects.accept_card(desk, card.card, card.code)
    for number in range(RECORDS):
        finished_talk(laptop, f"{NAME} {number}")
    keep_key(desk, desk.require_desk().vault)
    keep_key(laptop, laptop.require_vault())
    for one in (desk, laptop):
        one.close()
    (folder / "place").mkdir()


def home_whole(folder: Path) -> None:
    """The laptop's vault opens, nothing in it is damaged, and its conversations are on file."""
    with opened(folder / "home") as workplace:
        require_sound(workplace)


def require_sound(workplace: Workplace) -> None:
    """The check of the vault finds nothing, all that was on file is, and no copy of it lies about."""
    found = unlocking.check_vault(workplace).findings
    require(not found, f"the check of the vault found {found}")
    require(workplace.require_vault().count_records() >= RECORDS, "a conversation on file is lost")
    left = [path.name for path in workplace.require_vault().folder.glob(f".{VAULT_NAME}*")]
    require(not left, f"copies of the vault lie about: {left}")


def whole_bundles(folder: Path) -> list[str]:
    """The names of the bundles at the place, each of them whole."""
    with opened(folder / "home") as workplace:
        files = sorted((folder / "place").glob(f"*{BUNDLE}"))
        for file in files:
            exporting.read_bundle(workplace, file)
    return [file.name for file in files]


def talk(folder: Path) -> None:
    """A conversation carried on or begun, something said in it, and on file; once."""
    with opened(folder / "home") as workplace:
        if workplace.require_vault().count_records() > RECORDS:
            return
        drafts = interviewing.today(workplace).drafts
        session = (
            interviewing.resume(workplace, drafts[0].interview) if drafts else begun_talk(workplace, NAME)
        )
        for item in ("safe.words", "home.words", "people.words"):
            session, _ = answer_item(session, item, f"{NAME} said so. " * 40)
            interviewing.save_answer(workplace, session.interview, item, session.answers.get(item))
        interviewing.finish(workplace, session)


def talked(folder: Path) -> object:
    """What was said in every conversation, and that none is under way."""
    with opened(folder / "home") as workplace:
        require_sound(workplace)
        said = [sorted(record.answers) for record in workplace.require_vault().load_records()]
        return sorted(said), len(interviewing.today(workplace).drafts)


def bundle(folder: Path) -> None:
    """Everything that is ready into the outbox, and a copy of it into a folder."""
    with opened(folder / "home") as workplace:
        if not exporting.preview(workplace).is_empty:
            exporting.write_bundles(workplace, folder / "place")


def bundled(folder: Path) -> object:
    """Which conversations left, in how many bundles, and that each lies where it was written."""
    whole_bundles(folder)
    with opened(folder / "home") as workplace:
        require_sound(workplace)
        exports = workplace.require_vault().load_exports()
        for one in exports:
            require((folder / "place" / one.file).exists(), "a bundle that counts is not there")
            require(
                workplace.require_vault().load_outgoing_content(one.number) is not None,
                "a bundle that counts has no bytes",
            )
        return len(exports), sorted(line.record for one in exports for line in one.lines)


def bundle_whole(folder: Path) -> None:
    """No half bundle under a bundle's name, and none counts that is not kept."""
    home_whole(folder)
    bundled(folder)


def make_waiting(folder: Path) -> None:
    """Two bundles that wait for a folder to go to."""
    make_river(folder)
    with opened(folder / "home") as workplace:
        carrying.keep_carrier(workplace, carrying.parse_address(str(folder / "place")))
        exporting.make_bundles(workplace)
        finished_talk(workplace, NAME)
        exporting.make_bundles(workplace)


def deliver(folder: Path) -> None:
    """What waits, to its place."""
    with opened(folder / "home") as workplace:
        carrying.keep_carrier(workplace, carrying.parse_address(str(folder / "place")))
        done = carrying.deliver(workplace)
        if done.problem is not None:
            raise done.problem


def delivered(folder: Path) -> object:
    """What lies at the place, and that the laptop knows it."""
    with opened(folder / "home") as workplace:
        require_sound(workplace)
        waits = [one.number for one in carrying.journeys(workplace) if one.waits]
    return waits, len(whole_bundles(folder))


def deliver_whole(folder: Path) -> None:
    """No half bundle under a bundle's name, and none called delivered that is not there."""
    home_whole(folder)
    there = whole_bundles(folder)
    with opened(folder / "home") as workplace:
        done = sum(1 for one in carrying.journeys(workplace) if one.delivered_utc)
    require(len(there) >= done, "a bundle called delivered is not there")


def make_sent(folder: Path) -> None:
    """Bundles at their place, and a pool without them."""
    make_waiting(folder)
    deliver(folder)
    with opened(folder / "desk", Which.DESK) as desk:
        merging.init_pool(desk, pool_at(folder))


def pool_at(folder: Path) -> merging.PoolAddress:
    """Where the pool lies: on a server, where the folder names one."""
    named = folder / SERVER_NAME
    place = named.read_text() if named.exists() else str(folder / "pool.sqlite")
    return merging.PoolAddress(place=place)


def merge(folder: Path) -> None:
    """Every bundle at the place into the pool, with its receipt."""
    with opened(folder / "desk", Which.DESK) as desk:
        outcome = merging.merge_files(desk, pool_at(folder), sorted((folder / "place").glob(f"*{BUNDLE}")))
        if found := [one for file in outcome.files for one in file.findings]:
            raise InputRefused(found)  # merged all the same, and said what is missing


def merged(folder: Path) -> object:
    """What the pool holds, and how many receipts lie beside the bundles."""
    with opened(folder / "desk", Which.DESK) as desk:
        status = merging.pool_status(desk, pool_at(folder))
        receipts = len(list((folder / "place").glob("*.udsetreceipt")))
        return merging.pool_digest(desk, pool_at(folder)), status.records, status.forks, receipts


def merge_whole(folder: Path) -> None:
    """The pool can be looked into, and every file in it went in whole."""
    with opened(folder / "desk", Which.DESK) as desk:
        require(not merging.pool_forks(desk, pool_at(folder)), "a fork from nowhere")
        held = merging.pool_status(desk, pool_at(folder)).records
        require(held in (0, RECORDS, 1, RECORDS + 1), f"half a bundle is in the pool: {held}")


def back_up(folder: Path) -> None:
    """A backup into a folder that has one of the same day."""
    with opened(folder / "home") as workplace:
        backing_up.back_up(workplace, folder / "place")


def make_backed_up(folder: Path) -> None:
    """A laptop with a backup."""
    make_river(folder)
    back_up(folder)


def backed_up(folder: Path) -> object:
    """What the backups hold, of whatever day they are."""
    home_whole(folder)
    return {tried.records for tried in tried_backups(folder)}


def tried_backups(folder: Path) -> list[backing_up.TriedBackup]:
    """Each backup opened and looked over; raises for half a one."""
    with contextlib.closing(open_workplace(Home(folder=folder / "other"))) as workplace:
        files = sorted((folder / "place").glob(f"*{BACKUP}"))
        return [backing_up.try_backup(workplace, file, PASSPHRASE) for file in files]


def backup_whole(folder: Path) -> None:
    """The old backup or the new one, never half of either."""
    home_whole(folder)
    require(len(tried_backups(folder)) > 0, "there is no backup any more")


def restore(folder: Path) -> None:
    """The backup put back where another vault is, which is set aside."""
    workplace = open_workplace(Home(folder=folder / "other"))
    try:
        if not restored_there(workplace):
            (file,) = (folder / "place").glob(f"*{BACKUP}")
            aside = unlocking.vault_state(workplace) is not VaultState.NONE
            restoring.restore(workplace, file, PASSPHRASE, card=folder / "cards", set_aside=aside)
    finally:
        workplace.close()


def restored_there(workplace: Workplace) -> bool:
    """Whether what was to be put back is there."""
    if unlocking.vault_state(workplace) is VaultState.NONE:
        return False
    unlocking.unlock(workplace, PASSPHRASE)
    there = workplace.require_vault().count_records() == RECORDS
    if not there:
        unlocking.lock(workplace)
    return there


def make_to_restore(folder: Path) -> None:
    """A backup, and another computer with a vault of its own."""
    make_backed_up(folder)
    (folder / "cards").mkdir()
    with opened(folder / "desk", Which.DESK) as desk:
        pack = projects.write_pack(desk, folder / "again.udsetpack")
    other = open_workplace(Home(folder=folder / "other"))
    enrolling.enrol(other, pack.file, pack.code, passphrase=PASSPHRASE)
    finished_talk(other, NAME)
    other.close()


def restored(folder: Path) -> object:
    """What is on the other computer now."""
    with opened(folder / "other") as workplace:
        require_sound(workplace)
        return sorted(record.id for record in workplace.require_vault().load_records())


def restore_whole(folder: Path) -> None:
    """One of the two vaults opens there, or none is; the one that was set aside is whole."""
    home_whole(folder)
    workplace = open_workplace(Home(folder=folder / "other"))
    try:
        if unlocking.vault_state(workplace) is not VaultState.NONE:
            unlocking.unlock(workplace, PASSPHRASE)
            require_counted(workplace)
            require(workplace.require_vault().count_records() in (1, RECORDS), "half a vault was put back")
        else:
            laptops = workplace.home.laptop_folder(1).parent
            require(any(laptops.glob("*.before-restore*")), "the vault that was here is gone")
    finally:
        workplace.close()


def make_old(folder: Path) -> None:
    """A vault of an earlier schema, with enough in it to fill pages."""
    home = Home(folder=folder / "home")
    place = home.laptop_folder(1)
    place.mkdir(parents=True)
    write_slots(place, new_slots(KEY, passphrase=PASSPHRASE, recovery_code=new_recovery_code()))
    with vault_connection(place / VAULT_NAME, KEY) as connection:
        take_steps(connection, STEPS[:OLDEST])
        connection.exec_driver_sql("INSERT INTO schema_version (one, number) VALUES (1, ?)", (OLDEST,))
        connection.exec_driver_sql("INSERT INTO person (id, folded, link, body) VALUES ('p', '', '', '{}')")
        connection.exec_driver_sql(TALK_UNDER_WAY)
        for number in range(200):
            connection.exec_driver_sql(
                "INSERT INTO draft_typing VALUES ('i1', ?, ?)", (f"page{number}.words", NAME * 40)
            )
        connection.commit()


def migrate(folder: Path) -> None:
    """Opened by the program of today."""
    open_vault(Home(folder=folder / "home").laptop_folder(1), KEY).close()


def migrated(folder: Path) -> object:
    """Every table, and everything that is in it."""
    path = Home(folder=folder / "home").laptop_folder(1) / VAULT_NAME
    with vault_connection(path, KEY) as connection:
        tables = [name for kind, name, _ in laid_out(connection) if kind == "table"]
        held = {
            name: [tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')]
            for name in tables
        }
        return laid_out(connection), held


def migrate_whole(folder: Path) -> None:
    """Of the old schema or the new, with everything in it."""
    path = Home(folder=folder / "home").laptop_folder(1) / VAULT_NAME
    with vault_connection(path, KEY) as connection:
        kept = connection.exec_driver_sql("SELECT count(*) FROM draft_typing").scalar()
        number = connection.exec_driver_sql("SELECT number FROM schema_version").scalar()
    require(kept == 200 and number in (OLDEST, len(STEPS)), f"{kept} rows at schema {number}")  # noqa: PLR2004


JOBS = {
    "talk": Job(make=make_river, do=talk, look=talked, whole=home_whole),
    "bundle": Job(make=make_river, do=bundle, look=bundled, whole=bundle_whole),
    "deliver": Job(make=make_waiting, do=deliver, look=delivered, whole=deliver_whole),
    "migrate": Job(make=make_old, do=migrate, look=migrated, whole=migrate_whole),
    "back up": Job(make=make_backed_up, do=back_up, look=backed_up, whole=backup_whole),
    "restore": Job(make=make_to_restore, do=restore, look=restored, whole=restore_whole),
    "merge": Job(make=make_sent, do=merge, look=merged, whole=merge_whole),
}
