"""The reader on honest bundles; the attacks stand in tests/hostile."""

from __future__ import annotations

import pytest

from tests.kit.bundles import (
    LAPTOP,
    NUMBER,
    PROJECT,
    bundle,
    definitions,
    keys,
    opened,
    producer,
    reading_key,
    shareable,
    shareables,
)
from udset_desktop.bundle.opened import HeldLine, OpenedLine
from udset_desktop.bundle.reader import ReadingKey, check_line
from udset_desktop.bundle.shareable import line_of
from udset_desktop.bundle.writer import Load
from udset_desktop.foundation.problems import BundleRefused


def test_a_bundle_says_who_wrote_it_for_whom_and_when_in_its_row():
    read = opened(bundle().content)
    assert (read.laptop, read.number, read.project, read.pack) == (LAPTOP, NUMBER, PROJECT.id, 3)
    assert (read.kind, read.training) == ("anonymised", False)
    assert read.recipients == producer().recipients


def test_every_line_comes_with_its_digest():
    read = opened(bundle(Load(records=shareables(3))).content)
    assert {line.line for line in read.records} == {line_of(one) for one in shareables(3)}


def test_an_empty_bundle_is_a_bundle():
    read = opened(bundle(Load(records=())).content)
    assert (read.records, read.withdrawals, read.held) == ((), (), ())


def test_opening_twice_gives_the_same():
    content = bundle().content
    assert opened(content) == opened(content)


def test_a_coordinator_who_came_later_cannot_read_older_bundles():
    stranger = keys().stranger_age
    with pytest.raises(BundleRefused, match=r"bundle\.not_for_us"):
        opened(bundle().content, key=ReadingKey(secret=stranger.secret, recipient=stranger.recipient))


def test_the_secret_of_a_reading_key_is_not_shown():
    assert reading_key().secret not in repr(reading_key())


def test_a_held_line_can_be_tried_again():
    line = line_of(shareable(1))
    assert isinstance(check_line(line, 1, definitions={}, project=PROJECT), HeldLine)
    assert isinstance(check_line(line, 1, definitions=definitions(), project=PROJECT), OpenedLine)
