from collections import Counter
from datetime import date

import pytest

from tests.kit.made_up import instrument_for, made_up, talked_with
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.instrument.model import Facet
from udset_desktop.interview.permission import GivenBy
from udset_desktop.record.codec import decode_record, encode_record

TALKS = [(person, talked_with(person, number)) for number, person in enumerate(map(made_up, range(250)))]


def test_every_record_is_one_the_vault_takes():
    for _, record in TALKS:
        assert decode_record(encode_record(record)) == record


def test_the_same_seed_gives_the_same_record():
    person = made_up(3)

    assert encode_record(talked_with(person, 8)) == encode_record(talked_with(person, 8))
    assert talked_with(person, 8).id != talked_with(person, 9).id


def test_a_short_visit_takes_three_outcomes_and_leaves_the_rest_not_asked():
    short = [record for _, record in TALKS if record.short]

    assert short
    for record in short:
        answered = {item.partition(".")[0] for item, one in record.answers.items() if one.value is not None}
        assert len(set(record.short) - {"talk"}) == 3
        assert answered <= set(record.short)


def test_some_conversations_stop_early_and_say_so():
    stopped = [record for _, record in TALKS if record.stopped]

    assert stopped
    for record in stopped:
        assert record.stopped in {"person_stopped", "seemed_unwilling"}
        assert not record.together.actions


def test_some_say_no_to_the_figures_and_nobody_permits_for_another_without_the_right():
    said = Counter(record.permissions.figures for _, record in TALKS)
    nobody = [record for _, record in TALKS if record.permissions.given_by is GivenBy.NOBODY]

    assert said["yes"] > said["no"] > 0
    assert all(record.permissions.figures != "yes" for record in nobody)


def test_most_answers_are_there_and_every_kind_of_non_answer_turns_up():
    words = Counter(
        one.non_answer or "value"
        for _, record in TALKS
        for item, one in record.answers.items()
        if item.endswith(".rating")
    )

    assert words["value"] > words.total() / 2
    assert {"not_asked", "doesnt_apply", "dont_know", "rather_not_say", "question_didnt_work"} <= set(words)


def test_answers_of_somebody_speaking_say_whose_they_are():
    person = next(one for one, _ in TALKS if one.respondent == "somebody_speaking")
    record = talked_with(person, 1)
    speakers = {who for one in record.answers.values() if one.value is not None for who in one.said_by}

    assert speakers == {person.speaker}


def test_nothing_is_asked_about_the_other_person_while_somebody_listens():
    carers = [record for person, record in TALKS if person.kind == "carer"]

    assert any(record.others for record in carers)
    for record in carers:
        if record.others:
            assert not [item for item in record.answers if item.startswith("relationship.")]


def test_a_second_conversation_has_the_persons_own_verdict():
    person = next(one for one, record in TALKS if not record.short and one.kind == "older")
    first = talked_with(person, 1, held_on=date(2025, 3, 3))
    second = [talked_with(person, seed, before=first) for seed in range(2, 8)]

    def verdicts(record):
        return [item for item in record.answers if item.endswith(f".{Facet.VERDICT}")]

    assert not verdicts(first)
    assert any(verdicts(record) for record in second)


def test_words_differ_from_person_to_person():
    words = [
        one.value
        for _, record in TALKS
        for item, one in record.answers.items()
        if item.endswith(".words") and one.value
    ]

    assert len(words) > 1_500
    # Each of these people has a memory of their own; one laptop shares one and never repeats.
    assert len(set(words)) > 0.8 * len(words)


def test_what_a_real_check_refuses_stops_the_making():
    with pytest.raises(InputRefused) as refused:
        talked_with(made_up(1), held_on=date(2027, 1, 1))

    assert refused.value.code == "interview.held_in_future"


def test_every_page_with_a_question_is_talked_over_by_somebody():
    for about in ("user", "carer"):
        talked = {
            item.partition(".")[0]
            for person, record in TALKS
            if person.about == about
            for item, one in record.answers.items()
            if one.value is not None
        }
        assert talked == {page.id for page in instrument_for(about).pages()}


def test_only_a_conversation_that_was_typed_in_from_paper_has_no_length():
    for _, record in TALKS:
        assert (record.minutes is None) is record.header.from_paper
    assert any(record.header.from_paper for _, record in TALKS)
