import pytest

from udset_desktop.instrument.codes import rating_code, said_code
from udset_desktop.measures.classify import Classifier, understood, voice_of
from udset_desktop.measures.model import Count, CountedRow
from udset_desktop.measures.reader import load_measures
from udset_desktop.measures.tally import Tally


def code(word, scale="fit-4", said=("person",)):
    return rating_code(scale, word) + said_code(said)


@pytest.mark.parametrize(
    ("said", "voice"),
    [
        (("person",), "own"),
        (("with_support",), "own"),
        (("person", "family_or_friend"), "own"),
        (("family_or_friend", "what_they_would_say"), "proxy"),
        (("advocate", "what_they_would_say"), "proxy"),
        (("family_or_friend", "what_i_think"), "other_view"),
        (("family_or_friend",), "no_view"),
        (("family_or_friend", "observation"), "other_view"),
        (("service_worker",), "other_view"),
        (("service_worker", "what_they_would_say"), "other_view"),
        (("observation",), "other_view"),
        ((), "other_view"),
    ],
)
def test_whose_word_an_answer_is(said, voice):
    assert voice_of(said) == voice


def test_a_version_without_the_item_and_a_non_answer_are_reasons():
    assert understood("").reason == "not_in_version"
    assert understood("?00").reason
    assert understood(code("yes", said=("observation",))).reason == "other_view"
    assert understood(code("yes", said=("family_or_friend",))).reason == "no_view"


def tallied(*pairs, by="", group="", links=""):
    tally = Tally(grouped=bool(by))
    count = Count(
        instrument="carer-review", items=("say_in_plan.rating", "supported.rating", "able.rating"), by=by
    )
    for first, second in pairs:
        row = CountedRow("carer-review", group, links, ("-00", first, second), 1)
        Classifier(load_measures()).add(tally, count, row)
    return tally


def both(tally, part, voice="own"):
    return tally.value(("nm4", "both", "", voice, part))


YES, MOSTLY, NO, SHORT = code("yes"), code("mostly"), code("no"), code("yes", "fit-3")


def test_two_items_count_only_when_both_are_favourable():
    tally = tallied((YES, YES), (YES, MOSTLY), (YES, NO))
    assert [both(tally, part) for part in ("base", "n", "neg", "yes", "mostly")] == [3, 2, 1, 1, 1]


def test_one_known_no_is_enough_and_one_known_yes_is_not():
    tally = tallied((NO, "?00"), (YES, "?00"), ("?00", "?00"))
    assert (both(tally, "base"), both(tally, "neg")) == (1, 1)
    assert sum(both(tally, reason, "") for reason in tally.reasons) == 2


def test_the_short_scale_stands_beside_and_mixes_with_nothing():
    tally = tallied((SHORT, SHORT), (SHORT, YES), (SHORT, code("no", "fit-3")))
    assert (both(tally, "short_base"), both(tally, "short_n"), both(tally, "base")) == (2, 1, 0)
    assert both(tally, "left_mixed_scales", "") == 1


def test_an_answer_on_another_scale_is_left_out():
    tally = tallied((code("better", "change-4"), YES))
    assert tally.value(("nm4", "a", "", "", "left_other_scale")) == 1


def test_a_proxy_in_one_item_makes_the_pair_a_proxy_s():
    proxy = code("yes", said=("family_or_friend", "what_they_would_say"))
    assert both(tallied((proxy, YES)), "n", "proxy") == 1
    no = code("no", said=("family_or_friend", "what_they_would_say"))
    assert both(tallied((no, YES)), "neg", "proxy") == 1


def test_by_service_the_one_named_beside_the_answer_comes_first():
    linked = tallied((YES, YES), by="service", group="day", links='{"supported.role_service":"night"}')
    assert linked.groups == ("day", "night")  # the other measure's answer names no service
    assert tallied((YES, YES), by="service", group="day").groups == ("day",)
