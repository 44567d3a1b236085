from __future__ import annotations

import pytest

from udset_desktop.foundation.ids import PersonId
from udset_desktop.interview.person import LIFE, Person


@pytest.mark.parametrize("life", LIFE)
def test_whatever_life_brings_stops_reminders(life):
    person = Person(id=PersonId("p"), name="Eileen")
    assert person.may_be_reminded
    assert not Person(id=PersonId("p"), name="Eileen", life=life).may_be_reminded
