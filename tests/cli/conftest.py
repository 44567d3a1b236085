"""Every command is looked at for what it leaves lying about."""

import pytest

from tests.kit import canaries


@pytest.fixture(autouse=True)
def watch(tmp_path, monkeypatch):
    """Nothing that anybody said, and no secret, lies anywhere after any command."""
    with canaries.watched(tmp_path, monkeypatch) as made:
        yield made
