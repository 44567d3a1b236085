from __future__ import annotations

from tests.kit.interviews import a_session
from udset_desktop.instrument.model import Facet
from udset_desktop.interview.session import go_to, screen_of


def test_a_page_gives_its_item_of_a_facet_or_none():
    page = screen_of(go_to(a_session(), "safe")).page
    assert page.item(Facet.RATING).id == "safe.rating"
    assert page.item(Facet.VERDICT) is None
