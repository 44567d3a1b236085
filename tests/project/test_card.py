"""Cards: signed by themselves, closed in every field."""

from __future__ import annotations

import msgspec
import pytest

from tests.kit.bundles import LAPTOP, PROJECT, keys
from udset_desktop.foundation.problems import BundleRefused, Incompatible, InputRefused
from udset_desktop.project.canonical import render_canonical
from udset_desktop.project.card import (
    COORDINATOR,
    LIMIT_BYTES,
    Card,
    parse_card,
    render_card,
    require_known_format,
    require_words,
)

KEY = keys().laptop_signing
CARD = Card(
    id=LAPTOP,
    organisation="council",
    project=PROJECT.id,
    public=KEY.public,
    recipient=keys().laptop_age.recipient,
)


def file_of(key=KEY, **changes) -> bytes:
    return render_card(msgspec.structs.replace(CARD, **changes), key)


def test_a_card_comes_back():
    assert parse_card(file_of()) == CARD
    assert parse_card(file_of(role=COORDINATOR)).role == COORDINATOR


def test_its_six_words_stand_for_both_keys():
    assert len(CARD.code.split()) == 6
    for change in ({"public": keys().stranger_signing.public}, {"recipient": keys().stranger_age.recipient}):
        assert msgspec.structs.replace(CARD, **change).code != CARD.code


@pytest.mark.parametrize(
    "changes",
    [{"id": "../../x"}, {"id": "A" * 12}, {"organisation": "Mrs Ross"}, {"project": "x"}, {"role": "root"}],
)
def test_a_field_off_its_closed_shape_is_refused(changes):
    with pytest.raises(BundleRefused, match=r"project\.card_wrong"):
        parse_card(file_of(**changes))


@pytest.mark.parametrize("changes", [{"recipient": "age1x"}, {"public": "RWx"}])
def test_a_key_that_is_none_is_refused(changes):
    with pytest.raises(BundleRefused, match=r"sealing\.no_public_key"):
        parse_card(file_of(**changes))


def test_a_card_signed_with_another_key_than_its_own_is_refused():
    with pytest.raises(BundleRefused, match=r"sealing\.signature_wrong"):
        parse_card(file_of(keys().stranger_signing))


def test_a_newer_card_is_told_from_a_broken_one():
    with pytest.raises(Incompatible, match=r"project\.newer_file"):
        parse_card(file_of(format=2))
    with pytest.raises(BundleRefused, match=r"project\.not_readable"):
        parse_card(file_of(format=0))


def test_a_document_without_a_format_is_refused():
    for document in (b"", b"{}", b'{"format":"one"}', render_canonical({"id": 1})):
        with pytest.raises(BundleRefused, match=r"project\.not_readable"):
            require_known_format(document)


def test_a_file_larger_than_a_card_is_not_opened():
    with pytest.raises(BundleRefused, match=r"project\.file_too_large"):
        parse_card(b"\0" * (LIMIT_BYTES + 1))


def test_words_must_be_the_words():
    require_words("  Able-acid  AGED ", "able acid aged")
    with pytest.raises(InputRefused, match=r"project\.words_differ"):
        require_words("able acid", "able acid aged")
