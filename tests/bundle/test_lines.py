"""Lines apart from their container; the attacks on them stand in tests/hostile/test_lines.py."""

from __future__ import annotations

import pytest

from tests.kit.bundles import PROJECT, definitions, shareable, trust
from udset_desktop.bundle.allowed import Allowed
from udset_desktop.bundle.lines import (
    check_handovers,
    check_offers,
    check_record_lines,
    check_withdrawals,
    lines_in,
)
from udset_desktop.bundle.shareable import Withdrawal, line_of
from udset_desktop.sealing.digest import sha256_hex


@pytest.mark.parametrize(
    ("content", "lines"),
    [(b"", []), (b"a\n", [b"a"]), (b"a\nb", [b"a", b"b"]), (b"\n", [b""]), (b"a\n\nb\n", [b"a", b"", b"b"])],
)
def test_a_member_is_cut_at_its_line_ends(content, lines):
    assert lines_in(content) == lines


def test_two_revisions_of_one_record_are_both_taken():
    import msgspec  # noqa: PLC0415 - only here

    first = shareable(1)
    second = msgspec.structs.replace(first, ancestors=(sha256_hex(line_of(first)),), revision=2)
    content = b"".join(line_of(one) + b"\n" for one in (first, second))
    good, held = check_record_lines(content, Allowed(PROJECT, definitions()))
    assert [line.record.revision for line in good] == [1, 2]
    assert held == []


def test_a_digest_is_the_lines_own():
    line = line_of(shareable(1))
    ((found,), _) = check_record_lines(line + b"\n", Allowed(PROJECT, definitions()))
    assert found.digest == sha256_hex(line)


def test_a_held_line_is_found_again_by_number_and_digest():
    good = line_of(shareable(1)) + b"\n"
    _, (held,) = check_record_lines(good + b"oops\n", Allowed(PROJECT, definitions()))
    assert (held.number, held.digest, held.line) == (2, sha256_hex(b"oops"), b"oops")


def test_empty_members_hold_nothing():
    assert check_withdrawals(b"") == check_offers(b"") == check_handovers(b"", trust()) == ([], [])


@pytest.mark.parametrize("items", ["all", "words", ("safe.rating",)])
def test_each_sort_of_withdrawal_is_taken(items):
    notice = Withdrawal(items=items, record=shareable(1).record)
    assert check_withdrawals(line_of(notice) + b"\n") == ([notice], [])
