"""The fuzzer: two thousand spoilt files through every reader, and that it would see what it looks for."""

import json
import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))

import fuzz
from fuzz_judges import Grounds, PoolJudge
from fuzz_mutations import spoil_bytes, spoil_json, spoil_lines, spoil_toml
from fuzz_targets import Fault, fault_unless, targets

from tests.kit import bundles as kit
from udset_desktop.foundation.problems import BundleRefused, Finding

INPUTS = 2_000
SEED = 20261127
REAL = ("hand-over taken", "root key taken")


@pytest.mark.slow
def test_two_thousand_spoilt_files_are_refused_or_read_as_they_were(record_property):
    run = fuzz.run_seeded(INPUTS, SEED)
    record_property("spoilt_files", run.inputs)
    assert run.inputs >= INPUTS
    assert {one.name for one in targets()} | {"the pool", *REAL} == set(run.told)
    assert all(told.outcomes["refused"] for told in run.told.values())


def test_the_shares_make_a_hundred_and_every_honest_file_is_read():
    assert sum(one.share for one in targets()) == 100
    for target in targets():
        assert all(target.read(honest) in {"same", "other"} for honest in target.honest), target.name


@pytest.mark.parametrize("name", REAL)
def test_a_real_laptop_and_a_real_desk_read_what_is_honest_and_refuse_the_rest(tmp_path, name):
    grounds, run = Grounds(tmp_path, pool_every=1), fuzz.Run()
    try:
        target = grounds.target(name)
        for number, content in enumerate([target.honest[0], target.honest[0], target.honest[0][:-1]]):
            grounds.give(run, target, content, number)
    finally:
        grounds.close()
    assert run.told[name].outcomes == {"same": 2, "refused": 1}


def test_every_bundle_of_so_many_is_shown_to_a_real_pool(tmp_path):
    grounds, run = Grounds(tmp_path, pool_every=2), fuzz.Run()
    try:
        target = grounds.target("bundle file")
        for number in range(4):
            grounds.give(run, target, target.honest[0], number)
    finally:
        grounds.close()
    assert (run.told["bundle file"].inputs, run.told["the pool"].inputs) == (4, 2)


@pytest.fixture
def kept(tmp_path, monkeypatch):
    monkeypatch.setattr(fuzz, "KEPT", tmp_path)
    return tmp_path


def raising(problem):
    def read(content):
        del content
        raise problem

    return read


@pytest.mark.parametrize("problem", [KeyError("x"), RecursionError(), MemoryError(), Fault("another bundle")])
def test_a_reader_that_does_anything_but_refuse_ends_the_run_and_the_file_is_kept(kept, problem, capsys):
    with pytest.raises(SystemExit, match="a reader"):
        fuzz.Run().judge("a reader", raising(problem), b"spoilt")
    assert (kept / "a-reader.spoilt").read_bytes() == b"spoilt"
    capsys.readouterr()


def test_a_reader_that_takes_too_long_ends_the_run(kept, monkeypatch):
    monkeypatch.setattr(fuzz, "LONGEST_S", -1.0)
    with pytest.raises(SystemExit, match="a reader"):
        fuzz.Run().judge("a reader", lambda _content: "same", b"slow")
    assert (kept / "a-reader.spoilt").exists()


def test_what_is_refused_is_counted_as_refused():
    run = fuzz.Run()
    assert run.judge("a reader", raising(BundleRefused(Finding(code="bundle.cut_off"))), b"") == "refused"
    assert run.told["a reader"].outcomes == {"refused": 1}
    with pytest.raises(Fault):
        fault_unless(sound=False, what="a third thing")


def test_a_pool_that_another_changed_is_seen(tmp_path):
    judge = PoolJudge(tmp_path)
    try:
        assert judge.look(kit.bundle().content[:-1]) == "refused"
        pool = tmp_path / "pool.db"
        honest = pool.read_bytes()

        before = judge.digests()
        pool.write_bytes(honest + b"x")
        assert judge.digests() != before
        pool.write_bytes(honest)
    finally:
        judge.close()


@pytest.mark.parametrize("spoil", [spoil_bytes, spoil_json, spoil_lines, spoil_toml])
def test_the_same_dice_spoil_the_same_way_and_seldom_not_at_all(spoil):
    honest = b'{"a":1,"b":[1,2,{"c":"d"}]}\n' * 3
    made = [[spoil(honest, random.Random(seed), (honest,)) for seed in range(200)] for _ in range(2)]
    assert made[0] == made[1]
    assert sum(one != honest for one in made[0]) > 150


def test_spoilt_json_mostly_stays_json_in_its_one_spelling():
    honest = json.dumps({"a": 1, "b": ["x", {"c": None}]}, sort_keys=True, separators=(",", ":")).encode()
    good = 0
    for seed in range(300):
        made = spoil_json(honest, random.Random(seed))
        try:
            told = json.loads(made)
        except ValueError:
            continue
        good += (
            json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode(
                "utf-8", "surrogatepass"
            )
            == made
        )
    assert good > 200
