"""Damage what lies on the disk, byte by byte, and look that the vault is as it was or says plainly that it is not.

    python3 packaging/endure_damage.py --bytes 0 --lengths 0

Each single byte of the key slots and of the count of savings; a byte in each page of the vault; bytes all
over its write-ahead log; that log cut off at every length.  A number other than 0 takes so many, drawn from
the seed.  The vault must hold exactly the savings that were whole on the disk, and a sentence tell how many
others there were; or end with a sentence of the house's.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from endure_kept import Lost, require  # noqa: E402

from tests.kit.vaults import made_up_draft, made_up_person, made_up_record, new_vault  # noqa: E402
from udset_desktop.foundation.places import Home  # noqa: E402
from udset_desktop.foundation.problems import UdsetError  # noqa: E402
from udset_desktop.foundation.wording import sentence_of_finding  # noqa: E402
from udset_desktop.interview.answers import Answer  # noqa: E402
from udset_desktop.sealing.passphrase import new_recovery_code  # noqa: E402
from udset_desktop.sealing.slots import (  # noqa: E402
    COPY_NAME,
    SLOTS_NAME,
    KeySlots,
    new_slots,
    read_slots,
    write_slots,
)
from udset_desktop.store.savings_count import COUNT_NAME  # noqa: E402
from udset_desktop.store.upkeep import check_soundness  # noqa: E402
from udset_desktop.store.vault import VAULT_NAME, Vault, open_vault  # noqa: E402
from udset_desktop.usecases.lost_savings import lost_savings  # noqa: E402
from udset_desktop.usecases.workplace import open_workplace  # noqa: E402

LOG_NAME = f"{VAULT_NAME}-wal"
LOG_BYTES = 64 * 1024
PAGE_BYTES = 4096
TALK = "interview-1"


@dataclass(frozen=True)
class Written:
    """A vault as it lay on the disk while it was open: the file, its log, and how long that was after each saving."""

    folder: Path
    data_key: bytes
    ends: tuple[int, ...]

    def kept_at(self, length: int) -> int:
        """How many savings lie whole in so much of the log."""
        return sum(1 for end in self.ends if end <= length)


def written(folder: Path, savings: int) -> Written:
    """A vault with a talk under way, saved answer by answer into a log of at most 64 KB."""
    vault, data_key = new_vault(folder / "open")
    person = made_up_person()
    vault.save_person(person)
    vault.save_draft(made_up_draft(person))
    vault.save_records(made_up_record(person) for _ in range(30))
    vault.copy_out()  # which empties the log
    log, ends = folder / "open" / LOG_NAME, []
    for number in range(savings):
        vault.save_answer(TALK, f"page{number}.words", Answer(value="word " * 400))
        ends.append(log.stat().st_size)
    (folder / "kept").mkdir()
    for name in (VAULT_NAME, LOG_NAME, COUNT_NAME):
        shutil.copy(folder / "open" / name, folder / "kept" / name)
    vault.close()
    require(0 < ends[-1] <= LOG_BYTES, f"the log is {ends[-1]} bytes long")
    return Written(folder=folder / "kept", data_key=data_key, ends=tuple(ends))


def answers_in(vault: Vault) -> list[str]:
    """What the vault holds of the talk."""
    mine = vault.load_draft(TALK).answers  # type: ignore[arg-type]
    return sorted(item for item in mine if item.startswith("page"))


def first_answers(count: int) -> list[str]:
    """The first so many savings."""
    return sorted(f"page{number}.words" for number in range(count))


def look(kept: Written, folder: Path, log: bytes, count: bytes = b"") -> list[str]:
    """What a vault with this log holds; whatever it lacks has to be told, in number, and kept aside."""
    shutil.copy(kept.folder / VAULT_NAME, folder / VAULT_NAME)
    (folder / LOG_NAME).write_bytes(log)
    (folder / COUNT_NAME).write_bytes(count or (kept.folder / COUNT_NAME).read_bytes())
    vault = open_vault(folder, kept.data_key)
    try:
        found = answers_in(vault)
        require_told(vault, folder, len(kept.ends) - len(found), log)
        return found
    finally:
        vault.close()


def require_told(vault: Vault, folder: Path, lost: int, log: bytes) -> None:
    """The sentence that a person reads names so many savings, and the log they were in is kept; none for none."""
    workplace = open_workplace(Home(folder=folder))
    workplace.vault = vault
    told = lost_savings(workplace)
    if told is None:
        require(lost == 0, f"{lost} savings are gone without a word")
        return
    (sentence,) = [sentence_of_finding(finding) for finding in told.findings]
    require(told.context["savings"] == lost and f": {lost}," in sentence, f"{lost} are gone: {sentence}")
    if log:
        kept = Path(str(told.context["file"]))
        require(kept.read_bytes() == log, "the damaged log is not kept as it was")
        kept.unlink()


def broken_counts(kept: Written, folder: Path, chance: random.Random) -> int:
    """Each byte of the count of savings changed, in one half and in both; nothing is lost, nobody refused."""
    log, count = (kept.folder / LOG_NAME).read_bytes(), (kept.folder / COUNT_NAME).read_bytes()
    half = len(count) // 2
    for place in range(len(count)):
        spoilt = changed(count, place, chance.randrange(1, 256))
        for content in (spoilt, changed(spoilt, (place + half) % len(count)), count[:place]):
            found = look(kept, folder, log, content)
            require(found == first_answers(len(kept.ends)), f"the count changed at {place}: {found}")
    return 3 * len(count)


def cut_logs(kept: Written, folder: Path, lengths: Iterable[int]) -> int:
    """The log cut off at each of these lengths; gives how many."""
    log, number = (kept.folder / LOG_NAME).read_bytes(), 0
    for length in lengths:
        number += 1
        found = look(kept, folder, log[:length])
        require(found == first_answers(kept.kept_at(length)), f"the log cut at {length}: {found}")
    return number


def broken_logs(kept: Written, folder: Path, places: Iterable[int]) -> Counter[str]:
    """One byte of the log changed at each of these places; gives what was said, "" where it opened."""
    log, said = (kept.folder / LOG_NAME).read_bytes(), Counter[str]()
    for place in places:
        try:
            found = look(kept, folder, changed(log, place))
        except UdsetError as problem:
            said[problem.code] += 1
            continue
        said[""] += 1
        whole = [first_answers(count) for count in range(kept.kept_at(place), len(kept.ends) + 1)]
        require(found in whole, f"the log changed at {place}: {found}")
    return said


def broken_pages(kept: Written, folder: Path, chance: random.Random, each: int) -> Counter[str]:
    """So many bytes of each page of the vault changed; whole, or damaged and said so, never another content."""
    log, said = (kept.folder / LOG_NAME).read_bytes(), Counter[str]()
    whole = look(kept, folder, log)
    content = (folder / VAULT_NAME).read_bytes()
    for page in range(0, len(content), PAGE_BYTES):
        for _ in range(each):
            place = page + chance.randrange(PAGE_BYTES)
            (folder / LOG_NAME).unlink(missing_ok=True)
            (folder / VAULT_NAME).write_bytes(changed(content, place))
            said[page_told(kept, folder, whole, place)] += 1
    return said


def page_told(kept: Written, folder: Path, whole: list[str], place: int) -> str:
    """What is said of a vault with one changed byte."""
    try:
        vault = open_vault(folder, kept.data_key)
    except UdsetError as problem:
        return problem.code
    try:
        found = [one.code for one in check_soundness(vault)]
        require(bool(found), f"the vault changed at {place} is called sound")
        try:
            vault.load_records()
            require(answers_in(vault) == whole, f"the vault changed at {place} holds something else")
        except UdsetError as problem:
            return problem.code
        return found[0]
    finally:
        vault.close()


def broken_slots(folder: Path, chance: random.Random) -> int:
    """Each single byte of the key slots changed, in one copy, in the other and in both; gives how many cases."""
    slots = new_slots(bytes(range(32)), passphrase="a heron stands", recovery_code=new_recovery_code())
    write_slots(folder, slots)
    content = (folder / SLOTS_NAME).read_bytes()
    for place in range(len(content)):
        spoilt = changed(content, place, chance.randrange(1, 256))
        for names in ((SLOTS_NAME,), (COPY_NAME,), (SLOTS_NAME, COPY_NAME)):
            for name in (SLOTS_NAME, COPY_NAME):
                (folder / name).write_bytes(spoilt if name in names else content)
            require_slots(folder, slots, both=len(names) > 1, place=place)
    return 3 * len(content)


def require_slots(folder: Path, slots: KeySlots, *, both: bool, place: int) -> None:
    """The very slots are read from the whole copy, or it is said that both are damaged."""
    try:
        found = read_slots(folder)
    except UdsetError as problem:
        require(both and problem.code == "sealing.slots_damaged", f"byte {place}: {problem.code}")
        return
    require(found.slots == slots, f"byte {place}: other slots are read")


def changed(content: bytes, place: int, by: int = 1) -> bytes:
    """The content with one byte of it another."""
    return content[:place] + bytes([content[place] ^ by]) + content[place + 1 :]


def endure_damage(
    folder: Path, *, some_bytes: int, lengths: int, savings: int, part: tuple[int, int], seed: int
) -> dict[str, object]:
    """Every kind of damage; raises `Lost` at the first that is neither harmless nor said."""
    chance = random.Random(seed)
    for name in ("slots", "case"):
        (folder / name).mkdir()
    slots = broken_slots(folder / "slots", chance)
    kept = written(folder, savings)
    long = (kept.folder / LOG_NAME).stat().st_size
    edges = {end + more for end in (0, *kept.ends) for more in (-1, 0, 1) if 0 <= end + more <= long}
    cut = range(long + 1) if not lengths else sorted(edges | {*chance.sample(range(long), lengths)})
    places = range(long) if not some_bytes else sorted(chance.sample(range(long), some_bytes))
    share = slice(part[0] - 1, None, part[1])
    counts = broken_counts(kept, folder / "case", chance)
    logs = cut_logs(kept, folder / "case", cut[share])
    broken = broken_logs(kept, folder / "case", places[share])
    pages = broken_pages(kept, folder / "case", chance, 1 if some_bytes or share.start else 16)
    cases = slots + counts + logs + sum(broken.values()) + sum(pages.values())
    return {
        "slot bytes": slots,
        "count bytes": counts,
        "log cut": logs,
        "log changed": dict(broken),
        "pages changed": dict(pages),
        "savings in the log": len(kept.ends),
        "log bytes": long,
        "cases": cases,
    }


def main() -> int:
    """0 when nothing was lost without a word."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bytes", type=int, default=60, help="of the log that are changed; 0 for all")
    parser.add_argument("--lengths", type=int, default=60, help="at which the log is cut; 0 for all")
    parser.add_argument("--savings", type=int, default=4, help="in the log, each some 12 KB long")
    parser.add_argument(
        "--part", default="1/1", help="of the bytes and lengths: 3/16 is every sixteenth, from the third"
    )
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    first, of = options.part.split("/")
    began_s = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="udset-endure-") as folder:
        try:
            tally = endure_damage(
                Path(folder),
                some_bytes=options.bytes,
                lengths=options.lengths,
                savings=options.savings,
                part=(int(first), int(of)),
                seed=options.seed,
            )
        except Lost as lost:
            print(f"Not endured. Seed {options.seed}: {lost}")
            return 1
    print(json.dumps(tally | {"seconds": round(time.monotonic() - began_s)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
