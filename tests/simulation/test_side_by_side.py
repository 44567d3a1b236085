import os
import time
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import pytest

from udset_desktop.foundation.places import Home
from udset_desktop.foundation.problems import Cancelled, EnvironmentFailure
from udset_desktop.foundation.progress import NO_CONTROL
from udset_desktop.record.codec import digest_of_record
from udset_desktop.simulation import laptop, side_by_side
from udset_desktop.simulation.river import run_simulate
from udset_desktop.usecases.unlocking import unlock
from udset_desktop.usecases.workplace import open_workplace


class Watch:
    """Keeps how far it was, and asks to stop once it has looked often enough."""

    def __init__(self, looks=None):
        self.shares, self.looks = [], looks

    def checkpoint(self, share=None):
        if share is not None:
            self.shares.append(share)
        if self.looks is not None:
            self.looks -= 1
            if self.looks < 0:
                raise Cancelled


def simulated(folder, *, interviews, laptops, control=NO_CONTROL):
    return run_simulate(
        Home(folder=folder / "home"),
        interviews=interviews,
        laptops=laptops,
        seed=5,
        out=folder / "out",
        control=control,
    )


def on_file(folder, laptops):
    """The digests of everything on the laptops, words and all."""
    digests = []
    for number in range(1, laptops + 1):
        workplace = open_workplace(Home(folder=folder / "home"), laptop=number)
        unlock(workplace)
        digests.append(sorted(map(digest_of_record, workplace.require_vault().load_records())))
        workplace.close()
    return digests


@pytest.fixture
def in_processes(monkeypatch):
    """Processes for few interviews; blocks in the processes are as small as here."""
    monkeypatch.setattr(side_by_side, "_WORTH_A_PROCESS", 1)
    return lambda cores: monkeypatch.setattr(os, "cpu_count", lambda: cores)


@pytest.mark.slow
@pytest.mark.parametrize(("laptops", "cores"), [(2, 2), (1, 2), (2, 3)])
def test_many_processes_write_what_one_would(tmp_path, monkeypatch, in_processes, laptops, cores):
    if laptops < cores:  # blocks of twelve are cut here and made there
        monkeypatch.setattr(laptop, "AT_ONCE", 12)
        monkeypatch.setattr(side_by_side, "AT_ONCE", 12)
    watch = Watch()
    in_processes(cores)
    simulated(tmp_path / "many", interviews=40, laptops=laptops, control=watch)
    in_processes(1)
    simulated(tmp_path / "one", interviews=40, laptops=laptops)

    assert on_file(tmp_path / "many", laptops) == on_file(tmp_path / "one", laptops)
    assert watch.shares == sorted(watch.shares)
    assert any(0 < share < 1 for share in watch.shares)


@pytest.mark.slow
@pytest.mark.parametrize("laptops", [1, 2])
def test_a_stop_crosses_to_the_processes_and_nothing_is_written_after_it(tmp_path, in_processes, laptops):
    in_processes(2)
    began = time.perf_counter()

    with pytest.raises(Cancelled):
        simulated(tmp_path, interviews=20_000, laptops=laptops, control=Watch(looks=5))

    took = time.perf_counter() - began
    there = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*") if file.is_file()}
    assert took < 40  # unhindered it would be several times that
    assert not list((tmp_path / "out").iterdir())
    assert there == {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*") if file.is_file()}


class BrokenOff(ProcessPoolExecutor):
    """Processes that Ctrl+C has reached before us."""

    def submit(self, *_):
        future = Future()
        future.set_exception(BrokenProcessPool())
        return future


@pytest.mark.parametrize("laptops", [1, 2])
@pytest.mark.parametrize(
    ("control", "raised"), [(Watch(looks=0), Cancelled), (NO_CONTROL, EnvironmentFailure)]
)
def test_a_process_that_breaks_off_is_no_bug_and_a_stop_is_a_stop(
    tmp_path, monkeypatch, in_processes, control, raised, laptops
):
    monkeypatch.setattr(side_by_side, "ProcessPoolExecutor", BrokenOff)
    monkeypatch.setattr(side_by_side, "AT_ONCE", 2)
    in_processes(2)
    with pytest.raises(raised):
        simulated(tmp_path, interviews=4, laptops=laptops, control=control)
