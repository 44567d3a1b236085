from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.joined import joined
from tests.kit.talks import begun_talk
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview.person_look import USUAL_LOOK, PersonLook
from udset_desktop.usecases.suiting import keep_look, look_of

LOOK = PersonLook(size=72, ground="yellow_on_black", pictures=True, reverse=True, few_words=True, spoken=True)


@pytest.fixture
def laptop(tmp_path):
    both = joined(tmp_path)
    yield both.laptop
    both.close()


def test_what_suits_somebody_is_kept_with_them_and_with_nobody_else(laptop):
    eileen, tam = begun_talk(laptop, "Eileen"), begun_talk(laptop, "Tam")
    assert look_of(laptop, eileen.person) == USUAL_LOOK
    keep_look(laptop, eileen.person, LOOK)
    assert look_of(laptop, eileen.person) == LOOK
    assert look_of(laptop, tam.person) == USUAL_LOOK
    assert laptop.require_vault().load_person(eileen.person).name == "Eileen"


@pytest.mark.parametrize("look", [PersonLook(size=400), PersonLook(ground="pink")])
def test_what_nobody_offers_is_refused_and_what_was_kept_stays(laptop, look):
    person = begun_talk(laptop, "Eileen").person
    keep_look(laptop, person, LOOK)
    with pytest.raises(InputRefused):
        keep_look(laptop, person, look)
    assert look_of(laptop, person) == LOOK


def test_a_look_that_makes_no_sense_any_more_is_the_usual_one(laptop):
    vault, person = laptop.require_vault(), begun_talk(laptop, "Eileen").person
    vault.save_person(replace(vault.load_person(person), look=PersonLook(size=400)))
    assert look_of(laptop, person) == USUAL_LOOK
