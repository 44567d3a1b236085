"""The trust list: signed entries, in any order, and only the root's."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from tests.kit.bundles import LAPTOP, OTHER_LAPTOP, PROJECT, keys
from udset_desktop.foundation.ids import LaptopId
from udset_desktop.foundation.problems import BundleRefused
from udset_desktop.project.trust import (
    AcceptedLaptop,
    RevokedLaptop,
    Trust,
    revocations_in,
    sign_acceptance,
    sign_revocation,
    trust_of,
    without_overtaken,
)

ROOT = keys().root
ONE = AcceptedLaptop(laptop=LAPTOP, recipient="age1one", public="RWone", organisation="council")
TWO = AcceptedLaptop(laptop=OTHER_LAPTOP, recipient="age1two", public="RWtwo", replaces=LAPTOP)


def accepted(known, project=PROJECT.id, root=ROOT):
    return sign_acceptance(known, project=project, root=root)


def revoked(laptop, last, root=ROOT):
    return sign_revocation(RevokedLaptop(laptop=laptop, last_number=last), project=PROJECT.id, root=root)


def listed(*entries) -> Trust:
    return trust_of(entries, project=PROJECT.id, root_public=ROOT.public)


def test_the_order_of_entries_never_matters():
    entries = (accepted(ONE), accepted(TWO), revoked(LAPTOP, 9), revoked(LAPTOP, 4))
    lists = {listed(*order) for order in itertools.permutations(entries)}
    assert len(lists) == 1
    (trust,) = lists
    assert trust.accepted == (ONE, TWO)
    assert trust.last_number(LAPTOP) == 4
    assert trust.last_number(OTHER_LAPTOP) is None


def test_the_same_entry_twice_is_one():
    assert listed(accepted(ONE), accepted(ONE)).accepted == (ONE,)


def test_an_entry_that_another_key_signed_is_refused():
    with pytest.raises(BundleRefused, match=r"sealing\.signature_wrong"):
        listed(accepted(ONE, root=keys().stranger_signing))


def test_an_entry_of_another_project_is_refused():
    with pytest.raises(BundleRefused, match=r"project\.other_project"):
        listed(accepted(ONE, project="fedcba9876543210"))


def test_an_entry_changed_after_signing_is_refused():
    with pytest.raises(BundleRefused, match=r"sealing\.signature_wrong"):
        listed(accepted(ONE).replace("age1one", "age1six"))


@pytest.mark.parametrize("entry", ["", "{}", "[]", '{"signature":"","statement":"{}"}'])
def test_an_entry_that_is_none_is_refused(entry):
    with pytest.raises(BundleRefused):
        listed(entry)


def test_one_id_with_two_keys_is_refused():
    other = AcceptedLaptop(laptop=LAPTOP, recipient="age1two", public="RWtwo")
    with pytest.raises(BundleRefused, match=r"project\.laptop_twice"):
        listed(accepted(ONE), accepted(other))


def test_whom_a_laptop_stands_in_for_may_come_in_an_entry_of_its_own():
    early = replace(TWO, replaces="")
    both = (accepted(early), accepted(TWO))
    assert listed(*both).accepted == listed(*reversed(both)).accepted == (TWO,)
    told = (*both, revoked(OTHER_LAPTOP, 3), accepted(ONE))
    kept = without_overtaken(told, root_public=ROOT.public)
    assert kept == told[1:]
    assert listed(*kept) == listed(*told)
    with pytest.raises(BundleRefused, match=r"project\.laptop_twice"):
        listed(accepted(TWO), accepted(replace(TWO, replaces="f" * 12)))
    with pytest.raises(BundleRefused, match=r"project\.laptop_twice"):
        listed(accepted(replace(early, public="RWother")), accepted(TWO))


def test_revocations_are_told_from_acceptances():
    end = revoked(LAPTOP, 4)
    assert revocations_in((accepted(ONE), end), root_public=ROOT.public) == (end,)
    with pytest.raises(BundleRefused, match=r"sealing\.signature_wrong"):
        revocations_in((end,), root_public=keys().stranger_signing.public)


def test_a_laptop_is_known_or_refused():
    trust = listed(accepted(ONE))
    assert trust.require_laptop(LAPTOP) == ONE
    assert trust.laptop(OTHER_LAPTOP) is None
    with pytest.raises(BundleRefused, match=r"project\.laptop_unknown"):
        trust.require_laptop(OTHER_LAPTOP)


def test_a_laptop_speaks_for_itself_and_for_those_it_replaced():
    three = AcceptedLaptop(laptop=LaptopId("3" * 12), recipient="r", public="p", replaces=OTHER_LAPTOP)
    trust = listed(accepted(ONE), accepted(TWO), accepted(three))
    assert trust.may_speak_for(LAPTOP, LAPTOP)
    assert trust.may_speak_for(three.laptop, LAPTOP)
    assert not trust.may_speak_for(LAPTOP, OTHER_LAPTOP)
    assert not trust.may_speak_for("f" * 12, LAPTOP)


def test_laptops_that_replace_each_other_do_not_run_in_circles():
    one = AcceptedLaptop(laptop=LAPTOP, recipient="r", public="p", replaces=OTHER_LAPTOP)
    assert not listed(accepted(one), accepted(TWO)).may_speak_for(LAPTOP, "f" * 12)


def test_the_last_that_stands_in_for_a_laptop_is_found_and_circles_end():
    three = AcceptedLaptop(laptop=LaptopId("3" * 12), recipient="r", public="p", replaces=OTHER_LAPTOP)
    trust = listed(accepted(ONE), accepted(TWO), accepted(three))
    assert trust.replaced_by(LAPTOP) == trust.replaced_by(OTHER_LAPTOP) == three.laptop
    assert trust.replaced_by(three.laptop) == ""
    circle = Trust(
        project=PROJECT.id,
        root_public="",
        accepted=(AcceptedLaptop(laptop=LAPTOP, recipient="r", public="p", replaces=OTHER_LAPTOP), TWO),
    )
    assert circle.replaced_by(LAPTOP) == OTHER_LAPTOP
