"""A possessive repeat of a group keeps half a turn that failed, in Python up to 3.11.4: an atomic group does not."""

from __future__ import annotations

import re

from tests.kit.tree import modules

POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{+[\d, ]+\}+)\+")


def test_no_pattern_repeats_a_group_possessively():
    found = [
        f"{module.name}:{number}"
        for module in modules()
        for number, line in enumerate(module.text.splitlines(), start=1)
        if POSSESSIVE_GROUP.search(line)
    ]
    assert found == []


def test_the_rule_knows_such_a_pattern_when_it_sees_one():
    assert POSSESSIVE_GROUP.search(r"\d(?:-\d)*+")
    assert POSSESSIVE_GROUP.search(r"\d(?:-\d){{0,4}}+")
    assert not POSSESSIVE_GROUP.search(r"\d++(?>(?:-\d++)*)")
