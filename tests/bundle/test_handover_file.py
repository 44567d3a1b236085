"""A file of people handed over, and its receipt: the same or refused."""

import random
from dataclasses import replace

import msgspec
import pytest

from tests.kit.vaults import made_up_person
from tests.kit.worded import text_number
from udset_desktop.bundle import handover_file as files
from udset_desktop.bundle.handover import handover_of
from udset_desktop.foundation.problems import AccessRefused, BundleRefused, Incompatible, UdsetError
from udset_desktop.foundation.strict_zip import render_zip
from udset_desktop.project.trust import AcceptedLaptop, RevokedLaptop, Trust
from udset_desktop.sealing.keys import new_age_key, new_signing_key, seal, sign

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
TEXT = (text_number(1), "well.words", "a" * 64)
RECEIPT = files.HandedReceipt(project="p", giver="a", taker="b", file="f" * 64, people=1, records=1)


def content(*look_for):
    statement = handover_of("r", giver="a", taker="b", project="p", key=GIVER)
    record = files.HandedRecord(
        versions=(b"{}",), lines=("d",), notices=(("all", "t"),), sheets=(), statement=statement
    )
    who = files.HandedPerson(person=made_up_person(), records=(record,), look_for=look_for)
    return files.HandoverContent(project="p", giver="a", taker="b", people=(who,))


def sealed(key=GIVER):
    return files.render_handover(content(), key=key, recipient=AGE.recipient)


def test_it_opens_to_the_laptop_it_is_for_as_it_was_written():
    assert files.open_handover(sealed(), secret=AGE.secret, trust=TRUST) == content()
    with pytest.raises(AccessRefused):
        files.open_handover(sealed(), secret=new_age_key().secret, trust=TRUST)


def inside(told):
    """A file from the giver that says this."""
    signature = sign(told, GIVER, "udset handover p")
    return seal(render_zip({"handover.json": told, "handover.json.minisig": signature}), [AGE.recipient])


def opened(told):
    return files.open_handover(inside(msgspec.json.encode(told)), secret=AGE.secret, trust=TRUST)


def test_a_file_without_names_is_in_the_format_that_older_programs_wrote_and_read():
    told = msgspec.to_builtins(content())
    assert told["format"] == 1
    assert set(told["people"][0]) == {"person", "records"}
    assert opened(told) == content()


def test_names_to_look_for_go_along_in_a_format_of_their_own():
    handed = content(("Braebost", "place"), ("the annual soup", "organisation"))
    sealed_file = files.render_handover(handed, key=GIVER, recipient=AGE.recipient)
    read = files.open_handover(sealed_file, secret=AGE.secret, trust=TRUST)
    assert (read.format, read.people) == (2, handed.people)


def test_how_a_summary_was_read_back_goes_along_in_a_format_of_its_own():
    (who,) = content().people
    record = msgspec.structs.replace(who.records[0], readings=(b"{}",))
    handed = msgspec.structs.replace(content(), people=(msgspec.structs.replace(who, records=(record,)),))
    read = files.open_handover(
        files.render_handover(handed, key=GIVER, recipient=AGE.recipient), secret=AGE.secret, trust=TRUST
    )
    assert (read.format, read.people) == (3, handed.people)
    with pytest.raises(BundleRefused, match="no_handover"):
        opened(msgspec.to_builtins(handed) | {"format": 2})


@pytest.mark.parametrize(
    "before",
    [
        {"may_have_left": True},
        {"came_by": (handover_of("r", giver="b", taker="a", project="p", key=TAKER),)},
    ],
)
def test_what_was_before_the_giver_goes_along_in_the_newest_format(before):
    (who,) = content().people
    record = msgspec.structs.replace(who.records[0], **before)
    handed = msgspec.structs.replace(content(), people=(msgspec.structs.replace(who, records=(record,)),))
    read = files.open_handover(
        files.render_handover(handed, key=GIVER, recipient=AGE.recipient), secret=AGE.secret, trust=TRUST
    )
    assert (read.format, read.people) == (4, handed.people)
    with pytest.raises(BundleRefused, match="no_handover"):
        opened(msgspec.to_builtins(handed) | {"format": 3})


@pytest.mark.parametrize("name", [("Braebost", "no such kind"), ("x" * 2001, "place")])
def test_a_name_of_no_kind_or_without_end_is_refused(name):
    with pytest.raises(BundleRefused, match="no_handover"):
        opened(msgspec.to_builtins(content(name)) | {"format": 2})


def with_texts(*texts):
    """A file in which these texts left of the one conversation."""
    told = msgspec.to_builtins(content())
    (who,) = told["people"]
    record = {**who["records"][0], "texts": [list(one) for one in texts]}
    return told | {"people": [{**who, "records": [record]}], "format": 2}


def test_numbers_of_words_that_left_go_along_in_that_format_too():
    told = with_texts(TEXT)
    assert opened(told).people[0].records[0].texts == (TEXT,)
    with pytest.raises(BundleRefused, match="no_handover"):
        opened(told | {"format": 1})


@pytest.mark.parametrize(
    "text", [("n1", *TEXT[1:]), (TEXT[0], "", TEXT[2]), (TEXT[0], "k" * 201, TEXT[2]), (*TEXT[:2], "digest")]
)
def test_a_text_without_a_number_a_key_or_a_digest_is_refused(text):
    with pytest.raises(BundleRefused, match="no_handover"):
        opened(with_texts(text))


LEFT = ("a", 3, "2026-06-04", 1, "new")


def with_sent(*sent):
    """A file that tells in which bundles the one conversation left."""
    told = msgspec.to_builtins(content())
    (who,) = told["people"]
    record = {**who["records"][0], "sent": [list(one) for one in sent]}
    return told | {"people": [{**who, "records": [record]}], "format": 3}


def test_bundles_it_left_in_go_along_in_a_format_of_their_own():
    told = with_sent(LEFT, ("b", 1, "2026-07-01", 2, ""))
    read = opened(told)
    assert read.people[0].records[0].sent == (LEFT, ("b", 1, "2026-07-01", 2, ""))
    written = files.render_handover(read, key=GIVER, recipient=AGE.recipient)
    assert files.open_handover(written, secret=AGE.secret, trust=TRUST) == read
    for older in (1, 2):
        with pytest.raises(BundleRefused, match="no_handover"):
            opened(told | {"format": older})


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (0, ""),
        (0, "the laptop of Morag"),
        (1, 0),
        (1, 10**10),
        (2, "2026-02-30"),
        (2, "20260604"),
        (2, ""),
        (3, 0),
        (4, "<b>"),
    ],
)
def test_a_bundle_without_laptop_number_day_or_version_is_refused(place, value):
    told = list(LEFT)
    told[place] = value
    with pytest.raises(BundleRefused, match="no_handover"):
        opened(with_sent(told))


def test_names_in_the_older_format_are_refused():
    with pytest.raises(BundleRefused, match="no_handover"):
        opened(msgspec.to_builtins(content(("Braebost", "place"))))


@pytest.mark.parametrize("more", [{}, {"of_tomorrow": 1}])
def test_a_newer_format_is_said_to_be_newer_even_with_fields_of_its_own(more):
    with pytest.raises(Incompatible, match="handover_newer"):
        opened(msgspec.to_builtins(content()) | {"format": 5} | more)
    with pytest.raises(BundleRefused, match="no_handover"):
        opened(msgspec.to_builtins(content()) | {"of_nobody": 1})


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


def without(laptop):
    return replace(TRUST, revoked=(RevokedLaptop(laptop=laptop, last_number=9),))


def test_a_laptop_that_is_believed_no_longer_gives_nobody_and_signs_for_nobody():
    with pytest.raises(BundleRefused, match=r"bundle\.giver_revoked"):
        files.open_handover(sealed(), secret=AGE.secret, trust=without("a"))
    assert files.open_handover(sealed(), secret=AGE.secret, trust=without("b")) == content()
    receipt = files.render_receipt(RECEIPT, TAKER)
    with pytest.raises(BundleRefused, match=r"bundle\.taker_revoked"):
        files.open_receipt(receipt, without("b"))
    assert files.open_receipt(receipt, without("a")) == RECEIPT


def test_only_a_signed_receipt_of_a_revoked_taker_names_a_file_that_is_not_taken():
    receipt = files.render_receipt(RECEIPT, TAKER)
    assert files.file_of_revoked(receipt, without("b")) == RECEIPT.file
    assert files.file_of_revoked(receipt, TRUST) == ""
    assert files.file_of_revoked(files.render_receipt(RECEIPT, GIVER), without("b")) == ""
    assert files.file_of_revoked(sealed(), without("b")) == ""
