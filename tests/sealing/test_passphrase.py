import unicodedata
from dataclasses import replace

import pytest

from tests.kit.vaults import CHEAP
from udset_desktop.foundation.problems import AccessRefused, Incompatible
from udset_desktop.sealing.passphrase import (
    check_passphrase,
    derive_key,
    new_kdf_parameters,
    new_recovery_code,
    recovery_key,
)


def codes(text):
    return [finding.code for finding in check_passphrase(text)]


def test_another_passphrase_gives_another_key():
    first, other = derive_key("heron", CHEAP), derive_key("heroN", CHEAP)

    assert len(first) == 32
    assert first != other


def test_usual_cost_is_not_weaker_than_64_mib_three_passes():
    usual = new_kdf_parameters()

    assert (usual.memory_kib, usual.passes, usual.lanes) == (64 * 1024, 3, 4)
    assert usual.salt != new_kdf_parameters().salt


def test_same_letters_typed_on_another_keyboard_give_the_same_key():
    composed, apart = unicodedata.normalize("NFC", "càirdeas"), unicodedata.normalize("NFD", "càirdeas")

    assert composed != apart
    assert derive_key(composed, CHEAP) == derive_key(apart, CHEAP)


@pytest.mark.parametrize(
    "change",
    [{"memory_kib": 1 << 30}, {"passes": 0}, {"lanes": 99}, {"lanes": 16}, {"salt": b"short"}],
)
def test_cost_beyond_sense_is_refused(change):
    with pytest.raises(Incompatible):
        derive_key("x", replace(CHEAP, **change))


def test_four_words_make_a_passphrase():
    assert codes("heron over the loch") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("short", "sealing.passphrase_short"),
        ("x" * 400, "sealing.passphrase_long"),
        ("abababababababab", "sealing.passphrase_plain"),
        (" heron over the loch", "sealing.passphrase_spaces"),
    ],
)
def test_weak_passphrase_is_named_for_what_is_weak(text, code):
    assert code in codes(text)


def test_finding_never_holds_what_was_typed():
    assert all("hunter" not in str(finding) for finding in check_passphrase("hunter"))


def test_recovery_code_reads_back_in_small_letters_with_other_spaces():
    code = new_recovery_code()

    assert recovery_key(code) == recovery_key(f" {code.lower().replace('-', '  ')} ")


def test_a_recovery_code_carries_130_random_bits():
    bodies = [new_recovery_code().replace("-", "")[:-2] for _ in range(400)]  # the last two check the others
    assert {len(body) for body in bodies} == {26}
    # 32 letters at each place is five bits: a letter that never comes has a chance of 1 in 10^5 at each.
    assert all(len({body[at] for body in bodies}) == 32 for at in range(26))


def test_letters_that_are_misread_are_forgiven():
    code = next(one for one in (new_recovery_code() for _ in range(1000)) if "0" in one and "1" in one)

    assert recovery_key(code.replace("0", "o").replace("1", "l")) == recovery_key(code)


def test_every_single_wrong_letter_shows():
    code = new_recovery_code().replace("-", "")
    for at, sign in enumerate(code):
        wrong = "A" if sign != "A" else "B"
        with pytest.raises(AccessRefused, match="code_mistyped"):
            recovery_key(code[:at] + wrong + code[at + 1 :])


def test_two_neighbours_changed_over_show():
    code = new_recovery_code().replace("-", "")
    for at in range(len(code) - 1):
        if code[at] == code[at + 1]:
            continue
        swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
        with pytest.raises(AccessRefused, match="code_mistyped"):
            recovery_key(swapped)


@pytest.mark.parametrize("typed", ["", "ABCD", "~" * 28, "é" * 28])
def test_what_is_no_code_is_refused(typed):
    with pytest.raises(AccessRefused, match="code_mistyped"):
        recovery_key(typed)
