"""What every version wrote opens in this one: made by `packaging/past.py`, kept for ever."""

import json
import shutil
from pathlib import Path

import pytest

from udset_desktop.foundation.places import Home
from udset_desktop.instrument.catalogue import load_instrument
from udset_desktop.instrument.reader import read_instrument
from udset_desktop.record.codec import digest_of_record
from udset_desktop.simulation.laptop import fixed_clock
from udset_desktop.usecases.exporting import read_bundle, write_bundles
from udset_desktop.usecases.interviewing import resume, today
from udset_desktop.usecases.joining import read_pack
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files, pool_digest
from udset_desktop.usecases.reporting import measure_rows
from udset_desktop.usecases.unlocking import Which, unlock
from udset_desktop.usecases.workplace import open_workplace

VERSIONS = sorted(folder.parent for folder in Path(__file__).parent.glob("*/expected.json"))


@pytest.fixture(params=VERSIONS, ids=lambda folder: folder.name)
def kept(request, tmp_path):
    """A copy of what one version wrote: opening may bring it up to date."""
    return Path(shutil.copytree(request.param, tmp_path / "kept"))


@pytest.fixture
def expected(kept):
    return json.loads((kept / "expected.json").read_text())


@pytest.fixture
def at_desk(kept):
    workplace = open_workplace(Home(folder=kept / "training" / "home"), clock=fixed_clock())
    unlock(workplace, which=Which.DESK)
    yield workplace
    workplace.close()


def test_the_first_version_is_kept():
    assert "0.1.0" in {folder.name for folder in VERSIONS}


def test_a_training_vault_opens_with_every_record_as_it_was(kept, expected):
    laptop = open_workplace(Home(folder=kept / "training" / "home"), clock=fixed_clock())
    unlock(laptop)
    records = laptop.require_vault().load_records()
    shown, written = today(laptop), write_bundles(laptop, kept)
    laptop.close()

    assert {one.id: digest_of_record(one) for one in records} == expected["training"]["records"]
    assert len(shown.finished) == len(records)
    assert written == ()  # everything had left, and still counts as sent


@pytest.mark.parametrize("secret", ["passphrase", "recovery_code"])
def test_a_real_vault_opens_with_its_passphrase_and_its_recovery_code(kept, expected, secret):
    told = expected["real"]
    laptop = open_workplace(Home(folder=kept / "real" / "home"), clock=fixed_clock())

    unlock(laptop, told[secret])

    record = laptop.require_vault().load_record(told["record"])
    session = resume(laptop, told["interview"])
    laptop.close()
    assert digest_of_record(record) == told["digest"]
    assert len(session.answers.answers) == int(told["answers"])


def test_a_real_desk_opens_and_its_pack_is_read(kept, expected):
    desk = open_workplace(Home(folder=kept / "real" / "home"), clock=fixed_clock())
    unlock(desk, expected["real"]["passphrase"], Which.DESK)
    name = desk.require_project().name
    desk.close()

    assert read_pack(kept / "real" / expected["real"]["pack"]).project.name == name


def test_bundles_open_and_merge_to_the_same_digest(kept, expected, at_desk):
    told = expected["training"]
    files = [kept / "training" / "bundles" / name for name in told["bundles"]]
    for file in files:
        assert read_bundle(at_desk, file).held == ()
    fresh = PoolAddress(place=str(kept / "fresh.sqlite"))
    init_pool(at_desk, fresh)

    merged = merge_files(at_desk, fresh, files, receipts=kept)

    assert merged.numbers["new"] == told["new"]
    assert pool_digest(at_desk, fresh) == (told["digest"], told["heads"])


def test_a_pool_opens_with_its_digest_and_is_measured(kept, expected, at_desk):
    told = expected["training"]
    pool = PoolAddress(place=str(kept / "training" / "pool.sqlite"))
    init_pool(at_desk, pool)  # brings it up to date where it has to be
    files = [kept / "training" / "bundles" / name for name in told["bundles"]]

    assert pool_digest(at_desk, pool) == (told["digest"], told["heads"])
    assert measure_rows(at_desk, pool)
    assert merge_files(at_desk, pool, files, receipts=kept).numbers["new"] == 0


def test_the_questions_are_read_as_they_were_asked(kept, expected):
    for key, digest in expected["instruments"].items():
        assert read_instrument(kept / "instruments" / key).digest == digest
        assert load_instrument(*key.split("/")).digest == digest
