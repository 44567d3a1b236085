from __future__ import annotations

import pytest

from udset_desktop.redaction.model import Kind
from udset_desktop.redaction.plates import PLATE_RULES
from udset_desktop.redaction.shapes import shape_findings


def told(text):
    return [text[one.start : one.end] for one in shape_findings(text) if one.kind is Kind.VEHICLE]


@pytest.mark.parametrize(
    ("text", "plate"),
    [
        ("a blue SN17 KVH there", "SN17 KVH"),
        ("a grey KTB 123D there", "KTB 123D"),
        ("it was KA 05 MN 4417 then", "KA 05 MN 4417"),
        ("it was AA-229-AA then", "AA-229-AA"),
        ("it was GG-123-B then", "GG-123-B"),
        ("it was 12-ABC-3 then", "12-ABC-3"),
        ("it was B-MX 4471 then", "B-MX 4471"),
        ("Kennzeichen M-AB 1234", "M-AB 1234"),
        ("plate M AB 1234", "M AB 1234"),
        ("matrícula 4417 KLM", "4417 KLM"),
        ("targa AB123CD", "AB123CD"),
        ("the van is k 47 vhr now", "k 47 vhr"),
        ("a lorry, khr 471, passed", "khr 471"),
    ],
)
def test_a_plate_is_found_whole(text, plate):
    assert told(text) == [plate]


@pytest.mark.parametrize(
    "text",
    [
        "in 2024 BBC men came",
        "WARD AB 1234 IS FULL",
        "the B-list 4471",
        "reg to MOT it",
        "type A-1 2 B",
        "a 20 min walk",
        "all the 12 of us",
    ],
)
def test_other_letters_and_figures_are_no_plates(text):
    assert told(text) == []


def test_each_rule_finds_no_more_than_its_text_holds():
    assert all(pattern.search("") is None for pattern, _ in PLATE_RULES.values())
