"""How long one answer takes to be durable, beside a bare SQLCipher commit of the same row on the same disk.

Run by `bench.py`, or alone: `python3 packaging/bench_commit.py`.  Refuses a memory file system, where
both figures would mean nothing.  Every row is new text: SQLite skips a row that does not change.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import machine
import msgspec
import sqlcipher3.dbapi2 as sqlcipher
from peak import peak_mb

from tests.kit.vaults import made_up_draft, made_up_person, new_vault, new_workplace
from udset_desktop.interview.answers import Answer
from udset_desktop.usecases.interviewing import save_answer

ROUNDS = 600
WARM = 50
BOUND = 2.0
_MEMORY = {"tmpfs", "ramfs", "devtmpfs"}
_UPSERT = (
    "INSERT INTO draft_answer (draft, item, answer) VALUES (?, ?, ?)"
    " ON CONFLICT (draft, item) DO UPDATE SET answer = excluded.answer"
)


def commit_times(rounds: int = ROUNDS) -> dict[str, float]:
    """Medians in milliseconds: `commit_ms` of the verb, `bare_ms`, and their `ratio`."""
    folder = machine.bench_folder()
    require_real_disk(folder)
    with tempfile.TemporaryDirectory(prefix="commit-", dir=folder) as place:
        vault, data_key = new_vault(Path(place) / "vault")
        person = made_up_person()
        vault.save_person(person)
        draft = made_up_draft(person)
        vault.save_draft(draft)
        workplace = new_workplace(Path(place))
        workplace.vault = vault
        bare = _bare_connection(Path(place) / "bare.db", data_key)

        def ours(number: int) -> None:
            save_answer(workplace, draft.interview, _item(number), _answer(number))

        def plain(number: int) -> None:
            bare.execute("BEGIN IMMEDIATE")
            bare.execute(_UPSERT, (draft.interview, _item(number), msgspec.json.encode(_answer(number))))
            bare.commit()

        ours_ms, bare_ms = _medians(ours, plain, rounds)
        bare.close()
        vault.close()
    return {"commit_ms": ours_ms, "bare_ms": bare_ms, "ratio": ours_ms / bare_ms}


def require_real_disk(folder: Path) -> None:
    """Nothing, where `folder` lies on a disk; else ends the program with a sentence."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return
    kinds = {line.split()[1]: line.split()[2] for line in mounts.read_text().splitlines()}
    whole = folder.resolve()
    kind = next(kinds[str(one)] for one in (whole, *whole.parents) if str(one) in kinds)
    if kind in _MEMORY:
        sys.exit(f"{whole} lies in memory ({kind}); a commit is measured on a disk.")


def _bare_connection(path: Path, data_key: bytes) -> sqlcipher.Connection:
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"")
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(
        "CREATE TABLE draft_answer (draft TEXT, item TEXT, answer BLOB, PRIMARY KEY (draft, item)) WITHOUT ROWID"
    )
    return connection


def _item(number: int) -> str:
    return f"page{number % 30}.words"


def _answer(number: int) -> Answer:
    return Answer(value=f"She said it {number} times. " * 8)


def _medians(ours: Callable[[int], None], bare: Callable[[int], None], rounds: int) -> tuple[float, float]:
    # Turn by turn, so that a busy moment of the disk falls on both.
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(WARM + rounds):
        for act, times in zip((ours, bare), taken, strict=True):
            began_s = time.perf_counter()
            act(number)
            times.append(time.perf_counter() - began_s)
    ours_s, bare_s = (statistics.median(times[WARM:]) for times in taken)
    return ours_s * 1000, bare_s * 1000  # unit: seconds to milliseconds


if __name__ == "__main__":
    measured = commit_times()
    print(
        f"one answer {measured['commit_ms']:.2f} ms, bare {measured['bare_ms']:.2f} ms,"
        f" ratio {measured['ratio']:.2f} (at most {BOUND}); peak of both {peak_mb():.0f} MB"
    )
    sys.exit(measured["ratio"] > BOUND)
