from random import Random

from udset_desktop.project.model import INTERVIEWER_TYPES
from udset_desktop.simulation.interviewers import interviewers_of


def test_each_interviewer_carries_one_laptop():
    refs = [one.ref for laptop in (1, 2, 3) for one in interviewers_of(1, laptop, 3)]

    assert len(refs) == len(set(refs)) == 12


def test_several_types_hold_conversations():
    types = {one.type for one in interviewers_of(1, 1, 1)}

    assert types <= set(INTERVIEWER_TYPES)
    assert len(types) >= 6


def test_there_is_somebody_for_every_one_of_many_laptops():
    assert all(interviewers_of(1, laptop, 40) for laptop in range(1, 41))


def test_third_parties_do_not_belong_to_the_service():
    draw = Random(1)
    everybody = interviewers_of(1, 1, 1)
    third = next(one for one in everybody if one.type == "third_party").at(draw, known=False)
    own = next(one for one in everybody if one.type == "own_care_manager").at(draw, known=False)

    assert (third.same_employer, third.known_before, third.allocated) == ("no", "no", "random")
    assert (own.same_employer, own.known_before) == ("yes", "yes")


def test_more_people_say_no_to_somebody_they_do_not_know():
    draw = Random(1)
    everybody = {one.type: one for one in interviewers_of(1, 1, 1)}
    refused = {kind: sum(len(one.refusals(draw)) for _ in range(400)) for kind, one in everybody.items()}

    assert refused["third_party"] > refused["own_care_manager"] > 0
