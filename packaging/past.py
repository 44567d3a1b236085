"""Keep one of each file that this version writes, so that every later version can be tried on them.

    python3 packaging/past.py [--again]

Writes `tests/past/VERSION/`: a training home with a desk, a laptop's vault, its bundles and a merged
pool; a real home whose vault is opened by a passphrase; the questions; and `expected.json`, which
says what was in them.  All of it is made up.  A version that is out is never written again;
`--again` is for one that is not out yet.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from udset_desktop import __version__  # noqa: E402 - the checkout first
from udset_desktop.foundation.places import Home  # noqa: E402
from udset_desktop.instrument.catalogue import load_instrument  # noqa: E402
from udset_desktop.instrument.model import Kind  # noqa: E402
from udset_desktop.interview.begin import BeginChoice  # noqa: E402
from udset_desktop.interview.header import About, Header, Interviewer  # noqa: E402
from udset_desktop.interview.permission import Reply  # noqa: E402
from udset_desktop.interview.session import answer_item  # noqa: E402
from udset_desktop.record.codec import digest_of_record  # noqa: E402
from udset_desktop.simulation.partnership import open_desk  # noqa: E402
from udset_desktop.simulation.river import run_simulate  # noqa: E402
from udset_desktop.usecases.enrolling import enrol  # noqa: E402
from udset_desktop.usecases.interviewing import begin, finish, save_answer  # noqa: E402
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files, pool_digest  # noqa: E402
from udset_desktop.usecases.projects import accept_card, new_project, write_pack  # noqa: E402
from udset_desktop.usecases.unlocking import unlock  # noqa: E402
from udset_desktop.usecases.workplace import open_workplace  # noqa: E402

PAST = ROOT / "tests" / "past"
PASSPHRASE = "a heron stands in the burn"
INTERVIEWS, SEED = 8, 1
INSTRUMENTS = ("user-review/1.0.0", "carer-review/1.0.0")


def keep(folder: Path) -> None:
    """Everything of this version, in `folder`."""
    expected = {"training": keep_training(folder / "training"), "real": keep_real(folder / "real")}
    expected["instruments"] = keep_instruments(folder / "instruments")
    (folder / "expected.json").write_text(json.dumps(expected, indent=1, sort_keys=True) + "\n")
    for stale in (*folder.rglob("vault.lock"), *folder.rglob("logs")):
        shutil.rmtree(stale) if stale.is_dir() else stale.unlink()


def keep_training(folder: Path) -> dict[str, object]:
    """A desk, a laptop with conversations, its bundles, and the pool they were merged into."""
    home = Home(folder=folder / "home")
    made = run_simulate(home, interviews=INTERVIEWS, laptops=1, seed=SEED, out=folder / "bundles")
    laptop = open_workplace(home)
    unlock(laptop)
    records = {record.id: digest_of_record(record) for record in laptop.require_vault().load_records()}
    laptop.close()
    desk, pool = open_desk(home), PoolAddress(place=str(folder / "pool.sqlite"))
    init_pool(desk, pool)
    merged = merge_files(desk, pool, made.bundles, receipts=folder / "bundles")
    digest, heads = pool_digest(desk, pool)
    desk.close()
    return {
        "records": records,
        "bundles": [file.name for file in made.bundles],
        "new": merged.numbers["new"],
        "digest": digest,
        "heads": heads,
    }


def keep_real(folder: Path) -> dict[str, object]:
    """A laptop of a real project with one conversation on file and one begun."""
    home = Home(folder=folder / "home")
    desk = open_workplace(home)
    new_project(desk, "Kept from the past", passphrase=PASSPHRASE)
    pack = write_pack(desk, folder / "kept.udsetpack")
    laptop = open_workplace(home)
    enrolled = enrol(laptop, pack.file, pack.code, passphrase=PASSPHRASE, card=folder)
    accept_card(desk, enrolled.card, enrolled.code)
    said: dict[str, str] = {}
    for name in ("Morag Ross", "Eilidh Grant"):
        header = Header(
            about=About(group="older_people"), interviewers=(Interviewer(ref="i1", type="third_party"),)
        )
        choice = BeginChoice(
            instrument=INSTRUMENTS[0], header=header, name=name, talk=Reply.YES, notice="read_out"
        )
        session = begin(laptop, choice)
        items = [item for page in session.instrument.pages() for item in page.items]
        for item in [one for one in items if one.kind is Kind.RATING and one.scale][:5]:
            session, _ = answer_item(session, item.id, "yes")
            if answer := session.answers.get(item.id):
                save_answer(laptop, session.interview, item.id, answer)
        if not said:
            record = finish(laptop, session)
            said = {"record": record.id, "digest": digest_of_record(record)}
        else:
            said |= {"interview": session.interview, "answers": str(len(session.answers.answers))}
    laptop.close()
    desk.close()
    return {**said, "passphrase": PASSPHRASE, "recovery_code": enrolled.recovery_code, "pack": pack.file.name}


def keep_instruments(folder: Path) -> dict[str, str]:
    """The questions as they were asked."""
    for key in INSTRUMENTS:
        shutil.copytree(ROOT / "resources" / "instruments" / key, folder / key)
    return {key: load_instrument(*key.split("/")).digest for key in INSTRUMENTS}


def main(arguments: list[str]) -> int:
    """0 when everything is kept; 1 where it was already."""
    place = PAST / __version__
    if place.exists() and arguments != ["--again"]:
        print(f"{place} is there already; what is out is never written again.")
        return 1
    with tempfile.TemporaryDirectory(prefix="udset-past-") as folder:
        keep(Path(folder))
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(folder, place)
    print(f"Kept in {place}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
