"""A file of people handed over, and its receipt: the same or refused."""

import random

import pytest

from tests.kit.vaults import made_up_person
from udset_desktop.bundle import handover_file as files
from udset_desktop.bundle.handover import handover_of
from udset_desktop.foundation.problems import AccessRefused, BundleRefused, UdsetError
from udset_desktop.project.trust import AcceptedLaptop, Trust
from udset_desktop.sealing.keys import new_age_key, new_signing_key

CASES = 300
AGE, GIVER, TAKER = new_age_key(), new_signing_key(), new_signing_key()
TRUST = Trust(
    project="p",
    root_public="",
    accepted=(
        AcceptedLaptop(laptop="a", recipient=new_age_key().recipient, public=GIVER.public),
        AcceptedLaptop(laptop="b", recipient=AGE.recipient, public=TAKER.public),
    ),
)
RECEIPT = files.HandedReceipt(project="p", giver="a", taker="b", file="f" * 64, people=1, records=1)


def content():
    statement = handover_of("r", giver="a", taker="b", project="p", key=GIVER)
    record = files.HandedRecord(
        versions=(b"{}",), lines=("d",), notices=(("all", "t"),), sheets=(), statement=statement
    )
    who = files.HandedPerson(person=made_up_person(), records=(record,))
    return files.HandoverContent(project="p", giver="a", taker="b", people=(who,))


def sealed(key=GIVER):
    return files.render_handover(content(), key=key, recipient=AGE.recipient)


def test_it_opens_to_the_laptop_it_is_for_as_it_was_written():
    assert files.open_handover(sealed(), secret=AGE.secret, trust=TRUST) == content()
    with pytest.raises(AccessRefused):
        files.open_handover(sealed(), secret=new_age_key().secret, trust=TRUST)


def test_a_strangers_signature_and_another_project_are_refused():
    with pytest.raises(BundleRefused):
        files.open_handover(sealed(new_signing_key()), secret=AGE.secret, trust=TRUST)
    other = Trust(project="q", root_public="", accepted=TRUST.accepted)
    with pytest.raises(BundleRefused, match="other_project"):
        files.open_handover(sealed(), secret=AGE.secret, trust=other)


def test_changed_in_any_place_it_is_the_same_or_refused():
    chance, whole, receipt = random.Random(20261126), sealed(), files.render_receipt(RECEIPT, TAKER)
    refused = 0
    for _ in range(CASES):
        for kind, original in (("file", whole), ("receipt", receipt)):
            changed = bytearray(original)
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
            try:
                if kind == "file":
                    assert files.open_handover(bytes(changed), secret=AGE.secret, trust=TRUST) == content()
                else:
                    assert files.open_receipt(bytes(changed), TRUST) == RECEIPT
            except UdsetError:
                refused += 1
    assert refused > CASES


def test_a_receipt_is_believed_from_its_taker_alone():
    assert files.open_receipt(files.render_receipt(RECEIPT, TAKER), TRUST) == RECEIPT
    with pytest.raises(BundleRefused):
        files.open_receipt(files.render_receipt(RECEIPT, GIVER), TRUST)
