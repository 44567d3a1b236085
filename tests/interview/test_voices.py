import pytest

from tests.kit.interviews import a_session
from udset_desktop.interview.answers import SUPPORTS, Perspective, SaidBy
from udset_desktop.interview.drawing import telling_of
from udset_desktop.interview.header import SPEAKERS
from udset_desktop.interview.voices import parse_voice, voice_code, voice_codes, voices


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
    return voices(telling_of(a_session()), SaidBy, said_by, view)


def test_nobody_who_speaks_is_offered_without_a_view():
    own, spoken, seen = offered()
    assert [one.code for one in own] == [SaidBy.PERSON, SaidBy.WITH_SUPPORT, *SUPPORTS]
    assert [parse_voice(one.code) for one in spoken] == [
        (who, one) for who in SPEAKERS for one in Perspective
    ]
    assert [one.code for one in seen] == [SaidBy.OBSERVATION]
    assert len({one.words for group in (own, spoken, seen) for one in group}) == len(own + spoken + seen)


def test_what_was_said_is_marked_and_an_older_answer_without_a_view_marks_nobody():
    def marked(*told):
        return [one.code for group in offered(*told) for one in group if one.chosen]

    assert marked((SaidBy.ADVOCATE,), Perspective.WHAT_I_THINK) == ["advocate.what_i_think"]
    assert marked((SaidBy.ADVOCATE,)) == []
    both = (SaidBy.PERSON, SaidBy.ADVOCATE)
    assert marked(both, Perspective.WHAT_I_THINK) == ["person", "advocate.what_i_think"]
    assert voice_codes(both, None) == {"person", "advocate"}
