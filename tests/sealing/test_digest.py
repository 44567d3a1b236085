import pytest

from udset_desktop.foundation.problems import InputRefused
from udset_desktop.sealing.digest import require_same, sha256_hex


def test_digest_is_the_published_one_of_abc():
    expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    assert sha256_hex(b"abc") == expected


def test_equal_digests_pass_and_other_digests_are_refused_with_the_code_handed_in():
    require_same("aa", "aa", "store.record_damaged")

    with pytest.raises(InputRefused) as refused:
        require_same("aa", "ab", "store.record_damaged", where="x")

    assert refused.value.findings[0].code == "store.record_damaged"
    assert refused.value.findings[0].where == "x"
