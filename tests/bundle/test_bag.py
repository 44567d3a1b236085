"""The tag files: one spelling each, and nothing of a person or a day."""

from __future__ import annotations

import json

import pytest

from tests.kit.bundles import LAPTOP, PROJECT, inner_of, keys, members_of
from udset_desktop.bundle import bag
from udset_desktop.foundation.problems import BundleRefused
from udset_desktop.sealing.digest import sha256_hex

FACTS = bag.BagFacts(
    format=1,
    kind="anonymised",
    project=PROJECT.id,
    laptop=LAPTOP,
    number=7,
    training=False,
    pack=3,
    producer="udset-desktop 1.0.0",
    records=6,
    recipients=tuple(sorted((keys().coordinator.recipient, keys().laptop_age.recipient))),
    oxum="120.7",
)


def test_what_a_bag_info_says_comes_back():
    assert bag.parse_info(bag.render_info(FACTS)) == FACTS


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Kind: anonymised", b"Kind: anonymous"),
        (b"Number: 7", b"Number: 07"),
        (b"Number: 7", b"Number: -7"),
        (b"Number: 7", "Number: \u0667".encode()),
        (b"Training: no", b"Training: No"),
        (b"Udset-Pack", b"udset-pack"),
        (b"\n", b"\r\n"),
        (b"Payload", b"Bagging-Date: 2026-05-12\nPayload"),
        (b"Udset-Recipient: ", b"Udset-Recipient: age2"),
    ],
)
def test_another_spelling_is_refused(old, new):
    with pytest.raises(BundleRefused, match=r"bundle\.tag_file_wrong"):
        bag.parse_info(bag.render_info(FACTS).replace(old, new))


def test_lines_stay_under_the_length_the_standard_advises():
    assert max(map(len, bag.render_info(FACTS).split(b"\n"))) <= 79


@pytest.mark.parametrize(
    ("info", "number"),
    [
        (b"Udset-Format: 1\nmore", 1),
        (b"Udset-Format: 12\n", 12),
        (b"Udset-Format: 0\n", None),
        (b" Udset-Format: 1\n", None),
        (b"Udset-Format: 1", None),
        (b"", None),
    ],
)
def test_the_format_is_the_first_line(info, number):
    assert bag.format_of(info) == number


def test_the_id_hangs_on_manifest_and_bag_info():
    ids = {bag.bundle_id(b"m", b"i"), bag.bundle_id(b"n", b"i"), bag.bundle_id(b"m", b"j")}
    assert len(ids) == 3
    assert all(len(one) == 32 for one in ids)


def test_a_manifest_lists_digests_sorted_by_path():
    text = bag.render_manifest({"data/b": b"2", "data/a": b"1"}).decode().splitlines()
    assert text == [f"{sha256_hex(b'1')}  data/a", f"{sha256_hex(b'2')}  data/b"]


def test_the_data_package_describes_every_member_of_lines():
    package = json.loads(members_of(inner_of())[bag.DATA_PACKAGE])
    assert [one["name"] for one in package["resources"]] == list(bag.LINES)
    records = next(one for one in package["resources"] if one["name"] == "records")
    first = json.loads(members_of(inner_of())["data/records.jsonl"].split(b"\n")[0])
    assert [field["name"] for field in records["schema"]["fields"]] == sorted(first)
    assert records["hash"] == f"sha256:{sha256_hex(members_of(inner_of())['data/records.jsonl'])}"
    assert "created" not in package
