from dataclasses import replace

import pytest

from tests.kit.interviews import a_session, answered, own_instrument
from udset_desktop.instrument.catalogue import list_instruments, own_catalogue
from udset_desktop.instrument.model import ABOUT_WORK, SCALES, Kind
from udset_desktop.interview.answers import Answer, SaidBy
from udset_desktop.interview.drawing import telling_of
from udset_desktop.interview.page_marks import mark_page
from udset_desktop.interview.paper_lines import (
    SAID_AT_MOST,
    codes_of_together,
    paper_lines,
    prints_rating,
    with_lines_kept,
)
from udset_desktop.interview.session import (
    answer_item,
    go_to_stage,
    screen_of,
    set_together,
    type_together,
)
from udset_desktop.interview.state import Stage
from udset_desktop.interview.together import Action, Together
from udset_desktop.summary.person_sheet import person_sheet
from udset_desktop.summary.review_sheet import review_sheet
from udset_desktop.summary.source import source_of_session


def lines_of(session):
    return screen_of(go_to_stage(session, Stage.TOGETHER)).together.paper


def test_each_page_something_was_said_on_is_one_line_that_stands_on_the_sheet():
    session = answered(
        a_session(), safe__words="It is the nights.", safe__rating="no", people__rating="mostly"
    )
    lines = lines_of(session)
    assert [(line.code, line.chosen) for line in lines] == [("safe", True), ("people", True)]
    assert lines[0].words.endswith(": It is the nights.")
    assert lines[1].words.endswith(": Mostly")


def test_what_is_off_the_sheet_is_offered_to_be_put_on_again():
    session = mark_page(answered(a_session(), safe__words="the nights"), "safe", off_sheet=True)
    assert [line.chosen for line in lines_of(session)] == [False]


def test_what_is_just_between_us_is_not_even_read_out():
    session = mark_page(answered(a_session(), safe__words="my son"), "safe", between_us=True)
    assert lines_of(session) == ()


def test_a_long_line_is_shortened_and_nothing_said_is_no_line():
    assert lines_of(a_session()) == ()
    (line,) = lines_of(answered(a_session(), safe__words="night " * 60))
    assert len(line.words) < SAID_AT_MOST + 40
    assert line.words.endswith("…")


@pytest.mark.parametrize("chosen", [0, -1])
def test_whatever_the_sheet_would_say_is_offered_and_nothing_else(chosen):
    session = a_session()
    for item in session.instrument.by_id.values():
        raw = {Kind.WORDS: "said", Kind.PEOPLE: "Ina"}.get(item.kind)
        if item.scale:
            raw = SCALES[item.scale][chosen]
        elif item.kind in (Kind.ONE, Kind.MANY) and item.choices:
            raw = item.choices[chosen] if item.kind is Kind.ONE else (item.choices[chosen],)
        if raw is not None:
            session, _ = answer_item(session, item.id, raw)
    sheet = person_sheet(source_of_session(session))
    printed = {said.title for said in (*sheet.told, *([sheet.strengths] if sheet.strengths else []))}
    offered = {line.words.partition(": ")[0] for line in lines_of(session)}
    assert printed == offered
    assert len(printed) > 10


WITH_A_PERSON = [
    one.key for one in list_instruments() if own_catalogue().by_key(one.key).about not in ABOUT_WORK
]


def every_answer_of(item):
    """Each thing that can be said to an item that stands alone: every choice, or some words."""
    if item.kind is Kind.RATING:
        return SCALES[item.scale]
    if item.kind is Kind.MANY:
        return tuple((choice,) for choice in item.choices)
    if item.kind is Kind.ONE:
        return item.choices
    alone = {
        Kind.PEOPLE: ("Ina",),
        Kind.FLAG: True,
        Kind.WHOLE: 3,
        Kind.DATE: "2026-05-01",
        Kind.WORDS: "said",
    }
    return (alone[item.kind],) if item.kind in alone else ()


@pytest.mark.parametrize("key", WITH_A_PERSON)
def test_a_page_is_a_line_exactly_where_one_answer_of_it_is_printed(key):
    begun, differing, lines = a_session(own_instrument(key)), [], 0
    for page in begun.instrument.pages():
        for item in page.items:
            for value in every_answer_of(item):
                answers = {item.id: Answer(value=value)}
                session = replace(begun, answers=replace(begun.answers, answers=answers))
                sheet = person_sheet(source_of_session(session))
                printed = bool(sheet.told or sheet.strengths or sheet.around)
                offered = [line.code for line in paper_lines(session, telling_of(session))]
                lines += len(offered)
                if offered != [page.id] * printed:
                    differing.append((item.id, value, offered))
    assert differing == []
    assert lines > 20


def test_who_was_only_seen_to_be_around_is_neither_a_line_nor_on_the_sheet():
    session = a_session()
    seen = {"strengths.people": Answer(value=("Ina",), said_by=(SaidBy.OBSERVATION,))}
    session = replace(session, answers=replace(session.answers, answers=seen))
    assert lines_of(session) == ()
    assert person_sheet(source_of_session(session)).around == ()


def test_a_rating_outside_an_outcome_is_printed_by_a_plan_and_not_by_a_review():
    review, plan = own_instrument("carer-review/1.0.0"), own_instrument("carer-plan/1.0.0")
    assert prints_rating(review, review.page_of["health.rating"])
    assert not prints_rating(review, review.page_of["able.rating"])
    assert prints_rating(plan, plan.page_of["able.rating"])


def test_what_is_said_of_somebody_elses_life_is_no_line_of_the_carers_paper():
    session = answered(
        a_session(own_instrument("carer-review/2.1.0")), health__words="tired", their_life__wanted="yes"
    )
    session = answered(session, their_life__words="she sings", their_life__rating="yes")
    assert [line.code for line in lines_of(session)] == ["health"]


TOLD = Together(
    matters=("to sleep", "the club"),
    actions=(
        Action(what="find the letters."),
        Action(what="ring the bus", matter=2),
        Action(what="a light", matter=1, available=False),
        Action(what=" "),
    ),
)


def brought(together):
    session, _ = set_together(a_session(), together)
    return lines_of(session)


def test_each_thing_that_matters_and_each_step_is_a_line_in_the_order_of_the_page():
    assert [(line.code, line.words, line.chosen) for line in brought(TOLD)] == [
        ("matter.1", "What matters to you: to sleep", True),
        ("step.1", "Not there just now: a light.", True),
        ("matter.2", "What matters to you: the club", True),
        ("step.2", "The next small step: ring the bus.", True),
        ("step.3", "The next small step: find the letters.", True),
    ]


def test_a_step_that_is_off_is_offered_again_and_one_between_us_is_not():
    off, kept = (
        replace(one, marks=(mark,))
        for one, mark in zip(TOLD.actions, ("off_sheet", "between_us"), strict=False)
    )
    lines = brought(replace(TOLD, actions=(off, kept, *TOLD.actions[2:])))
    assert [(line.code, line.chosen) for line in lines] == [
        ("matter.1", True),
        ("step.1", True),
        ("matter.2", True),
        ("step.3", False),
    ]


@pytest.mark.parametrize(
    ("mark", "codes"), [("off_sheet", ["matter.1", "matter.2"]), ("between_us", ["matter.2"])]
)
def test_steps_go_with_what_they_lead_towards(mark, codes):
    lines = brought(replace(TOLD, marks=((mark,), ())))
    assert [line.code for line in lines] == [*codes, "step.2", "step.3"]
    assert [line.code for line in lines if not line.chosen] == codes[:-1]


def test_a_step_towards_a_line_that_is_still_empty_has_its_place():
    typed, _ = type_together(a_session(), Together(actions=(Action(what="a"), Action(what="b", matter=2))))
    assert [(line.code, line.words[-2:]) for line in lines_of(typed)] == [("step.1", "b."), ("step.2", "a.")]


@pytest.mark.parametrize("mark", ["off_sheet", "between_us"])
def test_what_is_taken_off_does_not_stand_on_the_sheet(mark):
    session, _ = set_together(a_session(), replace(TOLD, marks=((mark,), ())))
    sheet = person_sheet(source_of_session(session))
    assert sheet.matters == ("the club",)
    assert [(step.what, step.matter) for step in sheet.steps] == [
        ("find the letters.", 0),
        ("ring the bus", 1),
    ]
    assert sheet.missing == ()
    review = review_sheet(source_of_session(session))
    assert (review.matters, review.missing) == (("the club",), ())


def test_lines_are_kept_between_us_by_their_codes_and_keep_what_they_were():
    off = replace(TOLD, marks=(("off_sheet",), ()))
    kept = with_lines_kept(off, ("matter.1", "step.3", "safe", "matter.9"))
    assert kept.marks == (("between_us", "off_sheet"), ())
    assert [step.marks for step in kept.actions] == [("between_us",), (), (), ()]
    assert with_lines_kept(TOLD, ()) == TOLD


def test_every_line_has_its_code_also_where_it_is_kept_back_and_what_is_blank_has_none():
    every = {"matter.1", "matter.2", "step.1", "step.2", "step.3"}
    assert codes_of_together(TOLD) == every
    kept = with_lines_kept(TOLD, ("matter.1", "step.3"))
    assert codes_of_together(kept) == every
    assert codes_of_together(replace(TOLD, matters=(" ", "the club"))) == every - {"matter.1"}
