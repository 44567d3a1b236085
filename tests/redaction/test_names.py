from __future__ import annotations

import pytest

from udset_desktop.redaction.lexicon import load_lexicon
from udset_desktop.redaction.names import name_findings
from udset_desktop.redaction.passage import Passage


def told(text):
    return [text[one.start : one.end] for one in name_findings(Passage(text, load_lexicon()))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("with Morag Ross today", ["Morag Ross"]),
        ("with Mrs. E. M. Tulloch today", ["E. M. Tulloch"]),
        ("with DJ Morrison today", ["DJ Morrison"]),
        ("with Vincent van der Berg today", ["Vincent van der Berg"]),
        ("with Jean-Luc Moreau today", ["Jean-Luc Moreau"]),
        ("with Heather Brown today", ["Heather Brown"]),
        ("Jim and Ella came", ["Jim", "Ella"]),
        ("born in Newcastle upon Tyne then", ["Newcastle upon Tyne"]),
        ("went to fort william then", ["fort william"]),
        ("stephen hughes moved in", ["stephen hughes"]),
    ],
)
def test_a_name_is_one_finding_from_its_first_part_to_its_last(text, names):
    assert told(text) == names


def test_what_was_once_a_name_is_one_wherever_it_stands():
    assert told("My name is Xhosqui. Then xhosqui left. xhosqui!") == ["Xhosqui", "xhosqui", "xhosqui"]


def test_a_word_that_is_taken_is_looked_at_no_more():
    made = Passage("with Morag today", load_lexicon())
    made.take(1, 2)
    assert list(name_findings(made)) == []
