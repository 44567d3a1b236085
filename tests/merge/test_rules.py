import random
from itertools import permutations

import pytest

from udset_desktop.merge.rules import (
    DESK,
    Brought,
    Passing,
    RecordFacts,
    RevisionFact,
    TakenBack,
    is_well_formed,
    judge,
    with_brought,
)


def revision(digest, *ancestors, by="a", aside=False, settles=()):
    return RevisionFact(
        digest=digest,
        revision=len(ancestors) + 1,
        ancestors=ancestors,
        brought=(Brought(laptop=by, aside=aside),),
        settles=settles,
    )


def judged(*revisions, back=(), passings=()):
    return judge(RecordFacts(revisions=revisions, taken_back=tuple(back), passings=tuple(passings)))


ALL = TakenBack(laptop="a", items="all")


def test_the_last_of_a_chain_is_the_head():
    state = judged(revision("1"), revision("2", "1"))
    assert (state.heads, state.past) == (("2",), {"1"})


def test_a_correction_counts_without_the_first_version_it_names():
    assert judged(revision("2", "1")).heads == ("2",)


def test_a_stranger_s_correction_is_held_even_when_it_came_before_the_record():
    state = judged(revision("2", "1", by="b"), revision("1", by="a"))
    assert (state.heads, state.held) == (("1",), {"2"})


def test_hand_over_may_go_from_hand_to_hand():
    steps = [Passing(giver="b", taker="c"), Passing(giver="a", taker="b")]
    assert judged(revision("1"), revision("2", "1", by="c"), passings=steps).heads == ("2",)


def test_a_hand_over_set_aside_gives_no_right_to_correct_but_still_to_withdraw():
    step = Passing(giver="a", taker="b", aside=True)
    assert judged(revision("1"), revision("2", "1", by="b"), passings=[step]).held == {"2"}
    assert judged(revision("1"), back=[TakenBack(laptop="b", items="all")], passings=[step]).erased == {"1"}


TO_B = Passing(giver="a", taker="b")


def test_a_giver_who_goes_on_makes_no_fork_and_the_taker_s_word_stands():
    facts = [revision("1"), revision("2", "1", by="b"), revision("2late", "1", by="a")]
    for order in (facts, facts[::-1], [facts[2], facts[0], facts[1]]):
        state = judged(*order, passings=[TO_B])
        assert (state.heads, state.held) == (("2",), {"2late"})
    assert judged(*facts).heads == ("2late",)  # without the hand-over b may not speak at all


def test_until_the_taker_has_spoken_the_giver_s_last_word_counts():
    assert judged(revision("1"), revision("2", "1", by="a"), passings=[TO_B]).heads == ("2",)


def test_what_the_taker_took_over_from_the_giver_counts():
    line = [revision("1"), revision("2", "1", by="a"), revision("3", "1", "2", by="b")]
    state = judged(*line, passings=[TO_B])
    assert (state.heads, state.past, state.held) == (("3",), {"1", "2"}, frozenset())


def test_one_revision_from_both_is_one():
    both = RevisionFact(
        digest="2", revision=2, ancestors=("1",), brought=(Brought(laptop="a"), Brought(laptop="b"))
    )
    assert judged(revision("1"), both, passings=[TO_B]).heads == ("2",)


def test_a_record_given_back_has_no_late_word():
    steps = [TO_B, Passing(giver="b", taker="a")]
    line = [revision("1"), revision("2", "1", by="b"), revision("2a", "1", by="a")]
    assert judged(*line, passings=steps).heads == ("2", "2a")


def test_a_hand_over_set_aside_holds_nothing_back():
    step = Passing(giver="a", taker="b", aside=True)
    state = judged(revision("1"), revision("2", "1", by="b"), revision("2a", "1"), passings=[step])
    assert (state.heads, state.held) == (("2a",), {"2"})


REPLACED = Passing(giver="a", taker="a2", whole=True)


def test_whoever_replaces_a_giver_gave_it_too_in_every_order():
    # a gave it to b, and was put back as a2 from a backup of before: a2 goes on as if nothing had been.
    facts = [revision("1"), revision("2", "1", by="b"), revision("2n", "1", by="a2")]
    for order in permutations(facts):
        for steps in ([TO_B, REPLACED], [REPLACED, TO_B]):
            state = judged(*order, passings=steps)
            assert (state.heads, state.past, state.held) == (("2",), {"1"}, {"2n"})
    # also where a2 is replaced in turn, and where b is
    again = Passing(giver="a2", taker="a3", whole=True)
    later = revision("2m", "1", by="a3")
    assert judged(*facts, later, passings=[TO_B, REPLACED, again]).heads == ("2",)
    new_b = Passing(giver="b", taker="b2", whole=True)
    line = [facts[0], revision("2", "1", by="b2"), facts[2]]
    assert judged(*line, passings=[TO_B, REPLACED, new_b]).heads == ("2",)


def test_until_the_taker_speaks_the_word_of_whoever_replaced_the_giver_counts():
    state = judged(revision("1"), revision("2n", "1", by="a2"), passings=[TO_B, REPLACED])
    assert (state.heads, state.held) == (("2n",), frozenset())


def test_what_the_taker_has_from_whoever_replaced_the_giver_counts():
    line = [revision("1"), revision("2n", "1", by="a2"), revision("3", "1", "2n", by="b")]
    assert judged(*line, passings=[TO_B, REPLACED]).heads == ("3",)


def test_the_taker_may_correct_what_only_the_replacing_laptop_has_sent():
    line = [revision("2n", "1", by="a2"), revision("3", "1", "2n", by="b")]
    assert judged(*line, passings=[TO_B, REPLACED]).heads == ("3",)


def test_a_record_given_to_whoever_replaced_the_giver_is_theirs():
    back = Passing(giver="b", taker="a2")
    line = [revision("1"), revision("2", "1", by="b"), revision("3", "1", "2", by="a2")]
    late = revision("3late", "1", "2", by="b")
    for order in permutations([*line, late]):
        state = judged(*order, passings=[TO_B, REPLACED, back])
        assert (state.heads, state.held) == (("3",), {"3late"})


def test_a_replaced_laptop_that_handed_to_the_new_one_gave_nobody_else_anything():
    to_new = Passing(giver="a", taker="a2")
    again = Passing(giver="a2", taker="a3", whole=True)
    line = [revision("1"), revision("2", "1", by="a2"), revision("2m", "1", by="a3")]
    state = judged(*line, passings=[REPLACED, to_new, again])
    assert (state.heads, state.held) == (("2m",), {"2"})


def test_two_that_replace_one_laptop_are_a_fork_that_somebody_settles():
    twin = Passing(giver="a", taker="a3", whole=True)
    line = [revision("1"), revision("2", "1", by="a2"), revision("2m", "1", by="a3")]
    assert judged(*line, passings=[REPLACED, twin]).heads == ("2", "2m")


def test_the_taker_takes_back_what_the_replacing_laptop_sent_and_nothing_brings_it_back():
    facts = [revision("1"), revision("2n", "1", by="a2")]
    notice = TakenBack(laptop="b", items="all")
    assert judged(facts[1], back=[notice], passings=[TO_B, REPLACED]).erased == {"2n"}
    more = [TO_B, REPLACED, Passing(giver="b", taker="a2")]
    assert judged(*facts, back=[notice], passings=more).erased == {"1", "2n"}
    assert judged(facts[1], back=[notice], passings=more).erased == {"2n"}


def test_more_facts_never_let_go_of_what_was_erased():
    # Seeded: every set of passings among four laptops, and one more of them at a time.
    drawn = random.Random(418)
    laptops = ("a", "b", "a2", "c")
    for _ in range(400):
        steps = [
            Passing(giver=giver, taker=taker, whole=drawn.random() < 0.4)
            for giver, taker in (drawn.sample(laptops, 2) for _ in range(5))
        ]
        facts = [revision("1", by=drawn.choice(laptops)), revision("2", "1", by=drawn.choice(laptops))]
        notice = [TakenBack(laptop=drawn.choice(laptops), items="all")]
        erased: frozenset[str] = frozenset()
        for count in range(len(steps) + 1):
            now = judged(*facts, back=notice, passings=steps[:count]).erased
            assert erased <= now
            erased = now
        shuffled = drawn.sample(steps, len(steps))
        assert judged(*facts[::-1], back=notice, passings=shuffled) == judged(
            *facts, back=notice, passings=steps
        )


def test_a_first_version_told_anew_by_the_taker_stands_alone():
    # A restored laptop tells a record that its old self had told a little differently.
    state = judged(revision("1", by="a"), revision("1b", by="b"), passings=[TO_B])
    assert (state.heads, state.held) == (("1b",), {"1"})
    assert judged(revision("1", by="a"), revision("1b", by="b")).heads == ("1", "1b")


def test_two_late_words_of_a_giver_are_both_held():
    line = [revision("1"), revision("2", "1", by="b"), revision("2a", "1"), revision("3a", "1", "2a")]
    state = judged(*line, passings=[TO_B])
    assert (state.heads, state.held) == (("2",), {"2a", "3a"})


def test_a_withdrawal_reaches_what_was_brought_and_what_came_of_it():
    state = judged(revision("1"), revision("2", "1", by="b"), back=[ALL])
    assert state.erased == {"1", "2"}
    state = judged(revision("1"), revision("2", "1", by="b"), back=[TakenBack(laptop="b", items="all")])
    assert (state.heads, state.erased) == (("1",), {"2"})


def test_a_notice_of_nobody_who_may_stands_nowhere():
    assert judged(revision("1"), back=[TakenBack(laptop="b", items="all")]).notices == frozenset()


def test_a_notice_waits_while_nothing_stands():
    state = judged(back=[ALL])
    assert (state.notices, state.waiting) == ({ALL}, True)
    assert judged(revision("1", aside=True), back=[TakenBack(laptop="b", items="all")]).waiting


def test_named_items_are_blanked_and_words_are_not_in_the_record():
    back = [TakenBack(laptop="a", items=("x", "y")), TakenBack(laptop="a", items="words")]
    assert judged(revision("1"), back=back).blanked == (("1", {"x", "y"}),)
    assert judged(revision("1"), back=[*back, ALL]).blanked == ()


def test_a_settlement_counts_while_all_its_sides_do():
    sides = (revision("1"), revision("2", "1"), revision("3", "1"))
    settled = revision("4", "1", "2", "3", by=DESK, settles=("2", "3"))
    assert judged(*sides).heads == ("2", "3")
    assert judged(*sides, settled).heads == ("4",)
    assert judged(sides[0], sides[1], revision("3", "1", aside=True), settled).heads == ("2",)


def test_a_settlement_of_a_settlement_counts_too():
    sides = (revision("1"), revision("2", "1"), revision("3", "1"), revision("5", "1"))
    first = revision("4", "1", "2", "3", by=DESK, settles=("2", "3"))
    second = revision("6", "1", "2", "3", "4", "5", by=DESK, settles=("4", "5"))
    assert judged(*sides, second, first).heads == ("6",)


@pytest.mark.parametrize(
    ("number", "ancestors", "good"),
    [
        (1, (), True),
        (1, ("a",), False),
        (2, ("a",), True),
        (2, (), False),
        (3, ("a",), False),
        (2, ("a", "b"), True),
        (3, ("a", "a"), False),
        (0, (), False),
    ],
)
def test_number_and_ancestors_must_fit(number, ancestors, good):
    assert is_well_formed(number, ancestors) is good


def test_one_bundle_that_stands_outweighs_others_set_aside():
    fact = with_brought(revision("1", aside=True), Brought(laptop="a"))
    assert fact.brought == (Brought(laptop="a"),)
    fact = with_brought(revision("1"), Brought(laptop="a", aside=True))
    assert fact.brought == (Brought(laptop="a"),)
