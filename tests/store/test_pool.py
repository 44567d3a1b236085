import pytest

from tests.kit.pools import BINDING, PROJECT, bundle_of, merge, new_pool, record_of
from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure, InputRefused, UsageRefused
from udset_desktop.store.pool import Binding, init_pool, open_pool

KEY = bytes(range(32))
LINKED = Binding(project=PROJECT, training=False, kind="pseudonymised")


def test_a_pool_is_bound_to_its_project_and_its_training_mark(tmp_path):
    path = str(tmp_path / "pool.sqlite")
    init_pool(path, BINDING).close()
    open_pool(path, BINDING).close()
    for other, code in (
        (Binding(project="other", training=False), "store.pool_of_another_project"),
        (Binding(project=PROJECT, training=True), "store.pool_is_real"),
    ):
        for attempt in (open_pool, init_pool):
            with pytest.raises(InputRefused) as refused:
                attempt(path, other)
            assert refused.value.code == code


def test_a_training_pool_takes_no_real_project(tmp_path):
    path = str(tmp_path / "pool.sqlite")
    init_pool(path, Binding(project=PROJECT, training=True)).close()
    with pytest.raises(InputRefused, match=r"store\.pool_is_training"):
        open_pool(path, BINDING)


def test_a_pool_nobody_made_is_not_made_by_looking(tmp_path):
    with pytest.raises(EnvironmentFailure, match=r"store\.pool_not_made"):
        open_pool(str(tmp_path / "pool.sqlite"), BINDING)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(EnvironmentFailure, match=r"store\.pool_folder_missing"):
        init_pool(str(tmp_path / "no" / "pool.sqlite"), BINDING)


@pytest.mark.parametrize("attempt", [open_pool, init_pool])
def test_a_file_that_is_something_else_is_refused_and_left_alone(tmp_path, attempt):
    path = tmp_path / "letter.txt"
    path.write_text("Dear coordinator")
    with pytest.raises(InputRefused, match=r"store\.not_a_pool"):
        attempt(str(path), BINDING)
    assert path.read_text() == "Dear coordinator"


def test_pseudonymised_records_lie_only_in_a_sealed_file(tmp_path):
    path = tmp_path / "pool.sqlite"
    with pytest.raises(UsageRefused, match=r"store\.pool_needs_key"):
        init_pool(str(path), LINKED)
    pool = init_pool(str(path), LINKED, key=KEY)
    merge(pool, bundle_of(record_of("r1", link="person"), kind="pseudonymised"))
    assert pool.database == "sqlcipher"
    pool.close()
    assert not any(b"person" in file.read_bytes() for file in tmp_path.iterdir())
    with pytest.raises(AccessRefused, match=r"store\.pool_sealed"):
        open_pool(str(path), LINKED)
    with pytest.raises(EnvironmentFailure, match=r"store\.pool_not_readable"):
        open_pool(str(path), LINKED, key=bytes(32))
    open_pool(str(path), LINKED, key=KEY).close()


def test_a_plain_pool_needs_no_key_even_where_there_is_one(tmp_path):
    new_pool(tmp_path).close()
    assert open_pool(str(tmp_path / "pool.sqlite"), BINDING, key=KEY).database == "sqlite"
