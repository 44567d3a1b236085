import os
import shutil
import subprocess

import pytest

from udset_desktop.foundation.problems import AccessRefused, BundleRefused
from udset_desktop.sealing import keys

LIMIT = 1 << 20


def test_what_is_sealed_opens_with_every_recipients_key():
    first, second = keys.new_age_key(), keys.new_age_key()

    sealed = keys.seal(b"hello", [first.recipient, second.recipient])

    assert keys.open_sealed(sealed, first.secret, LIMIT) == b"hello"
    assert keys.open_sealed(sealed, second.secret, LIMIT) == b"hello"


def test_another_key_opens_nothing():
    sealed = keys.seal(b"hello", [keys.new_age_key().recipient])

    with pytest.raises(AccessRefused, match="not_for_this_key"):
        keys.open_sealed(sealed, keys.new_age_key().secret, LIMIT)


@pytest.mark.parametrize(
    "damage", [lambda s: b"", lambda s: s[:-1], lambda s: b"x" + s[1:], lambda s: s[:100]]
)
def test_damaged_seal_is_refused(damage):
    key = keys.new_age_key()

    with pytest.raises(BundleRefused, match="damaged"):
        keys.open_sealed(damage(keys.seal(b"a" * 5000, [key.recipient])), key.secret, LIMIT)


def test_altered_content_after_good_content_gives_nothing_out():
    key = keys.new_age_key()
    sealed = bytearray(keys.seal(b"a" * 200_000, [key.recipient]))
    sealed[-3] ^= 1

    with pytest.raises(BundleRefused, match="damaged"):
        keys.open_sealed(bytes(sealed), key.secret, LIMIT)


def test_more_than_the_limit_is_refused_and_the_limit_itself_is_not():
    key = keys.new_age_key()
    sealed = keys.seal(bytes(1000), [key.recipient])

    assert len(keys.open_sealed(sealed, key.secret, 1000)) == 1000
    with pytest.raises(BundleRefused, match="too_large"):
        keys.open_sealed(sealed, key.secret, 999)


def test_sealing_to_nobody_or_to_nonsense_is_refused():
    with pytest.raises(BundleRefused, match="no_recipient"):
        keys.seal(b"x", [])
    with pytest.raises(BundleRefused, match="no_public_key"):
        keys.seal(b"x", ["age1nonsense"])
    with pytest.raises(BundleRefused, match="no_public_key"):
        keys.require_recipient("")
    with pytest.raises(AccessRefused, match="no_secret_key"):
        keys.recipient_of("AGE-SECRET-KEY-NONSENSE")


def test_recipient_belongs_to_its_secret():
    key = keys.new_age_key()

    keys.require_recipient(key.recipient)
    assert keys.recipient_of(key.secret) == key.recipient


def test_secret_halves_do_not_show_when_a_key_is_printed():
    age, signing = keys.new_age_key(), keys.new_signing_key()

    assert age.secret not in repr(age)
    assert signing.secret not in repr(signing)


def test_signature_gives_its_comment_back():
    key = keys.new_signing_key()

    assert keys.require_signed(b"text", keys.sign(b"text", key, "pack 3"), key.public) == "pack 3"


def test_signature_over_other_content_of_another_key_or_in_pieces_is_refused():
    key, other = keys.new_signing_key(), keys.new_signing_key()
    signature = keys.sign(b"text", key, "c")
    attempts = [
        (b"texT", signature, key.public),
        (b"text", signature, other.public),
        (b"text", signature.replace(b"comment: c", b"comment: d"), key.public),
        (b"text", b"", key.public),
        (b"text", b"\xff\n\xff\n\xff\n\xff\n", key.public),
        (b"text", signature, "nonsense"),
    ]
    for content, told, public in attempts:
        with pytest.raises(BundleRefused, match="signature_wrong"):
            keys.require_signed(content, told, public)


def test_public_half_is_known_from_nonsense():
    keys.require_signing_public(keys.new_signing_key().public)
    with pytest.raises(BundleRefused, match="no_public_key"):
        keys.require_signing_public("nonsense")


def test_six_words_are_always_the_same_for_the_same_keys_and_depend_on_their_order():
    assert keys.six_words("a", "b") == keys.six_words("a", "b")
    assert keys.six_words("a", "b") != keys.six_words("b", "a")
    assert keys.six_words("ab") != keys.six_words("a", "b")


def test_six_words_carry_at_least_64_bits():
    words = keys.telephone_words()

    assert len(words) == len(set(words)) == 2048
    assert len(keys.six_words("a").split()) == 6


def test_words_told_by_telephone_are_plain_and_no_two_are_one_letter_apart():
    words = keys.telephone_words()
    assert all(word.isascii() and word.isalpha() and word.islower() and 4 <= len(word) <= 9 for word in words)
    holes = [word[:at] + "*" + word[at + 1 :] for word in words for at in range(len(word))]
    assert len(holes) == len(set(holes))


def test_words_heard_are_compared_without_case_and_dashes():
    assert keys.is_same_words("Acorn-ADULT  attic", "acorn adult attic")
    assert not keys.is_same_words("acorn attic adult", "acorn adult attic")


@pytest.mark.skipif(
    shutil.which("age") is None and "CI" not in os.environ, reason="the age tool is not installed"
)
def test_the_age_tool_opens_what_is_sealed_here(tmp_path):
    key = keys.new_age_key()
    (tmp_path / "key").write_text(key.secret + "\n")
    (tmp_path / "sealed").write_bytes(keys.seal(b"plain tools open it", [key.recipient]))

    opened = subprocess.run(
        ["age", "-d", "-i", tmp_path / "key", tmp_path / "sealed"], capture_output=True, check=True
    )

    assert opened.stdout == b"plain tools open it"


@pytest.mark.skipif(
    shutil.which("minisign") is None and "CI" not in os.environ, reason="the minisign tool is not installed"
)
def test_the_minisign_tool_believes_a_signature_made_here(tmp_path):
    key = keys.new_signing_key()
    (tmp_path / "text").write_bytes(b"plain tools check it")
    (tmp_path / "text.minisig").write_bytes(keys.sign(b"plain tools check it", key, "pack 1"))

    checked = subprocess.run(
        ["minisign", "-V", "-P", key.public, "-m", tmp_path / "text"], capture_output=True, check=False
    )

    assert checked.returncode == 0
    assert b"pack 1" in checked.stdout
