import pytest

from tests.kit.pools import PROJECT, bundle_of, planner, record_of
from udset_desktop.bundle.opened import HeldLine
from udset_desktop.foundation.problems import BundleRefused
from udset_desktop.merge.plan import Holdings
from udset_desktop.merge.receipt import bundle_told, parse_receipt, receipt_of, render_receipt
from udset_desktop.sealing.keys import new_signing_key

KEY, OTHER = new_signing_key(), new_signing_key()


def receipt():
    held = HeldLine(member="records", number=2, code="bundle.codes_wrong", digest="d", line=b"secret")
    opened = bundle_of(record_of("r1"), held=[held])
    return receipt_of(planner(Holdings(), opened), merged_at="2026-06-01T09:00:00+00:00")


def test_a_receipt_says_what_arrived_and_what_waits_and_nothing_else():
    made = receipt()
    assert list(made.lines) == ["new"]
    assert [(one.number, one.code) for one in made.held] == [(2, "bundle.codes_wrong")]
    assert b"secret" not in render_receipt(made, KEY)
    assert (
        parse_receipt(render_receipt(made, KEY), publics=(OTHER.public, KEY.public), project=PROJECT) == made
    )


def test_a_receipt_of_a_stranger_or_of_another_project_is_refused():
    content = render_receipt(receipt(), KEY)
    with pytest.raises(BundleRefused, match=r"merge\.receipt_of_nobody"):
        parse_receipt(content, publics=(OTHER.public,), project=PROJECT)
    with pytest.raises(BundleRefused, match=r"merge\.receipt_not_ours"):
        parse_receipt(content, publics=(KEY.public,), project="another")


def test_a_file_says_which_bundle_it_is_a_receipt_of_or_is_none():
    assert bundle_told(render_receipt(receipt(), KEY)) == receipt().bundle
    with pytest.raises(BundleRefused):
        bundle_told(b"a letter")
