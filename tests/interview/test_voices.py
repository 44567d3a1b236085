import pytest

from tests.kit.interviews import a_session
from udset_desktop.interview.answers import SUPPORTS, Perspective, SaidBy
from udset_desktop.interview.drawing import telling_of
from udset_desktop.interview.entry import check_said_by
from udset_desktop.interview.header import SPEAKERS
from udset_desktop.interview.jot import Jot
from udset_desktop.interview.voices import (
    also_code,
    marked,
    parse_voice,
    said_now,
    said_together,
    voice_code,
    voice_codes,
    voices,
    who_said_jots,
)

KEYS = "1234567890abcdefghijklmnopqrstuvwxyz"  # of `fields.quiet_choice`


@pytest.mark.parametrize("who", list(SaidBy))
def test_a_code_says_who_and_whose_view_and_is_read_back(who):
    views = list(Perspective) if who in SPEAKERS else [None]
    for view in views:
        assert parse_voice(voice_code(who, view)) == (who, view)


@pytest.mark.parametrize("code", ["", "nobody", "advocate.", "advocate.nobodys", "what_i_think"])
def test_what_is_no_code_is_refused_or_has_no_view(code):
    if code == "advocate.":
        assert parse_voice(code) == (SaidBy.ADVOCATE, None)
        return
    with pytest.raises(ValueError, match="is not a valid"):
        parse_voice(code)


def offered(said_by=(SaidBy.PERSON,), view=None):
    return marked(voices(telling_of(a_session()), SaidBy), said_by, view)


def test_nobody_who_speaks_is_offered_without_a_view():
    own, spoken, seen, also, both = offered()
    assert also == ()  # there is no support yet to add to
    assert [one.code for one in own] == [SaidBy.PERSON, SaidBy.WITH_SUPPORT, *SUPPORTS]
    assert [parse_voice(one.code) for one in spoken] == [
        (who, one) for who in SPEAKERS for one in Perspective
    ]
    assert [one.code for one in seen] == [SaidBy.OBSERVATION]
    assert len({one.words for group in (own, spoken, seen) for one in group}) == len(own + spoken + seen)
    assert [one.code for one in both] == [also_code(who) for who in SPEAKERS]


def test_what_was_said_is_marked_and_an_older_answer_without_a_view_marks_nobody():
    def marked(*told):
        return [one.code for group in offered(*told) for one in group if one.chosen]

    assert marked((SaidBy.ADVOCATE,), Perspective.WHAT_I_THINK) == ["advocate.what_i_think"]
    assert marked((SaidBy.ADVOCATE,)) == []
    both = (SaidBy.PERSON, SaidBy.ADVOCATE)
    assert marked(both, Perspective.WHAT_I_THINK) == ["person", "advocate.what_i_think"]
    assert voice_codes(both, None) == {"person", "advocate"}


def besides(*said_by):
    return {one.code: one.chosen for one in offered(said_by)[3]}


def test_where_a_kind_of_support_is_said_each_other_can_be_added():
    sign, symbols = also_code(SaidBy.WITH_SIGN), also_code(SaidBy.WITH_SYMBOLS)
    rest = {also_code(SaidBy.WITH_SPEECH): False, also_code(SaidBy.WITH_INTERPRETER): False}
    assert besides(SaidBy.WITH_SIGN) == rest | {symbols: False}
    assert besides(SaidBy.WITH_SIGN, SaidBy.WITH_SYMBOLS) == rest | {sign: True, symbols: True}
    assert besides(SaidBy.PERSON) == besides(SaidBy.WITH_SUPPORT) == besides(SaidBy.ADVOCATE) == {}
    words = [one.words for one in offered((SaidBy.WITH_SIGN,))[3]]
    assert "Also with symbols or pictures" in words
    both = [one.code for one in offered((SaidBy.WITH_SIGN, SaidBy.WITH_SYMBOLS))[0] if one.chosen]
    assert both == [SaidBy.WITH_SIGN, SaidBy.WITH_SYMBOLS]


def test_every_voice_has_a_key_where_all_of_them_are_offered():
    every = offered((*SUPPORTS, SaidBy.WITH_SUPPORT, SaidBy.ADVOCATE))
    assert sum(len(group) for group in every) <= len(KEYS)
    assert len({one.code for group in every for one in group}) == sum(len(group) for group in every)


@pytest.mark.parametrize(
    ("code", "told", "now"),
    [
        ("also.with_symbols", (SaidBy.WITH_SIGN,), (SaidBy.WITH_SIGN, SaidBy.WITH_SYMBOLS)),
        ("also.with_speech", (SaidBy.WITH_SIGN, SaidBy.WITH_SYMBOLS), SUPPORTS[:3]),
        ("also.with_sign", (SaidBy.WITH_SIGN, SaidBy.WITH_SYMBOLS), (SaidBy.WITH_SYMBOLS,)),
        ("also.with_sign", (SaidBy.WITH_SIGN,), (SaidBy.WITH_SIGN,)),
        ("also.with_sign", (SaidBy.WITH_SUPPORT,), (SaidBy.WITH_SIGN,)),
        ("with_symbols", (SaidBy.WITH_SIGN, SaidBy.WITH_SPEECH), (SaidBy.WITH_SYMBOLS,)),
        ("person", SUPPORTS, (SaidBy.PERSON,)),
    ],
)
def test_support_is_added_or_taken_off_and_a_plain_choice_stands_alone(code, told, now):
    assert said_now(code, told, None) == (now, None)


def test_adding_support_leaves_whoever_else_spoke_and_their_view():
    told = (SaidBy.WITH_SIGN, SaidBy.ADVOCATE)
    now = said_now("also.with_symbols", told, Perspective.WHAT_THEY_WOULD_SAY)
    assert now == (
        (SaidBy.WITH_SIGN, SaidBy.WITH_SYMBOLS, SaidBy.ADVOCATE),
        Perspective.WHAT_THEY_WOULD_SAY,
    )
    alone = said_now("advocate.what_i_think", told, Perspective.WHAT_THEY_WOULD_SAY)
    assert alone == ((SaidBy.ADVOCATE,), Perspective.WHAT_I_THINK)


def together(*told):
    return {one.code: one.chosen for one in offered(*told)[4]}


def test_whoever_speaks_is_offered_beside_the_person_and_the_person_beside_them():
    four = dict.fromkeys(map(also_code, SPEAKERS), False)
    assert together((SaidBy.PERSON,)) == together((SaidBy.WITH_SIGN,)) == four
    assert together((SaidBy.ADVOCATE,), Perspective.WHAT_I_THINK) == {also_code(SaidBy.PERSON): False}
    assert together((SaidBy.PERSON, SaidBy.ADVOCATE)) == four | {also_code(SaidBy.ADVOCATE): True}
    assert together((SaidBy.OBSERVATION,)) == {}
    words = {one.code: one.words for one in offered()[4] + offered((SaidBy.ADVOCATE,))[4]}
    assert words[also_code(SaidBy.FAMILY_OR_FRIEND)] == "Also family or a friend"
    assert words[also_code(SaidBy.PERSON)] == f"Also {a_session().name}"


@pytest.mark.parametrize(
    ("code", "told", "now"),
    [
        ("also.advocate", (SaidBy.PERSON,), (SaidBy.PERSON, SaidBy.ADVOCATE)),
        ("also.advocate", (SaidBy.PERSON, SaidBy.ADVOCATE), (SaidBy.PERSON,)),
        ("also.advocate", (SaidBy.WITH_SIGN,), (SaidBy.WITH_SIGN, SaidBy.ADVOCATE)),
        ("also.person", (SaidBy.ADVOCATE,), (SaidBy.PERSON, SaidBy.ADVOCATE)),
    ],
)
@pytest.mark.parametrize("view", [None, *Perspective])
def test_where_both_said_it_the_answer_is_the_persons_and_comes_with_nobodys_view(code, told, now, view):
    assert said_now(code, told, view) == (now, None)


THEIRS = ((SaidBy.FAMILY_OR_FRIEND,), Perspective.WHAT_I_THINK)
AS_ISLA = ((SaidBy.ADVOCATE,), Perspective.WHAT_THEY_WOULD_SAY)
ISLA = ((SaidBy.PERSON,), None)
SEEN = ((SaidBy.OBSERVATION,), None)


@pytest.mark.parametrize(
    ("told", "now"),
    [
        ([THEIRS, THEIRS], THEIRS),
        ([ISLA, ISLA], ISLA),
        ([THEIRS, ISLA], ((SaidBy.PERSON, SaidBy.FAMILY_OR_FRIEND), None)),
        (
            [AS_ISLA, THEIRS],
            ((SaidBy.FAMILY_OR_FRIEND, SaidBy.ADVOCATE), Perspective.WHAT_I_THINK),
        ),
        ([SEEN, AS_ISLA], ((SaidBy.ADVOCATE, SaidBy.OBSERVATION), Perspective.WHAT_THEY_WOULD_SAY)),
        ([SEEN, ISLA], ((SaidBy.PERSON, SaidBy.OBSERVATION), None)),
    ],
)
def test_words_that_several_said_name_them_all_and_never_become_more_the_persons_than_they_were(told, now):
    assert said_together(told) == said_together(reversed(told)) == now
    assert not check_said_by("safe.words", *now)


def test_who_said_a_jot_is_told_where_it_was_not_the_person():
    telling = telling_of(a_session())
    jots = [
        Jot(number=at, text="x", told_by=who, view=view)
        for at, (who, view) in enumerate([THEIRS, ISLA, SEEN], start=1)
    ]
    told = who_said_jots(telling, [*jots, Jot(number=9, text="of before")])
    assert told == {1: telling.said_by(*THEIRS), 3: telling.said_by(*SEEN)}


@pytest.mark.parametrize("code", ["also", "also.", "also.nobody"])
def test_a_code_that_adds_nothing_is_refused(code):
    with pytest.raises(ValueError, match="is not a valid"):
        said_now(code, (SaidBy.WITH_SIGN,), None)
