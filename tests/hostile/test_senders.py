"""Bundles of senders who must not be believed, and of projects that are not ours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.bundles import (
    LAPTOP,
    NUMBER,
    OTHER_LAPTOP,
    PROJECT,
    bundle,
    gone_bad,
    inner_of,
    keys,
    members_of,
    opened,
    sealed,
    shareables,
    sign_members,
    signed_bag,
    trust,
    zipped,
)
from udset_desktop.bundle import bag
from udset_desktop.bundle.shareable import line_of
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.project.trust import AcceptedLaptop, Trust

LINES = b"".join(line_of(one) + b"\n" for one in shareables(6))


def refusal(content: bytes, **told) -> str:
    with pytest.raises(InputRefused) as refused:
        opened(content, **told)
    return refused.value.code


def test_a_laptop_nobody_accepted_is_refused():
    assert refusal(bundle().content, trust=replace(trust(), accepted=())) == "bundle.laptop_unknown"


def test_a_bundle_signed_by_a_stranger_is_refused():
    content = sealed(zipped(signed_bag({"records": LINES}, signing=keys().stranger_signing)))
    assert refusal(content) == "sealing.signature_wrong"


def test_a_believed_laptop_cannot_sign_for_another():
    made = keys()
    two = Trust(
        project=PROJECT.id,
        root_public="",
        accepted=(
            *trust().accepted,
            AcceptedLaptop(
                laptop=OTHER_LAPTOP,
                recipient=made.stranger_age.recipient,
                public=made.stranger_signing.public,
            ),
        ),
    )
    content = sealed(zipped(signed_bag({"records": LINES}, laptop=OTHER_LAPTOP)))
    assert refusal(content, trust=two) == "sealing.signature_wrong"


def test_a_signature_that_is_none_is_refused():
    for signature in (
        b"",
        b"untrusted comment: x\n",
        b"\xff" * 300,
        members_of(inner_of())[bag.SIGNATURE][:-40],
    ):
        members = members_of(inner_of()) | {bag.SIGNATURE: signature}
        assert refusal(sealed(zipped(members))) == "sealing.signature_wrong"


def test_a_signature_taken_from_another_bundle_is_refused():
    other = members_of(bundle(number=NUMBER + 1).inner)
    members = members_of(inner_of()) | {bag.SIGNATURE: other[bag.SIGNATURE]}
    assert refusal(sealed(zipped(members))) == "sealing.signature_wrong"


def test_a_signature_made_for_something_else_is_refused():
    members = sign_members(members_of(inner_of()), comment="udset card 00aa11bb22cc")
    assert refusal(sealed(zipped(members))) == "bundle.tag_file_wrong"


def test_lines_swapped_under_a_signature_are_refused():
    members = members_of(inner_of())
    members["data/records.jsonl"] = members["data/records.jsonl"].replace(b"older_people", b"mental_health")
    assert refusal(sealed(zipped(members))) == "bundle.tag_file_wrong"


def test_a_manifest_swapped_with_its_lines_is_refused():
    swapped = signed_bag({"records": LINES.replace(b"older_people", b"mental_health")})
    members = members_of(inner_of())
    for name in ("data/records.jsonl", bag.DATA_PACKAGE, bag.MANIFEST):
        members[name] = swapped[name]
    assert refusal(sealed(zipped(members))) == "bundle.tag_file_wrong"


def test_a_revoked_laptop_is_believed_up_to_its_last_number():
    content = bundle().content
    assert len(opened(content, trust=trust(revoked_after=NUMBER)).records) == 6
    assert refusal(content, trust=trust(revoked_after=NUMBER - 1)) == "bundle.laptop_revoked"
    assert refusal(content, trust=trust(revoked_after=0)) == "bundle.laptop_revoked"


def test_another_projects_bundle_is_refused():
    elsewhere = replace(PROJECT, id="fedcba9876543210")
    assert refusal(bundle().content, project=elsewhere) == "bundle.other_project"
    content = sealed(zipped(signed_bag({"records": LINES}, project="fedcba9876543210")))
    assert refusal(content) in {"bundle.other_project", "bundle.tag_file_wrong"}


def test_a_trust_list_of_another_project_opens_nothing():
    assert (
        refusal(bundle().content, trust=replace(trust(), project="fedcba9876543210"))
        == "bundle.other_project"
    )


def test_training_never_reaches_a_real_project_nor_the_reverse():
    training = replace(PROJECT, training=True)
    content = bundle(project=training).content
    assert len(opened(content, project=training).records) == 6
    assert refusal(content) == "bundle.training_only"
    assert refusal(bundle().content, project=training) == "bundle.not_training"
    assert refusal(gone_bad({"records": LINES}, training=True)) == "bundle.training_only"


def test_a_refusal_tells_nothing_of_the_content():
    with pytest.raises(InputRefused) as refused:
        opened(bundle().content, trust=replace(trust(), accepted=()))
    assert [dict(one.context) for one in refused.value.findings] == [{"laptop": LAPTOP}]
