from __future__ import annotations

import pytest

from udset_desktop.redaction.ages import age_findings
from udset_desktop.redaction.lexicon import load_lexicon
from udset_desktop.redaction.model import Certainty, Kind
from udset_desktop.redaction.passage import Passage
from udset_desktop.redaction.search import find_in


def told(text):
    return [text[one.start : one.end] for one in find_in(text) if one.kind is Kind.AGE]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("my 6 and 9 year olds", ["6", "9 year olds"]),
        ("Bella (11 weeks) slept.", ["11 weeks"]),
        ("a woman of 82 years old", ["82 years old"]),
        ("an 84-year-old woman", ["84-year-old"]),
        ("a 67yo man", ["67yo"]),
        ("66yr old carer", ["66yr old"]),
        ("66YR OLD CARER TODAY", ["66YR OLD"]),
        ("John (68 yrs) came", ["68 yrs"]),
        ("Wife, 62 M, in pain", ["62 M"]),
        ("A 72 y/o lady", ["72 y/o"]),
        ("she is 41 years of age", ["41 years of age"]),
        ("45F with asthma", ["45F"]),
        ("Aged 78, lives alone", ["78"]),
        ("two children, aged 4 and 7", ["4", "7"]),
        ("at the age of 72 she swam", ["72"]),
        ("He is 91.", ["91"]),
        ("He's 55 now", ["55"]),
        ("She'll be 80 in spring", ["80"]),
        ("Ina was 86 then", ["86"]),
        ("My dad, 82, climbs", ["82"]),
        ("Wilma (74) came", ["74"]),
        ("I'm sixty-eight and tired", ["sixty-eight"]),
        ("Mum's ninety-two", ["ninety-two"]),
        ("her 100th birthday", ["100th"]),
        ("is in her eighties", ["eighties"]),
        ("in his late nineties", ["late nineties"]),
        ("At 94 I would not stand it", ["94"]),
        ("he said shes 92 now", ["92"]),
        ("They're 23 now", ["23"]),
        ("he lived to 101", ["101"]),
        ("Now 86, she still bakes", ["86"]),
        ("Only 44 when he fell", ["44"]),
        ("The youngest is 17.", ["17"]),
        ("He died aged just 59.", ["59"]),
        ("She passed away at 93.", ["93"]),
        ("At 17, Liam left", ["17"]),
        ("a carer of 71, alone", ["71"]),
        ("The patient is 68, male", ["68"]),
        ("We are both 84.", ["84"]),
        ("He is going on 50.", ["50"]),
        ("Mum (87) and me (61)", ["87", "61"]),
        ("HER HUSBAND 81M IS DEAF", ["81M"]),
        ("a man aged 79 years and his dog", ["79 years"]),
        ("Age/sex: 77/F", ["77/F"]),
        ("Ages of children: 14, 11 and 8", ["14", "11", "8"]),
        ("age at onset 61", ["61"]),
        ("45y.o. female", ["45y.o"]),
        ("Seen today, 45 y male", ["45 y"]),
        ("72/F with falls", ["72/F"]),
        ("45, F, single", ["45, F"]),
        ("an 18mo girl", ["18mo"]),
        ("She is 45 years young", ["45 years young"]),
        ("in his early 60's", ["early 60's"]),
        ("in her early to mid 50s", ["mid 50s"]),
        ("an octogenarian who swims", ["octogenarian"]),
        ("her eightieth birthday party", ["eightieth"]),
        ("in her ninetieth year", ["ninetieth"]),
        ("on my 50th we went", ["50th"]),
        ("home for his 75th.", ["75th"]),
        ("Happy 40th mate", ["40th"]),
        ("She is two and a half", ["two and a half"]),
        ("a 30-something teacher", ["30-something"]),
        ("Age 3 months", ["3 months"]),
        ("Age 9 years 4 months", ["9 years 4 months"]),
        ("Amy, 9 yrs, at school", ["9 yrs"]),
        ("a 3wk old infant", ["3wk old"]),
        ("a 4 mo F with fever", ["4 mo"]),
        ("25/f/london", ["25/f"]),
        ("he is fifty-odd", ["fifty-odd"]),
        ("Mr Sneddon, late 60s, known", ["late 60s"]),
        ("seen. 58yo M. Flew in", ["58yo M"]),
        ("I (F31) moved", ["F31"]),
        ("Wee Isla's fourth birthday is", ["fourth"]),
        ("with Rosaleen McPhee 79 yrs Ward 5", ["79 yrs"]),
        ("74/male", ["74/male"]),
        ("male/74", ["74"]),
        ("M 74, smoker", ["74"]),
        ("Male 74 yrs", ["74 yrs"]),
        ("a baby of 5 months", ["5 months"]),
        ("in his sixty-first year", ["sixty-first"]),
        ("his sixty-fifth birthday", ["sixty-fifth"]),
        ("Alun (mid-40s) is here", ["mid-40s"]),
        ("By 16 she was nursing", ["16"]),
        ("He'd just turned 30.", ["30"]),
        ("wife 80 yrs, frail", ["80 yrs"]),
        ("a 79 y.o. man", ["79 y.o"]),
        ("in his mid 50s", ["mid 50s"]),
        ("My sister, 58 this year, came", ["58"]),
        ("I am nearing 65", ["65"]),
        ("Twins six weeks old", ["six weeks old"]),
        ("Her grandson (12) came", ["12"]),
        ("Children: Morag (9) and Ewan (7)", ["9", "7"]),
        ("The client is sixty-one years and four months.", ["sixty-one years and four months"]),
        ("Child 1 (7 yrs 2 mths) and", ["7 yrs 2 mths"]),
        ("a 2 yr. old boy", ["2 yr. old"]),
        ("28, male, single", ["28, male"]),
        ("M, 22", ["22"]),
        ("She is a hundred in June.", ["a hundred"]),
        ("Wullie upstairs is a hundred and one.", ["a hundred and one"]),
        ("an eightysomething man", ["eightysomething"]),
        ("He's 9 and three quarters.", ["9 and three quarters"]),
        ("12y 3m girl with asthma", ["12y 3m"]),
        ("Aged 4 years and 2 months", ["4 years and 2 months"]),
        ("a baby of six weeks", ["six weeks"]),
        ("Turned 65 and stopped", ["65"]),
        ("I am in my eighty-seventh year", ["eighty-seventh"]),
        ("in her 91st year", ["91st"]),
        ("F/62 with COPD", ["F/62"]),
        ("She passed 100 in June", ["100"]),
    ],
)
def test_an_age_is_found_however_it_is_told(text, ages):
    assert told(text) == ages


@pytest.mark.parametrize(
    "text",
    [
        "weight is 61 kg",
        "He is 6 feet tall",
        "room 14",
        "at 9 he takes them",
        "six weeks ago",
        "Only 44 places are left",
        "a husband of 40 years",
        "stable at 72",
        "it came at 38 and went",
        "of 71, nine left",
        "by 9 she was out",
        "they went to 101 shops",
        "the 1950s and 50s",
        "in 30 yrs, maybe",
        "he is approaching 60 mph",
        "the late nineties",
        "see section (9)",
        "she was 3 minutes late",
        "it took 11 weeks",
        "pulse was 72",
        "a 3m ramp",
        "scored 4 out of 10",
        "he was 100% sure",
        "It costs a hundred and two pounds.",
        "a hundred people and a half",
        "my second was in the first week",
        "with Rosaleen McPhee 30 yrs in the job",
        "in her 20th year of teaching",
        "She passed 20 of them",
        "a score of 4/6",
    ],
)
def test_other_numbers_are_no_ages(text):
    assert told(text) == []


def test_no_age_holds_a_word_that_is_spoken_for():
    made = Passage("a 53 y.o. M", load_lexicon())
    made.take(2, 5)
    assert list(age_findings(made)) == []


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("My aunt, a slip of a thing, seventeen, met him", "seventeen"),
        ("That was my uncle, would you believe, thirty-four and dancing", "thirty-four"),
    ],
)
def test_a_spelled_number_near_somebody_may_be_an_age(text, age):
    (one,) = (one for one in find_in(text) if one.kind is Kind.AGE)
    assert (text[one.start : one.end], one.certainty) == (age, Certainty.MAY_BE)


@pytest.mark.parametrize(
    "text",
    [
        "My aunt has, all told, seventeen cats",
        "It came, all told, to thirty-four.",
        "My aunt set the thermostat, imagine it, to thirty.",
        "My aunt has, all told, seven.",
        "My aunt was in a class of thirty.",
    ],
)
def test_a_spelled_number_of_something_else_is_no_age(text):
    assert told(text) == []
