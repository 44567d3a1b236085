"""What the tests of the pool share: an empty one of each kind."""

import pytest

from tests.kit.pools import BINDING, new_pool
from udset_desktop.store.pool import init_pool


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def pool(request, tmp_path):
    if request.param == "sqlite":
        made = new_pool(tmp_path)
    else:
        made = init_pool(request.getfixturevalue("postgres_url"), BINDING)
    yield made
    made.close()
