"""Hand-over statements: the giver's, and nobody else's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.bundles import LAPTOP, OTHER_LAPTOP, PROJECT, keys, shareable, trust
from udset_desktop.bundle.handover import handover_of, require_handover
from udset_desktop.foundation.problems import BundleRefused
from udset_desktop.project.trust import AcceptedLaptop

TAKER = AcceptedLaptop(
    laptop=OTHER_LAPTOP, recipient=keys().stranger_age.recipient, public=keys().stranger_signing.public
)
TWO = replace(trust(), accepted=(*trust().accepted, TAKER))


def statement(key=None):
    return handover_of(
        shareable(1).record,
        giver=LAPTOP,
        taker=OTHER_LAPTOP,
        project=PROJECT.id,
        key=key or keys().laptop_signing,
    )


def test_a_givers_statement_holds():
    require_handover(statement(), TWO)


def test_a_taker_cannot_give_to_itself():
    with pytest.raises(BundleRefused, match=r"sealing\.signature_wrong"):
        require_handover(statement(keys().stranger_signing), TWO)


def test_both_laptops_must_be_known():
    with pytest.raises(BundleRefused, match=r"project\.laptop_unknown"):
        require_handover(statement(), trust())
    with pytest.raises(BundleRefused, match=r"project\.laptop_unknown"):
        require_handover(statement(), replace(TWO, accepted=(TAKER,)))


def test_a_statement_of_another_project_does_not_hold():
    with pytest.raises(BundleRefused, match=r"sealing\.signature_wrong"):
        require_handover(statement(), replace(TWO, project="fedcba9876543210"))
