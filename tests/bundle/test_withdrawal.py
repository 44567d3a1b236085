"""Notices that take answers back, and records after them."""

from __future__ import annotations

import msgspec
import pytest

from tests.kit.bundles import PROJECT, definitions, shareable, user_review
from udset_desktop.bundle.allowed import Allowed
from udset_desktop.bundle.shareable import Withdrawal
from udset_desktop.bundle.withdrawal import blanked, joined, withdrawal_of
from udset_desktop.instrument.codes import layout_of, told_by

LAYOUT = layout_of(user_review())


def told(record, item):
    cell = LAYOUT.by_item[item]
    return told_by(cell, record.codes[cell.at : cell.at + cell.width])


def test_named_items_are_blanked_and_the_rest_stays():
    record = shareable(3)
    items = tuple(cell.item.id for cell in LAYOUT.cells[::3])
    after = blanked(record, LAYOUT, items)
    assert all(told(after, item).non_answer == "taken_back" for item in items)
    rest = [cell.item.id for cell in LAYOUT.cells if cell.item.id not in items]
    assert [told(after, item) for item in rest] == [told(record, item) for item in rest]
    assert Allowed(PROJECT, definitions()).fault_of(after) == ""


def test_a_link_goes_with_its_item():
    record = msgspec.structs.replace(
        shareable(3), links={"safe.role_service": "a", "people.role_service": "b"}
    )
    assert blanked(record, LAYOUT, ("safe.role_service",)).links == {"people.role_service": "b"}


def test_items_it_never_had_change_nothing():
    assert blanked(shareable(3), LAYOUT, ("no.such", "safe.words")) == shareable(3)


def test_blanking_twice_is_blanking_once():
    once = blanked(shareable(3), LAYOUT, ("safe.rating",))
    assert blanked(once, LAYOUT, ("safe.rating",)) == once


@pytest.mark.parametrize(
    ("items", "kept"), [("all", "all"), ("words", "words"), (["b.x", "a.x", "b.x"], ("a.x", "b.x"))]
)
def test_a_notice_names_each_item_once_in_order(items, kept):
    assert withdrawal_of("r", items) == Withdrawal(items=kept, record="r")


def test_notices_of_one_record_are_joined_and_all_swallows_the_rest():
    notices = [
        withdrawal_of("b", ("y.x",)),
        withdrawal_of("a", ("z.x",)),
        withdrawal_of("b", "words"),
        withdrawal_of("b", ("x.x",)),
        withdrawal_of("a", "all"),
    ]
    assert joined(notices) == (
        Withdrawal(items="all", record="a"),
        Withdrawal(items=("x.x", "y.x"), record="b"),
        Withdrawal(items="words", record="b"),
    )
    assert joined(()) == ()
