from dataclasses import replace

import pytest

from tests.kit.vaults import made_up_draft, made_up_person, made_up_record, new_vault
from udset_desktop.foundation.problems import InputRefused


@pytest.fixture
def vault(tmp_path):
    vault, _ = new_vault(tmp_path)
    yield vault
    vault.close()


def names(people):
    return [person.name for person in people]


def test_person_comes_back_as_saved_and_as_changed(vault):
    person = made_up_person("Màiri NicLeòid", suits=("sign",), link="AB12", age_band="65_79")
    vault.save_person(person)
    vault.save_person(replace(person, life="has_moved"))

    assert vault.load_person(person.id) == replace(person, life="has_moved")
    assert len(vault.load_people()) == 1


@pytest.mark.parametrize("typed", ["mai", "NICL", "nicleoid", "màiri nic"])
def test_person_is_found_by_the_beginning_of_any_word_without_accents(vault, typed):
    vault.save_people((made_up_person("Màiri NicLeòid"), made_up_person("Tom Kerr")))

    assert names(vault.find_people(typed)) == ["Màiri NicLeòid"]


@pytest.mark.parametrize("typed", ["airi", "leoid", "%", "_", "x' OR 1=1"])
def test_nobody_is_found_by_the_middle_of_a_word_or_by_signs(vault, typed):
    vault.save_person(made_up_person("Màiri NicLeòid"))

    assert vault.find_people(typed) == ()


def test_saving_nobody_is_nothing(vault):
    vault.save_people(())

    assert vault.load_people() == ()


def test_everybody_is_listed_by_name(vault):
    vault.save_people(made_up_person(name) for name in ("Una", "Angus", "màiri"))

    assert names(vault.load_people()) == ["Angus", "màiri", "Una"]


def test_person_is_found_by_the_projects_reference_but_never_by_none(vault):
    vault.save_people((made_up_person("Una", link="K7"), made_up_person("Tom")))

    assert names([vault.find_link("K7")]) == ["Una"]
    assert vault.find_link("") is None
    assert vault.find_link("K8") is None


def test_person_nobody_knows_is_refused(vault):
    with pytest.raises(InputRefused, match="no_person"):
        vault.load_person("nobody")


def test_person_with_conversations_stays_and_one_without_may_go(vault):
    busy, filed, idle = made_up_person("Busy"), made_up_person("Filed"), made_up_person("Idle")
    vault.save_people((busy, filed, idle))
    vault.save_draft(made_up_draft(busy))
    vault.save_record(made_up_record(filed))

    for person in (busy, filed):
        with pytest.raises(InputRefused, match="person_has_conversations"):
            vault.delete_person(person.id)
    vault.delete_person(idle.id)

    assert names(vault.load_people()) == ["Busy", "Filed"]
