from __future__ import annotations

import pytest

from udset_desktop.redaction.days import is_day
from udset_desktop.redaction.model import Certainty, Kind
from udset_desktop.redaction.search import find_in


def told(text):
    return [(text[one.start : one.end], one.certainty) for one in find_in(text) if one.kind is Kind.DATE]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Home visit 22.2. All well.", ["22.2"]),
        ("Seen on 3.4 by SW", ["3.4"]),
        ("f/u 12.11", ["12.11"]),
        ("nobody came 22/5", ["22/5"]),
        ("LKW 9/14 at 2130", ["9/14"]),
        ("appt 2/5", ["2/5"]),
        ("Born 12/11. Lives here", ["12/11"]),
        ("Visits: 3/6, 10/6. Next 24.6.", ["3/6", "10/6", "24.6"]),
        ("wc 13/5", ["13/5"]),
        ("LMP 3/4, bloods 12/2", ["3/4", "12/2"]),
        ("The funeral was the 21st.", ["the 21st"]),
        ("The party's the 21st.", ["the 21st"]),
        ("I'm away 21st-28th.", ["21st-28th"]),
        ("4/6-8/6 respite", ["4/6-8/6"]),
        ("your letter of the 14th ult.", ["14th ult"]),
        ("20th inst.", ["20th inst"]),
        ("Thanks for your e-mail of the 2nd.", ["the 2nd"]),
        ("He fell two days later, the 6th.", ["the 6th"]),
        ("I can do the 12th or the 13th.", ["the 12th", "the 13th"]),
        ("away from the 3rd to the 9th", ["the 3rd to the 9th"]),
        ("by the 22nd at the latest", ["the 22nd"]),
        ("Seen Mon 3/8 at home", ["Mon 3/8"]),
        ("Lodged 3/8", ["3/8"]),
        ("She moved in 3/8", ["3/8"]),
        ("r/v 27th", ["27th"]),
        ("Admitted 14th with a cough", ["14th"]),
        ("due the 1st of the month", ["1st of the month"]),
        ("arrested 020324 at home", ["020324"]),
        ("Seen 140325 by OT", ["140325"]),
    ],
)
def test_a_day_is_asked_about_where_its_surroundings_lead_to_it(text, days):
    assert told(text) == [(day, Certainty.MAY_BE) for day in days]


@pytest.mark.parametrize(
    "text",
    [
        "I got 26/30, then 9/15",
        "He lives at 14/2 Gorgie Road.",
        "at Gorgie 14/2",
        "We're on call 24/7.",
        "It's 3.4 miles away.",
        "Fell 2.5 metres.",
        "signed 3.4 million",
        "BM was 7.2 before tea.",
        "Up from 2.5 to 3.1 last year.",
        "On the 3rd floor.",
        "It was the 3rd.",
        "It was the 21st century",
        "the 19th-20th century",
        "It was the 3rd time.",
        "do the 2nd part",
        "seen 2/3 of them",
        "7/40 of it",
        "on the 32nd",
        "scored 3/8 in it",
        "he came 5th",
        "kids aged 5/7",
    ],
)
def test_shares_houses_and_counts_are_no_days(text):
    assert told(text) == []


def test_a_day_and_its_month_come_in_either_order():
    assert is_day(31, 12)
    assert is_day(12, 31)
    assert not is_day(13, 13)
    assert not is_day(0, 5)
    assert not is_day(32, 1)
