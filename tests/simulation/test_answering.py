from random import Random

import pytest

from tests.kit.made_up import instrument_for, made_up, voice_of
from udset_desktop.instrument.model import SCALES, Kind
from udset_desktop.simulation.answering import Standing, non_answer_of, raw_of, scale_of

USERS = instrument_for("user")


def standing(item_id, how=0.5, seed=1, *, earlier=False, **changes):
    person = made_up("answering", kind="older", respondent="self", talkative=1.0, **changes)
    return Standing(
        person=person,
        voice=voice_of(person),
        draw=Random(seed),
        page=USERS.page_of[item_id],
        how=how,
        earlier=earlier,
    )


def answers(item_id, how=0.5, **changes):
    return [raw_of(standing(item_id, how, seed, **changes), USERS.by_id[item_id]) for seed in range(200)]


def test_the_word_chosen_follows_how_things_stand():
    assert set(answers("safe.rating", 1.5, few_words=False)) == {"yes"}
    assert set(answers("safe.rating", -2.5, few_words=False)) == {"no"}
    assert set(answers("mobility.rating", 2.0, few_words=False)) == {"better"}
    assert set(answers("mobility.rating", -2.0, few_words=False)) == {"worse"}


def test_somebody_shown_three_words_never_uses_the_fourth():
    at = standing("safe.rating", few_words=True)

    assert scale_of(at, USERS.by_id["safe.rating"]) == "fit-3"
    assert {raw for how in (-2, -0.5, 1) for raw in answers("safe.rating", how, few_words=True)} == set(
        SCALES["fit-3"]
    )


@pytest.mark.parametrize("item", [item for item in USERS.items() if item.choices], ids=lambda item: item.id)
def test_what_is_chosen_is_always_on_the_list(item):
    for how in (1.0, -0.5, -2.0):
        for raw in answers(item.id, how, earlier=True):
            chosen = (raw,) if isinstance(raw, str) else raw or ()
            assert set(chosen) <= set(item.choices)
            assert len(chosen) <= 1 or not set(chosen) & set(item.exclusive)


def test_a_verdict_needs_an_earlier_conversation():
    assert set(answers("safe.verdict")) == {None}
    assert set(answers("safe.verdict", earlier=True)) > {None, "closer", "same_fine"}
    assert set(answers("safe.asking_changed")) == {None}


def test_what_gets_in_the_way_is_named_where_things_stand_badly():
    def named(how):
        return sum(raw is not None for raw in answers("safe.hinders", how))

    assert named(-2.0) > 2 * named(1.0)


def test_only_ratings_are_declined():
    for item in USERS.items():
        words = {non_answer_of(standing(item.id, seed=seed), item) for seed in range(60)}
        assert words == {None} or item.kind is Kind.RATING


def test_what_goes_wrong_has_often_not_come_up():
    def gone(item_id):
        at = [standing(item_id, seed=seed) for seed in range(600)]
        return sum(non_answer_of(one, USERS.by_id[item_id]) == "doesnt_apply" for one in at)

    assert gone("responsive.rating") > 3 * gone("safe.rating")
