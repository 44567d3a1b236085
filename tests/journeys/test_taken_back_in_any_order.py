"""Whole records, single answers and corrections, taken in by both databases in any order: one pool, and nothing left.

Through the real verbs; the orders are drawn from a seed.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from tests.kit.bundles import record
from tests.kit.joined import PROJECT_FILE, joined, put_on_file
from tests.kit.talks import finished_talk
from udset_desktop.foundation.resources import resource_path
from udset_desktop.interview.answers import Answer
from udset_desktop.store.pool_engine import reading
from udset_desktop.usecases.enrolling import update
from udset_desktop.usecases.exporting import withdraw, write_bundles
from udset_desktop.usecases.held_lines import unsealed_lines
from udset_desktop.usecases.merging import (
    PoolAddress,
    init_pool,
    merge_files,
    pool_digest,
    pool_held,
    pool_status,
    undo_merge,
)
from udset_desktop.usecases.pool_desk import opened_pool
from udset_desktop.usecases.projects import set_project, write_pack
from udset_desktop.usecases.reporting import measure_rows
from udset_desktop.usecases.standing import reading_key_at_desk, site_folder

PEOPLE, ORDERS = 12, 8
SAID = ("yes", "mostly", "no")


@pytest.fixture
def river(tmp_path):
    made = joined(tmp_path)
    yield made
    made.close()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def pool(request, river, tmp_path):
    place = (
        str(tmp_path / "pool.db") if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    )
    return PoolAddress(place=place)


def answers(seed):
    return {
        item: Answer(value=SAID[(seed + at) % 3], scale="fit-4")
        for at, item in enumerate(("safe.rating", "chances.rating"))
    }


@pytest.fixture
def bundles(river, tmp_path):
    """Four bundles: records; two corrected; an answer of one and the whole of two others; one more record."""
    vault = river.laptop.require_vault()
    records = [record(seed, answers=answers(seed)) for seed in range(PEOPLE)]
    put_on_file(river.laptop, *records)
    made = list(write_bundles(river.laptop, tmp_path))
    for one in records[:2]:
        digests = vault.load_digests(one.id)
        vault.save_record(replace(one, revision=2, ancestors=digests, reason="misheard", mode="telephone"))
    made += write_bundles(river.laptop, tmp_path)
    withdraw(river.laptop, records[0].id)  # corrected, and then taken back whole
    withdraw(river.laptop, records[2].id)  # never corrected
    withdraw(river.laptop, records[1].id, ("safe.rating",))  # one answer, of both versions
    made += write_bundles(river.laptop, tmp_path)
    put_on_file(river.laptop, record(PEOPLE, answers=answers(PEOPLE)))
    made += write_bundles(river.laptop, tmp_path)
    assert len(made) == 4
    return records, [one.file for one in made]


def content(river, pool):
    """Everything the pool says of records and notices, and its figures."""
    with opened_pool(river.desk, pool) as there, reading(there.engine, there.place) as link:
        lines = link.rows("SELECT record, digest, state, line FROM revision ORDER BY record, digest")
        figures = link.rows(
            "SELECT r.record, r.digest, f.codes FROM figure f JOIN revision r ON r.seq = f.revision"
            " ORDER BY r.record, r.digest"
        )
    told = pool_digest(river.desk, pool), pool_status(river.desk, pool).records
    return (*told, lines, figures, measure_rows(river.desk, pool))


def test_any_order_any_repeat_and_any_undo_between_give_one_pool(river, pool, bundles, tmp_path):
    _, files = bundles
    draw = random.Random(20261)
    seen = []
    for number in range(ORDERS):
        at = pool if number == 0 else PoolAddress(place=str(tmp_path / f"pool-{number}.db"))
        init_pool(river.desk, at)
        order = [*files, *draw.choices(files, k=2)]
        draw.shuffle(order)
        for file in order:
            merge_files(river.desk, at, [file])
            if draw.random() < 0.3:
                undo_merge(river.desk, at)  # whichever is the last that counts
        merge_files(river.desk, at, draw.sample(files, len(files)))  # and what was set aside comes in again
        seen.append(content(river, at))
    assert all(one == seen[0] for one in seen)
    assert seen[0][1] == PEOPLE - 1


def test_of_what_was_taken_back_no_line_is_left_and_the_proof_names_only_its_number(river, pool, bundles):
    records, files = bundles
    init_pool(river.desk, pool)
    assert merge_files(river.desk, pool, files[:2]).lies_on == ()
    gone = {str(records[at].id) for at in (0, 2)}
    _, before, _, figures, _ = content(river, pool)
    assert gone <= {row[0] for row in figures}
    told = merge_files(river.desk, pool, files[2:])
    code = "merge.lies_on_server" if "://" in pool.place else "merge.lies_on_copies"
    assert [one.code for one in told.lies_on] == [code]  # where it lies on, and who can end that
    merge_files(river.desk, pool, files[:1])  # the older bundle comes once more
    _, after, lines, figures, _ = content(river, pool)
    assert after == before - len(gone) + 1
    assert not any(line for number, _, _, line in lines if number in gone)
    assert gone.isdisjoint(row[0] for row in figures)


def test_no_page_of_the_pool_s_file_holds_what_was_taken_back(river, bundles, tmp_path):
    records, files = bundles
    pool = PoolAddress(place=str(tmp_path / "pool.db"))
    init_pool(river.desk, pool)
    merge_files(river.desk, pool, files[:2])
    with closing(sqlite3.connect(pool.place)) as link:
        lines = [
            bytes(row[0]) if not isinstance(row[0], str) else row[0].encode()
            for row in link.execute(
                "SELECT line FROM revision WHERE record IN (?, ?)", (str(records[0].id), str(records[2].id))
            )
        ]
    assert len(lines) == 3
    merge_files(river.desk, pool, files[2:])
    left = b"".join(one.read_bytes() for one in tmp_path.glob("pool.db*"))
    assert [line in left for line in lines] == [False] * 3


@pytest.mark.parametrize("notice_first", [True, False])
def test_a_line_that_waits_for_its_definition_never_counts_once_it_was_taken_back(
    river, tmp_path, notice_first
):
    own = site_folder(river.desk.home) / "user-review" / "1.9.0"
    shutil.copytree(resource_path("instruments", "user-review", "1.0.0"), own)
    told = (own / "instrument.toml").read_text("utf-8").replace('version = "1.0.0"', 'version = "1.9.0"', 1)
    (own / "instrument.toml").write_text(told, "utf-8")
    (tmp_path / "own.toml").write_text(
        PROJECT_FILE.replace('"user-review/1.0.0"', '"user-review/1.9.0"'), "utf-8"
    )
    set_project(river.desk, tmp_path / "own.toml")
    update(river.laptop, write_pack(river.desk, tmp_path / "own.udsetpack").file)
    gone = finished_talk(river.laptop, "Agnes", instrument="user-review/1.9.0")
    finished_talk(river.laptop, "Isla", instrument="user-review/1.9.0")
    files = [one.file for one in write_bundles(river.laptop, tmp_path)]
    withdraw(river.laptop, gone.id)
    files += [one.file for one in write_bundles(river.laptop, tmp_path)]
    pool = PoolAddress(place=str(tmp_path / "pool.db"))
    init_pool(river.desk, pool)
    away = own.rename(tmp_path / "away")
    for file in reversed(files) if notice_first else files:
        merge_files(river.desk, pool, [file])
    assert pool_status(river.desk, pool).records == 0
    waiting = [one.code for one in pool_held(river.desk, pool)]
    assert waiting.count("instrument.unknown") == 1  # the other one
    with opened_pool(river.desk, pool) as there, reading(there.engine, there.place) as link:
        sealed = [bytes(row[0]) for row in link.rows("SELECT content FROM sealed")]
    key = reading_key_at_desk(river.desk.require_desk())
    left = [one.line for content in sealed for one in unsealed_lines(content, key) if one.line]
    assert len(left) == 1
    assert str(gone.id).encode() not in left[0]
    away.rename(own)
    merge_files(river.desk, pool, files[:1])
    _, counted, lines, figures, _ = content(river, pool)
    assert counted == 1
    assert not any(line for number, _, _, line in lines if number == gone.id)
    assert gone.id not in {row[0] for row in figures}
