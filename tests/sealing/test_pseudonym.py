import pytest

from udset_desktop.sealing.pseudonym import new_link_key, person_key


def test_same_reference_and_key_give_the_same_person_key():
    key = new_link_key()

    assert person_key(key, "ab 12-3") == person_key(key, " AB12-3 ")


def test_another_key_gives_another_person_key():
    assert person_key(new_link_key(), "AB123") != person_key(new_link_key(), "AB123")


def test_person_key_shows_nothing_of_the_reference():
    told = person_key(new_link_key(), "AB123")

    assert len(told) == 32
    assert "AB123" not in told


@pytest.mark.parametrize(("key", "reference"), [(bytes(32), "  "), (bytes(16), "AB123")])
def test_no_reference_or_a_short_key_gives_no_person_key(key, reference):
    with pytest.raises(ValueError, match="key"):
        person_key(key, reference)
