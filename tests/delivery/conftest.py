"""What the tests of the carriers share."""

import pytest

from udset_desktop.delivery import carrier


@pytest.fixture
def impatient(monkeypatch):
    """A server may be silent for a moment only."""
    monkeypatch.setattr(carrier, "PATIENCE_S", 0.5)
