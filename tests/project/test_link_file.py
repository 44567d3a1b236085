"""The link key on its way: sealed to laptops alone, signed by the post, nothing else taken for it."""

from __future__ import annotations

import pytest

from tests.kit.bundles import PROJECT, keys
from udset_desktop.foundation.problems import AccessRefused, BundleRefused, Incompatible
from udset_desktop.project.link_file import (
    HeldLinkKey,
    LinkKey,
    make_link_key,
    open_link,
    parse_kept,
    render_kept,
    seal_link,
)
from udset_desktop.sealing.keys import new_age_key, seal

LAPTOP, OTHER = new_age_key(), new_age_key()
LINK = make_link_key(PROJECT.id)


def test_a_laptop_it_was_sealed_to_reads_it_and_no_other():
    sealed = seal_link(LINK, [LAPTOP.recipient])
    assert open_link(sealed, LAPTOP.secret) == HeldLinkKey(
        project=PROJECT.id, key=LINK.key, public=LINK.signing.public
    )
    with pytest.raises(AccessRefused):
        open_link(sealed, OTHER.secret)
    assert LINK.key.hex().encode() not in sealed


def test_a_key_signed_by_somebody_else_than_it_names_is_refused():
    forged = LinkKey(project=PROJECT.id, key=bytes(32), signing=keys().stranger_signing)
    mixed = LinkKey(
        project=PROJECT.id,
        key=bytes(32),
        signing=type(LINK.signing)(secret=keys().stranger_signing.secret, public=LINK.signing.public),
    )
    assert open_link(seal_link(forged, [LAPTOP.recipient]), LAPTOP.secret).public != LINK.signing.public
    with pytest.raises(BundleRefused, match="signature_wrong"):
        open_link(seal_link(mixed, [LAPTOP.recipient]), LAPTOP.secret)


@pytest.mark.parametrize("content", [b"", b"not an age file", b"age-encryption.org/v1\n"])
def test_what_is_no_sealed_file_is_refused(content):
    with pytest.raises(BundleRefused):
        open_link(content, LAPTOP.secret)
    with pytest.raises(BundleRefused):
        open_link(seal(content, [LAPTOP.recipient]), LAPTOP.secret)


def test_the_page_of_the_post_comes_back():
    page = render_kept(LINK, "The key.\nKeep it.")
    assert page.startswith(b"# The key.\n# Keep it.\n{")
    assert parse_kept(page) == LINK
    assert "secret" not in repr(LINK)
    assert LINK.code == LinkKey(project="x", key=bytes(32), signing=LINK.signing).code


def test_a_page_that_is_damaged_or_newer_is_refused():
    page = render_kept(LINK, "x")
    for wrong in (b"", b"# only words\n", page * 2, page.replace(LINK.key.hex().encode(), b"short")):
        with pytest.raises(BundleRefused):
            parse_kept(wrong)
    with pytest.raises(Incompatible):
        parse_kept(page.replace(b'"format":1', b'"format":2'))
