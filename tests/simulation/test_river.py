import pytest

from udset_desktop.foundation.places import Home
from udset_desktop.foundation.problems import Cancelled, InputRefused
from udset_desktop.simulation.partnership import open_desk
from udset_desktop.simulation.river import run_demo, run_simulate
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files, pool_digest
from udset_desktop.usecases.workplace import HomeKind, mark_home


def simulated(tmp_path, name, *, interviews=16, laptops=2, seed=1):
    home = Home(folder=tmp_path / name)
    return run_simulate(home, interviews=interviews, laptops=laptops, seed=seed, out=tmp_path / f"{name}-out")


def digest_of(tmp_path, name, made, order=1):
    desk = open_desk(Home(folder=tmp_path / name))
    address = PoolAddress(place=str(tmp_path / f"{name}.db"))
    try:
        init_pool(desk, address)
        outcome = merge_files(desk, address, made.bundles[::order], receipts=tmp_path)
        assert not outcome.refused
        assert outcome.numbers["held"] == 0
        return pool_digest(desk, address)[0]
    finally:
        desk.close()


def test_the_same_seed_gives_the_same_pool_in_another_home(tmp_path):
    one, other = simulated(tmp_path, "one"), simulated(tmp_path, "other")
    third = simulated(tmp_path, "third", seed=2)

    assert digest_of(tmp_path, "one", one) == digest_of(tmp_path, "other", other, order=-1)
    assert digest_of(tmp_path, "third", third) != digest_of(tmp_path, "one", one)


def test_interviews_are_shared_out_among_the_laptops(tmp_path):
    made = simulated(tmp_path, "home", interviews=11, laptops=3)

    assert made.laptops == (1, 2, 3)
    assert made.records == 11
    assert made.sent <= 11 + 3 * 2  # some said no; a few lines left again, corrected
    assert all(file.suffix == ".udset" and file.parent == tmp_path / "home-out" for file in made.bundles)


def test_a_second_simulation_in_the_same_home_takes_new_laptops(tmp_path):
    simulated(tmp_path, "home", interviews=4)

    assert simulated(tmp_path, "home", interviews=4).laptops == (3, 4)


def test_no_more_laptops_are_made_than_there_are_conversations(tmp_path):
    assert simulated(tmp_path, "home", interviews=1, laptops=5).laptops == (1,)


def test_a_real_home_is_refused(tmp_path):
    mark_home(Home(folder=tmp_path / "home"), HomeKind.REAL)

    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(InputRefused) as refused:
        simulated(tmp_path, "home")
    with pytest.raises(InputRefused, match="real_project_here"):
        run_demo(Home(folder=tmp_path / "home"))

    assert refused.value.code == "usecases.real_project_here"
    assert sorted(tmp_path.rglob("*")) == before


def test_the_demonstration_runs_the_whole_river(tmp_path):
    done = run_demo(Home(folder=tmp_path / "home"), interviews=12, seed=3)

    assert done.records == 12
    assert len(done.summaries) == 12
    assert all(file.read_bytes().startswith(b"%PDF-") for file in done.summaries)
    assert done.merged.numbers["new"] > 0
    assert done.merged.numbers["held"] == done.merged.refused == 0
    assert len(done.merged.receipts) == len(done.bundles)
    assert {row.measure for row in done.measures} >= {"nm1", "nm2", "nm3", "nm4"}
    assert done.pool.exists()
    assert done.report.read_bytes().startswith(b"%PDF-")


def test_each_demonstration_has_a_folder_of_its_own(tmp_path):
    home = Home(folder=tmp_path / "home")
    first, second = (run_demo(home, interviews=4, seed=3) for _ in range(2))

    assert first.folder != second.folder
    assert first.digest == second.digest
    assert first.pool.exists()


def test_a_demonstration_can_be_stopped(tmp_path):
    class Stop:
        def checkpoint(self, share=None):
            raise Cancelled

    with pytest.raises(Cancelled):
        run_demo(Home(folder=tmp_path / "home"), interviews=4, control=Stop())


def test_the_demonstration_has_real_figures_to_show(tmp_path):
    """Forty conversations are few; what may be told of them is more than one figure."""
    done = run_demo(Home(folder=tmp_path / "home"))
    shown = {row.measure for row in done.measures if row.voice == "own" and not row.hidden}
    assert len(shown) >= 3


def test_words_are_seen_at_the_desk_where_the_demonstration_lets_them_go(tmp_path):
    done = run_demo(Home(folder=tmp_path / "home"), interviews=12, seed=3, words=True)

    assert sum(count for _, _, count in done.texts) > 5
    assert {who for who, _, _ in done.texts} == {"user", "carer"}
    assert not done.pool.read_bytes().startswith(b"SQLite format 3")
    assert done.merged.numbers["held"] == done.merged.refused == 0
