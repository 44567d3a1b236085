"""A reading in words: what waits, what was chosen of each place, and what a second person only looks at."""

from dataclasses import replace

from udset_desktop.desktop.flows.reading_state import kinds_shown, looked_over, reading_shown
from udset_desktop.desktop.views.reading_card import HIDE, OUT, OWN, READ
from udset_desktop.usecases.reading_words import ToldPlace, ToldText


def place(kept="", reasons=("plain_word",)):
    return ToldPlace(key="0-6", kind="person", was="Hamish", becomes="[person A]", kept=kept, reasons=reasons)


def text(name, **changes):
    told = {"id": name, "title": name, "stands": "…", "places": (), "read": False, "left_out": False}
    return ToldText(**told | changes)


def test_what_nobody_decided_waits():
    shown = reading_shown((text("a"), text("b", read=True), text("c", read=True, left_out=True)), "trouble")
    assert [one.decided for one in shown.texts] == ["", READ, OUT]
    assert (shown.waiting, shown.trouble, shown.checking) == (1, "trouble", False)


def test_a_place_is_hidden_unless_it_stays_for_a_reason():
    for kept in ("", "plain_word"):
        (one,) = reading_shown((text("a", places=(place(kept),)),)).texts
        chosen = {choice.code: choice.chosen for choice in one.places[0].choices}
        assert chosen == {HIDE: not kept, OWN: False, "plain_word": bool(kept)}


def test_own_words_are_what_is_chosen_and_stand_there_to_be_changed():
    own = replace(place(), becomes="[my neighbour]", own="[my neighbour]")
    (one,) = reading_shown((text("a", places=(own,)),)).texts
    told = {choice.code: (choice.words, choice.chosen) for choice in one.places[0].choices}
    assert told[OWN] == ("Hide: [my neighbour]", True)
    assert told[HIDE] == ("Hide it", False)
    assert one.places[0].own == "my neighbour"


def test_words_that_the_rules_did_not_find_are_a_name_until_the_reader_says_otherwise():
    assert [one.code for one in kinds_shown() if one.chosen] == ["person"]
    assert reading_shown(()).kinds == kinds_shown()


def test_a_second_person_has_nothing_to_choose_place_by_place():
    shown = looked_over((text("a", read=True, places=(place(), place("plain_word"))),), "lead")
    (one,) = shown.texts
    assert (shown.checking, shown.waiting, shown.lead, one.fixed) == (True, 0, "lead", True)
    assert [made.choices for made in one.places] == [(), ()]
    assert [made.about for made in one.places] == ["now [person A]", "stays. It is a plain word"]
