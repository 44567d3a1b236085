"""The way back."""

from udset_desktop.desktop.flows.came_from import CameFrom


def test_without_a_word_the_way_back_leads_to_today():
    assert (CameFrom().place, CameFrom().handed) == ("today", None)
