from __future__ import annotations

import pytest

from udset_desktop.redaction.dates import date_findings, spelled_dates
from udset_desktop.redaction.model import Kind
from udset_desktop.redaction.shapes import shape_findings


def told(text):
    found = (*spelled_dates(text), *date_findings(text, 0, len(text)))
    return [text[one.start : one.end] for one in found]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("born in Kirkwall in 1951, I", "1951"),
        ("Sept. '19: a fall", "Sept. '19"),
        ("I am a 1958 baby, me", "1958"),
        ("by November/96; this", "November/96"),
        ("due Sept/25.", "Sept/25"),
        ("on 12 March 2024 she", "12 March 2024"),
        ("on 12th of March she", "12th of March"),
        ("Born in nineteen thirty-nine, a week", "nineteen thirty-nine"),
        ("born back in '44", "'44"),
        ("YOB 1944", "1944"),
        ("moved to 10-x-23", "10-x-23"),
        ("on 12.xi.1999", "12.xi.1999"),
        ("Sat 24/1/24", "Sat 24/1/24"),
        ("24/01/2024 14:33", "24/01/2024 14:33"),
        ("2024-01-24 14:33:05", "2024-01-24 14:33:05"),
        ("am 24. 01. 2024", "24. 01. 2024"),
        ("late March '19", "late March '19"),
        ("the ninth December 2001", "ninth December 2001"),
        ("May 5 and 7", "May 5 and 7"),
        ("17 April 2024 14:15 with", "17 April 2024 14:15"),
        ("the 1st of November last year", "1st of November last year"),
        ("Xmas 2019", "Xmas 2019"),
        ("d.o.b. 5 Nov 51", "5 Nov 51"),
        ("MARCH 3RD, 2023", "MARCH 3RD, 2023"),
        ("since November 2021", "November 2021"),
        ("Tues 14th Jan at two", "Tues 14th Jan"),
        ("DOB 3.7.38", "3.7.38"),
        ("12-Oct-2022 fall", "12-Oct-2022"),
        ("on 2025-11-03", "2025-11-03"),
        ("fell 21/9 again", "21/9"),
        ("03/04 it says", "03/04"),
        ("born 1952", "1952"),
        ("year of birth: 1947", "1947"),
        ("the fourth of July", "fourth of July"),
        ("Monday 3rd", "Monday 3rd"),
        ("12 Giblean 1950", "12 Giblean 1950"),
        ("Date of birth: 1948-02-29", "1948-02-29"),
        ("dob (1957/12/30)", "1957/12/30"),
        ("dob 6 5 38.", "6 5 38"),
        ("6 5 1938", "6 5 1938"),
        ("from 1/4/23-31/3/24 it", "1/4/23-31/3/24"),
        ("on November 6th and 7th they", "November 6th and 7th"),
        ("in 2023-11 again", "2023-11"),
        ("seen 03Jan2024 at", "03Jan2024"),
        ("the 7th of the 3rd 1939", "7th of the 3rd 1939"),
        ("fourth of the sixth seventy-three", "fourth of the sixth seventy-three"),
        ("le 14 juillet 1950, a", "14 juillet 1950"),
        ("expires 11/26", "11/26"),
        ("it says 12|01|2024", "12|01|2024"),
        ("at 2024-02-09T10:22:31Z", "2024-02-09T10:22:31Z"),
        ("file 20240302", "20240302"),
        ("19.XII.1940", "19.XII.1940"),
        ("03/2019 moved", "03/2019"),
        ("June '99 and on", "June '99"),
        ("since Mar-24.", "Mar-24"),
        ("of 15th and 29th August", "15th and 29th August"),
        ("this 11th day of August 2009", "11th day of August 2009"),
        ("the twenty-third of November 1963", "twenty-third of November 1963"),
        ("in October twenty twenty", "October twenty twenty"),
        ("June the tenth, 2019", "June the tenth, 2019"),
        ("summer 2021", "summer 2021"),
        ("the spring of 1998", "spring of 1998"),
        ("Boxing Day 1965", "Boxing Day 1965"),
        ("in Nov 3-5 we", "Nov 3-5"),
        ("June 5-7, 2024", "June 5-7, 2024"),
        ("5, 6 and 7 June", "5, 6 and 7 June"),
        ("from 3 to the 5th of November", "3 to the 5th of November"),
        ("Oct 3 '87 it", "Oct 3 '87"),
        ("Jan 5th, '21", "Jan 5th, '21"),
        ("born May 1957", "May 1957"),
        ("17 de mayo de 1962", "17 de mayo de 1962"),
        ("am 12. Mai 2024", "12. Mai 2024"),
        ("3 października 1987", "3 października 1987"),
        ("born 7 . 10 . 1933", "7 . 10 . 1933"),
        ("2024-11-03T14:22:00+00:00", "2024-11-03T14:22:00+00:00"),
        ("on May twelfth we", "May twelfth"),
        ("3 febuary 2021", "3 febuary 2021"),
        ("on the 3rd we met", "the 3rd"),
        ("since the 14th.", "the 14th"),
        ("by 21st please", "21st"),
        ("married 4th o july 1959", "4th o july 1959"),
        ("F/u 10/14 with her", "10/14"),
        ("on Jun-03-2024 it", "Jun-03-2024"),
        ("on 2024-Jun-03 it", "2024-Jun-03"),
        ("in June/July 2024", "June/July 2024"),
        ("3/6-10/6 leave", "3/6-10/6"),
        ("not until thursday, march 6.", "thursday, march 6"),
        ("twice on jan 24.", "jan 24"),
        ("17 DE MAYO DE 1962", "17 DE MAYO DE 1962"),
        ("then\n6/17 seen at home", "6/17"),
    ],
)
def test_each_way_to_write_a_date_is_found_whole(text, date):
    assert date in told(text)


def test_dates_in_a_row_are_each_their_own():
    text = "Wed 6 Nov, 13 Nov, 20 Nov 24"
    dates = [one for one in shape_findings(text) if one.kind is Kind.DATE]
    assert sorted(text[one.start : one.end] for one in dates) == ["13 Nov", "20 Nov 24", "Wed 6 Nov"]


@pytest.mark.parametrize(
    "text",
    [
        "a 1958 model",
        "in March",
        "nineteen thirty-nine steps",
        "the second may come",
        "on Monday",
        "stroke 2019",
        "132/84",
        "24/7 care",
        "we may 2 of us",
        "31/31/2020",
        "version 2.1",
        "1/52",
        "Flat 2/1",
        "the year 2011-12",
        "on for 3/12",
        "the first of the third kind",
        "of 5 people 2019 saw it",
        "in the summer",
        "Christmas was quiet",
        "born 1948-12-99-1",
        "version 20249902",
        "June was twenty to one",
        "on the 4th floor",
        "by the 3rd visit",
        "from the 19th century",
        "on the 45th of them",
        "In June first aid was taught",
        "the 2nd of three",
    ],
)
def test_what_tells_no_day_is_left_alone(text):
    assert told(text) == []
