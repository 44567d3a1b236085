from udset_desktop.interview.supports import OFFERED_AT_MOST, supports_for
from udset_desktop.interview.together import Action

LIST = ("Kilbrannoch walking group", "The Shed, Invertarrow", "Dunlaw lunch club", "Strathmorrow Befrienders")


def test_what_shares_a_word_with_the_step_is_offered():
    assert supports_for(Action(what="Try the lunch at Dunlaw"), LIST) == ("Dunlaw lunch club",)
    assert supports_for(Action(what="Somebody to walk with"), LIST) == ()
    assert supports_for(Action(what="Ask about befriending"), LIST) == ("Strathmorrow Befrienders",)


def test_what_shares_most_comes_first_and_the_list_keeps_its_order():
    both = ("A lunch", "Walking to lunch in Dunlaw", "Another lunch")
    assert supports_for(Action(what="the lunch in Dunlaw"), both) == (both[1], both[0], both[2])


def test_where_it_falls_to_the_community_or_is_not_there_the_list_is_offered():
    assert supports_for(Action(what="x", who=("community",)), LIST) == LIST
    assert supports_for(Action(what="x", available=False), LIST) == LIST
    assert supports_for(Action(what="a walking stick", available=False), LIST)[0] == LIST[0]


def test_who_is_named_already_is_not_offered_again():
    assert LIST[0] not in supports_for(Action(what="walking", who_named=LIST[0], who=("community",)), LIST)


def test_never_more_than_a_few_and_nothing_without_a_list():
    many = tuple(f"Lunch club {number}" for number in range(500))
    assert len(supports_for(Action(what="lunch"), many)) == OFFERED_AT_MOST
    assert supports_for(Action(what="lunch", who=("community",)), ()) == ()
