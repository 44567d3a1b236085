from pathlib import Path

import pytest

from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure
from udset_desktop.store.engine import problem_of, vault_engine

PATH = Path("/home/somebody/vault.db")


@pytest.mark.parametrize(
    ("said", "family", "code"),
    [
        ("file is not a database", EnvironmentFailure, "store.vault_damaged"),
        ("database disk image is malformed", EnvironmentFailure, "store.vault_damaged"),
        ("database or disk is full", EnvironmentFailure, "store.disk_full"),
        ("attempt to write a readonly database", EnvironmentFailure, "store.not_allowed"),
        ("unable to open database file", EnvironmentFailure, "store.not_allowed"),
        ("disk I/O error", EnvironmentFailure, "store.disk_failed"),
        ("database is locked", AccessRefused, "store.vault_in_use"),
    ],
)
def test_what_the_database_says_becomes_a_house_error(said, family, code):
    problem = problem_of(RuntimeError(said), PATH)

    assert isinstance(problem, family)
    assert problem.code == code
    assert "somebody" not in str(problem.context)


def test_a_defect_of_ours_is_not_dressed_up():
    defect = RuntimeError("no such table: x")

    assert problem_of(defect, PATH) is defect


def test_key_does_not_show_in_the_engines_address(tmp_path):
    engine = vault_engine(tmp_path / "vault.db", bytearray(b"k" * 32))

    assert (b"k" * 32).hex() not in repr(engine) + str(engine.url)
    engine.dispose()
