from collections import Counter

from tests.kit.made_up import made_up, made_up_project
from udset_desktop.project.model import AGE_BANDS, GROUPS

PEOPLE = [made_up(number) for number in range(800)]


def test_the_same_seed_gives_the_same_person():
    assert made_up(5) == made_up(5)
    assert made_up(5) != made_up(6)


def test_everybody_fits_the_closed_lists_of_the_project():
    project = made_up_project()
    places = {one.code for one in project.localities}

    for person in PEOPLE:
        assert person.group in GROUPS
        assert person.age_band in {"", *AGE_BANDS}
        assert person.place in places
        assert person.services
        assert all(project.service(code) for code in person.services)


def test_all_four_kinds_of_people_are_there_in_believable_parts():
    kinds = Counter(person.kind for person in PEOPLE)

    assert set(kinds) == {"older", "mental_health", "learning_disability", "carer"}
    assert all(count > 80 for count in kinds.values())


def test_older_people_are_old_and_carers_talk_about_themselves():
    assert {person.age_band for person in PEOPLE if person.kind == "older"} == {"65_79", "80_and_over"}
    for person in PEOPLE:
        assert (person.about == "carer") == (person.kind == "carer") == bool(person.looks_after)


def test_some_are_spoken_for_and_then_aids_were_tried_first():
    spoken = [person for person in PEOPLE if person.respondent == "somebody_speaking"]

    assert 10 < len(spoken) < 120
    assert all(person.aids and person.speaker and person.perspective for person in spoken)
    assert not [
        person for person in PEOPLE if person.respondent == "self" and (person.aids or person.speaker)
    ]


def test_three_words_are_shown_mostly_to_people_with_learning_disabilities():
    few = Counter(person.kind for person in PEOPLE if person.few_words)

    assert few["learning_disability"] > few["older"] + few["mental_health"]


def test_a_laptop_keeps_the_person_with_what_suits_them():
    person = next(one for one in PEOPLE if one.aids)
    kept = person.kept()

    assert (kept.id, kept.name, kept.suits, kept.link) == (person.id, person.name, person.aids, "")
