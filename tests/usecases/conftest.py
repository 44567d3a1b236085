"""What the tests of the verbs share: a desk with a laptop that joined it, and an empty stick."""

import pytest

from tests.kit.joined import joined


@pytest.fixture
def both(tmp_path):
    made = joined(tmp_path)
    yield made
    made.close()


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder
