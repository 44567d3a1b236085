import pytest

from tests.kit.laptops import a_laptop
from udset_desktop.interview.asides import Check
from udset_desktop.usecases.settings import Settings, save_settings
from udset_desktop.usecases.wording_questions import make_ready, note_put_aside, put_aside_so_far


@pytest.fixture
def laptop(tmp_path):
    workplace = a_laptop(tmp_path)
    yield workplace
    workplace.close()


def test_every_kind_has_its_number(laptop):
    note_put_aside(laptop, Check.ROLE)
    note_put_aside(laptop, "role")
    note_put_aside(laptop, Check.OUTCOME)
    assert put_aside_so_far(laptop) == {"outcome": 1, "personal": 0, "role": 2, "own_words": 0, "action": 0}


def test_nothing_else_can_be_counted(laptop):
    with pytest.raises(ValueError, match="Morag"):
        note_put_aside(laptop, "Morag")
    assert laptop.require_vault().load_setting("asides/put_aside") is None


def test_a_kept_number_that_is_none_is_left_out(laptop):
    laptop.require_vault().save_setting("asides/put_aside", {"role": "two", "action": "3"})
    assert put_aside_so_far(laptop)["action"] == 3
    assert put_aside_so_far(laptop)["role"] == 0


def test_questions_are_asked_unless_somebody_said_no(laptop):
    assert make_ready(laptop, "en")
    save_settings(laptop, Settings(asides=False))
    assert not make_ready(laptop, "en")
