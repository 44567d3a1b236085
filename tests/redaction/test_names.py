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
        ("payable to A N Xhosqui today", ["A N Xhosqui"]),
        ("at South Xhosquiton today", ["South Xhosquiton"]),
        ("near Lee's Summit today", ["Lee's Summit"]),
        ("in New York today", ["New York"]),
        ("from North Carolina today", ["North Carolina"]),
        ("with new Sarah today", ["Sarah"]),
        ("with Hew Dalrymple today", ["Hew Dalrymple"]),
        ("is Temperance Oyelowo here", ["Temperance Oyelowo"]),
        ("pay J. & M. Threlfall today", ["J. & M. Threlfall"]),
        ("Khan, A. and Szewczyk, B. wrote", ["Khan, A", "Szewczyk, B"]),
        ("with SZEWCZYK, Delwyn today", ["SZEWCZYK, Delwyn"]),
        ("a caravan at Port Seton once", ["Port Seton"]),
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
        ("with Nguyen Van Hung today", ["Nguyen Van Hung"]),
        ("with Tariq Bin Salman today", ["Tariq Bin Salman"]),
        ("pay T & J Harkness today", ["T & J Harkness"]),
        ("with Seo-yeon Kim today", ["Seo-yeon Kim"]),
        ("with Mary Ann Lowe today", ["Mary Ann Lowe"]),
        ("he lives in Cardiff Bay now", ["Cardiff Bay"]),
        ("he lives on Loch Lubnaig now", ["Loch Lubnaig"]),
        ("lives in Orchid Bay today", ["Orchid Bay"]),
        ("went to Cherry Creek today", ["Cherry Creek"]),
    ],
)
def test_a_name_is_one_finding_from_its_first_part_to_its_last(text, names):
    assert told(text) == names


def test_what_was_once_a_name_is_one_wherever_it_stands():
    assert told("My name is Xhosqui. Then xhosqui left. xhosqui!") == ["Xhosqui", "xhosqui", "xhosqui"]


def test_the_letters_of_a_whole_name_are_somebody_too():
    assert told("With Morag Ross today. MR is to ring.") == ["Morag Ross"]  # a title as well
    assert told("With Jean Kerr today. JK is to ring, not KJ.") == ["Jean Kerr", "JK"]


def test_a_surname_that_is_a_word_is_a_name_again():
    assert told("We met Jean Baker. Then Baker went, and a baker came.") == ["Jean Baker", "Baker"]


def test_a_word_that_is_taken_is_looked_at_no_more():
    made = Passage("with Morag today", load_lexicon())
    made.take(1, 2)
    assert list(name_findings(made)) == []


def test_what_stands_in_quotes_amid_a_name_is_part_of_it():
    assert sorted(told('with Malik "Lefty" Thornbury today')) == ["Lefty", "Malik", "Thornbury"]
    assert sorted(told("with William (Tattie) Rossi today")) == ["Rossi", "Tattie", "William"]
    assert told('with Malik, "Lefty" and so on') == ["Malik"]
