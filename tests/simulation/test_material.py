import re
from random import Random

import pytest

from udset_desktop.instrument.catalogue import load_instrument
from udset_desktop.simulation.material import KINDS, chance, load_material

LOADED = re.compile(r"\b(score|result|target|KPI|proxy|stigma|caused|improved by)\b", re.IGNORECASE)


@pytest.mark.parametrize(("about", "version"), [("user", "1.0.0"), ("carer", "1.0.0"), ("carer", "2.0.0")])
def test_there_is_something_to_say_about_every_outcome_in_every_mood(about, version):
    sayings = load_material().sayings

    for page in load_instrument(f"{about}-review", version).pages():
        if page.outcome:
            for mood in ("good", "mid", "low"):
                assert sayings[f"{about}.{page.id}.{mood}"]


def test_what_a_saying_needs_is_read_from_in_front_of_it():
    needs = {need for said in load_material().sayings.values() for one in said for need in one.needs}

    assert needs == {"alone", "pet", "ld", "mh", "fall", "older", "works_in_care"}
    assert not [one for said in load_material().sayings.values() for one in said if ">" in one.text]


def test_every_kind_of_person_has_circumstances_to_draw_from():
    for kind in KINDS:
        assert {"kin", "troubles", "hobbies", "clubs", "workers", "homes"} <= set(
            load_material().by_kind[kind]
        )


def test_nothing_made_up_speaks_of_marks_or_blame():
    texts = [one.text for said in load_material().sayings.values() for one in said]

    assert [text for text in texts if LOADED.search(text)] == []


def test_a_chance_happens_about_as_often_as_it_says():
    draw = Random(4)

    assert 0.25 < sum(chance(draw, 0.3) for _ in range(2_000)) / 2_000 < 0.35
