import shutil
from dataclasses import replace

import pytest

from tests.kit.joined import joined
from tests.kit.tools import EVERY_TOOL, EXPERIENCES, written_note
from udset_desktop.foundation.resources import resource_path
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.feedback_figures import feedback_tables
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files, pool_held, pool_status
from udset_desktop.usecases.standing import site_folder


@pytest.fixture
def both(tmp_path):
    made = joined(tmp_path, EVERY_TOOL)
    yield made
    made.close()


@pytest.fixture
def address(both, tmp_path):
    address = PoolAddress(place=str(tmp_path / "pool.sqlite"))
    init_pool(both.desk, address)
    return address


def test_a_pool_without_any_tells_nothing(both, address):
    assert feedback_tables(both.desk, address) == ()


def test_each_tool_has_a_table_of_its_own_in_its_own_words(both, address, tmp_path):
    for key in EXPERIENCES:
        for turn in range(10):
            written_note(both.laptop, key, turn=turn % 2, leaves=True)
    merge_files(both.desk, address, [one.file for one in write_bundles(both.laptop, tmp_path)])
    tables = feedback_tables(both.desk, address)
    assert [table.instrument for table in tables] == sorted(EXPERIENCES)
    assert [table.title for table in tables] == [
        "The service's experience of the tool",
        "Your experience of the tool",
    ]
    for table in tables:
        assert all(table.words[row.item] and table.words[f"{row.item}.{row.choice}"] for row in table.rows)
        assert {row.n for row in table.rows} == {0, 5}


def test_a_line_of_a_tool_the_desk_does_not_have_waits_and_goes_in_when_it_comes(both, address, tmp_path):
    own = site_folder(both.laptop.home) / "our-experience" / "1.0.0"
    shutil.copytree(resource_path("instruments", "worker-experience", "1.0.0"), own)
    told = (own / "instrument.toml").read_text("utf-8").replace("worker-experience", "our-experience")
    (own / "instrument.toml").write_text(told, "utf-8")
    _use(both, "our-experience/1.0.0")
    written_note(both.laptop, "our-experience/1.0.0", leaves=True)
    files = [one.file for one in write_bundles(both.laptop, tmp_path)]
    merge_files(both.desk, address, files)
    assert [line.code for line in pool_held(both.desk, address)] == ["instrument.unknown"]
    assert pool_status(both.desk, address).feedback == 0
    shutil.copytree(own, site_folder(both.desk.home) / "our-experience" / "1.0.0")
    merge_files(both.desk, address, [])
    assert pool_held(both.desk, address) == ()
    assert pool_status(both.desk, address).feedback == 1
    (table,) = feedback_tables(both.desk, address)
    assert {row.n for row in table.rows} == {None}


def _use(both, key):
    """The laptop's project as a pack with this tool in it would give it."""
    both.laptop.project = replace(both.laptop.project, instruments=(*both.laptop.project.instruments, key))
