"""The line of a record: sorted, without spaces, and back again."""

from __future__ import annotations

import json

import msgspec
import pytest

from tests.kit.bundles import shareable
from udset_desktop.bundle.shareable import (
    Handover,
    Offers,
    ShareableAbout,
    ShareableInterviewer,
    ShareableRecord,
    Withdrawal,
    line_of,
    parse_record,
    pin_of,
)

KINDS = (Handover, Offers, ShareableAbout, ShareableInterviewer, ShareableRecord, Withdrawal)


@pytest.mark.parametrize("kind", KINDS)
def test_fields_stand_in_sorted_order(kind):
    assert list(kind.__struct_fields__) == sorted(kind.__struct_fields__)


def test_a_line_is_what_a_plain_encoder_with_sorted_keys_writes():
    record = msgspec.structs.replace(shareable(1), links={"b.role_service": "x", "a.role_service": "y"})
    line = line_of(record)
    assert line == json.dumps(json.loads(line), sort_keys=True, separators=(",", ":")).encode()
    assert line.isascii()


def test_a_record_comes_back_from_its_line():
    assert parse_record(line_of(shareable(1))) == shareable(1)


def test_an_unknown_field_is_not_dropped_silently():
    with pytest.raises(msgspec.ValidationError):
        parse_record(line_of(shareable(1)).replace(b'"again":0', b'"again":0,"name":"x"'))


def test_a_pin_names_the_exact_definition():
    assert pin_of("user-review", "1.0.0", "0123456789abcdef" * 4) == "user-review/1.0.0/0123456789abcdef"
