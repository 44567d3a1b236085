from __future__ import annotations

import json
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kit.interviews import TODAY, a_line, a_project, own_instrument
from udset_desktop.foundation.problems import Severity, has_refusal
from udset_desktop.interview.answers import SUPPORTS, Perspective, SaidBy, Shown
from udset_desktop.interview.permission import GivenBy, Reply
from udset_desktop.record.answers_file import read_line


def read(line, number=3):
    content = line if isinstance(line, bytes) else json.dumps(line).encode()
    return read_line(content, number, project=a_project(), instrument_of=own_instrument, today_on=TODAY)


def changed(path, value):
    """A good line with one place changed; `...` takes it out."""
    line = deepcopy(a_line())
    *way, last = path.split("/")
    place = line
    for step in way:
        place = place[int(step) if step.isdigit() else step]
    if value is ...:
        del place[last]
    else:
        place[int(last) if last.isdigit() else last] = value
    return line


def codes(read_one):
    return [finding.code for finding in read_one.findings if finding.severity is Severity.REFUSE]


def test_a_good_line_becomes_a_session_by_the_window_s_rules():
    one = read(a_line())
    assert one.findings == ()
    session = one.session
    assert session.answers.get("safe.rating").value == "mostly"
    assert session.answers.get("safe.words").value == "It's the nights since the fall."
    assert session.permissions.figures is Reply.YES
    assert session.permissions.contact is Reply.NOT_ASKED
    assert session.header.interviewers[0].known_before == "no"
    assert session.together.actions[0].what == "ring about the alarm"
    assert (one.id, one.person_ref) == ("paper-1", "P-17")


def test_what_was_taken_back_and_how_words_lay_are_read_as_the_window_kept_them():
    line = changed("answers/safe.words", {"non_answer": "taken_back", "said_by": ["person"]})
    line["answers"]["safe.rating"]["shown"] = "reversed"
    one = read(line)
    assert one.findings == ()
    assert one.session.answers.get("safe.words").non_answer == "taken_back"
    assert one.session.answers.get("safe.rating").shown is Shown.REVERSED


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("instrument/version", "9.9.9", "record.not_of_project"),
        ("instrument", "user-review", "record.not_an_object"),
        ("about/group", "pensioners", "interview.no_such_choice"),
        ("about/colour", "red", "record.unknown_key"),
        ("about", 7, "record.not_an_object"),
        ("person/ref", ..., "record.missing"),
        ("person/ref", 4, "record.not_text"),
        ("respondent", "the dog", "interview.no_such_choice"),
        ("interviewers", [], "interview.how_many_interviewers"),
        ("interviewers", "me", "record.not_a_list"),
        ("interviewers/0/type", "robot", "interview.no_such_choice"),
        ("interviewers/0/known_before", "maybe", "interview.no_such_choice"),
        ("mode", ..., "record.missing"),
        ("others", ["crowd"], "interview.no_such_choice"),
        ("others", [3], "record.not_text"),
        ("on", "2100-01-01", "interview.held_in_future"),
        ("on", "1800-01-01", "interview.held_too_long_ago"),
        ("minutes", -1, "record.not_minutes"),
        ("minutes", True, "record.not_minutes"),
        ("permissions/talk", "no", "interview.no_talk"),
        ("supports", ["with_sign"], "interview.no_such_choice"),  # the person answers alone
        ("supports", ["the dog"], "interview.no_such_choice"),
        ("permissions/talk", ..., "interview.no_talk"),
        ("permissions/figures", "perhaps", "interview.no_such_choice"),
        ("permissions/given_by", "the dog", "interview.no_such_choice"),
        ("permissions/shown", {"figures": "sideways"}, "interview.no_such_choice"),
        ("permissions/shown", {"linking": "in_order"}, "record.unknown_key"),
        ("permissions/shown", ["figures"], "record.not_an_object"),
        ("permissions/at_begin", {"given_by": "the dog"}, "interview.no_such_choice"),
        ("permissions/at_begin", {"talk": "yes"}, "record.unknown_key"),
        ("permissions/at_begin", "the person", "record.not_an_object"),
        ("answers/safe.colour", {"words": "red"}, "interview.no_such_item"),
        ("answers/safe.rating/rating", "perhaps", "interview.no_such_choice"),
        ("answers/safe.rating/scale", "change-4", "interview.wrong_scale"),
        ("answers/safe.rating/said_by", ["the dog"], "interview.no_such_choice"),
        ("answers/safe.rating/non_answer", "dont_know", "record.value_or_not"),
        ("answers/safe.rating", {}, "record.value_or_not"),
        ("answers/safe.rating/shown", "upside_down", "interview.no_such_choice"),
        ("answers/safe.rating", {"non_answer": "asleep"}, "interview.no_such_non_answer"),
        (
            "answers/safe.rating",
            {"non_answer": "dont_know", "perspective": "what_i_think"},
            "interview.whose_view",
        ),
        ("answers/safe.rating/between_us", "yes", "record.not_a_flag"),
        ("answers/safe.rating", {"rating": {"x": 1}}, "record.not_an_answer"),
        ("answers/safe.words/words", "", "record.blank_answer"),
        ("answers/safe.words/words", "x" * 30_000, "interview.too_long"),
        ("answers/safe.words/rating", "yes", "record.unknown_key"),
        ("answers", [], "record.not_an_object"),
        ("actions/0/who", ["nobody"], "interview.no_such_choice"),
        ("actions/0/available", "no", "record.not_a_flag"),
        ("actions/0/matter", "first", "record.not_a_place"),
        ("actions/0/matter", 4, "record.not_a_place"),
        ("actions/0/wanted", ["a_horse"], "interview.no_such_choice"),
        ("actions/0/why", "because", "interview.no_such_choice"),
        ("actions/0", "walk", "record.not_an_object"),
        ("together/review_on", "2100-01-01", "interview.review_too_far"),
        ("together/colour", "red", "record.unknown_key"),
        ("surprise", 1, "record.unknown_key"),
    ],
)
def test_what_is_wrong_with_a_line_is_named(path, value, code):
    one = read(changed(path, value))
    assert code in codes(one)
    assert one.session is None
    assert all(finding.where.startswith("line 3") for finding in one.findings)
    assert all(finding.context["line"] == 3 for finding in one.findings)


def test_all_findings_of_a_line_come_at_once():
    line = changed("answers/safe.rating/rating", "perhaps")
    line["answers"]["people.rating"] = {"rating": "sometimes"}
    line["surprise"] = 1
    line["mode"] = "by pigeon"
    line["on"] = "1800-01-01"
    line["permissions"]["talk"] = "no"
    assert sorted(codes(read(line))) == [
        "interview.held_too_long_ago",
        "interview.no_such_choice",
        "interview.no_such_choice",
        "interview.no_such_choice",
        "interview.no_talk",
        "record.unknown_key",
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"x"',
        b"\xff\xfe",
        b'{"a":1,"a":2}',
        b"[" * 40,
        b'{"a": NaN}',
        b"x" * 2_000_000,
    ],
)
def test_what_is_no_object_is_a_finding_and_never_an_error(content):
    one = read(content)
    assert has_refusal(one.findings)
    assert one.findings[0].where.startswith("line 3")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from([*a_line(), "ref", "type", "safe.rating", "rating", "words", "talk"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_any_shape_gives_findings_and_never_an_error(value):
    line = {**a_line(), **value} if isinstance(value, dict) else value
    one = read(line)
    assert (one.session is None) == has_refusal(one.findings)


def test_one_thing_wrong_is_one_finding():
    for path, value in (("mode", "by pigeon"), ("about/place", "south"), ("on", "2100-01-01")):
        line = changed(path, value)
        line["together"]["review_on"] = "2026-04-25"  # after the talk, before today
        assert len(read(line).findings) == (2 if path == "on" else 1)


def test_findings_never_hold_what_was_said():
    line = changed("answers/safe.rating/rating", "canary-1")
    line["answers"]["safe.words"] = {"words": 4, "said_by": ["canary-2"]}
    line["respondent"] = "canary-3"
    assert "canary" not in str(read(line).findings)


def test_an_answer_to_a_closed_item_is_left_out_with_a_word():
    one = read(changed("answers/safe.role_service", {"choice": "day_centre"}))
    assert [finding.code for finding in one.findings] == ["record.closed_item"]
    assert one.session is not None


def test_a_verdict_on_paper_means_there_was_an_earlier_talk():
    one = read(changed("answers/safe.verdict", {"choice": "closer"}))
    assert one.findings == ()
    assert one.session.has_earlier


def test_the_speaker_is_found_in_the_answers():
    line = changed("respondent", "somebody_speaking")
    line["answers"]["safe.rating"] |= {"said_by": ["family_or_friend"], "perspective": "what_i_think"}
    line["permissions"]["given_by"] = "nobody"
    one = read(line)
    others = len(line["answers"]) - 1
    assert [one.code for one in one.findings] == [
        "record.no_view"
    ] * others  # not left out, but never without a word
    assert one.session.header.speaker is SaidBy.FAMILY_OR_FRIEND
    assert one.session.answers.get("safe.rating").perspective is Perspective.WHAT_I_THINK
    assert one.session.answers.get("safe.words").said_by == (SaidBy.FAMILY_OR_FRIEND,)
    assert one.session.permissions.given_by is GivenBy.NOBODY


def test_the_view_the_head_names_goes_with_every_answer_that_names_nobody():
    line = changed("respondent", "somebody_speaking")
    line |= {"speaker": "advocate", "perspective": "what_they_would_say"}
    line["answers"]["safe.rating"] |= {"said_by": ["person"]}
    line["permissions"]["given_by"] = "nobody"
    one = read(line)
    assert one.findings == ()
    voices = {item: (told.said_by, told.perspective) for item, told in one.session.answers.answers.items()}
    assert voices.pop("safe.rating") == ((SaidBy.PERSON,), None)
    assert set(voices.values()) == {((SaidBy.ADVOCATE,), Perspective.WHAT_THEY_WOULD_SAY)}


def test_a_speaker_nobody_names_is_a_finding():
    line = changed("respondent", "somebody_speaking")
    line["answers"]["safe.rating"]["said_by"] = "family_or_friend"
    assert codes(read(line)) == ["interview.who_speaks", "record.not_a_list"]


def test_yes_and_no_may_be_written_as_true_and_false():
    line = a_line()
    line["permissions"]["figures"] = False
    line["interviewers"][0]["same_employer"] = True
    one = read(line)
    assert one.session.permissions.figures is Reply.NO
    assert one.session.header.interviewers[0].same_employer == "yes"


def test_a_flag_that_is_not_set_is_no_answer():
    line = changed("answers/safe.rating", {"non_answer": "dont_know", "said_by": ["person"]})
    assert read(line).session.answers.get("safe.rating").non_answer == "dont_know"


def test_a_definition_that_cannot_be_loaded_is_a_finding():
    project = a_project(instruments=("user-review/1.0.0", "gone/1.0.0"))
    line = changed("instrument", {"id": "gone", "version": "1.0.0"})
    one = read_line(
        json.dumps(line).encode(), 1, project=project, instrument_of=own_instrument, today_on=TODAY
    )
    assert codes(one) == ["instrument.unknown"]


@pytest.mark.parametrize("kinds", [*((one,) for one in SUPPORTS), SUPPORTS[1:3], SUPPORTS])
def test_an_answer_may_say_with_which_support_it_was_given(kinds):
    line = a_line(respondent="with_support")
    line["answers"]["safe.rating"] |= {"said_by": [str(kind) for kind in kinds]}
    one = read(line)
    assert not has_refusal(one.findings)
    assert one.session.answers.get("safe.rating").said_by == kinds


@pytest.mark.parametrize("kinds", [*((one,) for one in SUPPORTS), SUPPORTS[1:3], SUPPORTS])
def test_the_support_the_head_names_goes_with_every_answer_that_names_nobody(kinds):
    line = a_line(respondent="with_support", supports=[str(kind) for kind in kinds])
    line["answers"]["safe.rating"] |= {"said_by": ["person"]}
    one = read(line)
    assert not has_refusal(one.findings)
    voices = {item: told.said_by for item, told in one.session.answers.answers.items()}
    assert voices == {"safe.rating": (SaidBy.PERSON,), "safe.words": kinds}


@pytest.mark.parametrize(
    "supports", [["with_support"], ["with_sign", "advocate"], ["with_sign", "with_sign"], "with_sign"]
)
def test_support_of_no_kind_or_twice_is_refused_as_at_begin(supports):
    one = read(a_line(respondent="with_support", supports=supports))
    assert has_refusal(one.findings)
    assert one.session is None
    assert all("supports" in found.where for found in one.findings)
