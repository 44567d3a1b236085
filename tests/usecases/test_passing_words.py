"""Words are let go by somebody who has read each of them, and by a second person where the project says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.joined import joined
from tests.kit.words_out import ALONE_PROJECT, WORDED_PROJECT, let_go, read_all, talk
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview.permission import Reply
from udset_desktop.record.complete import revise
from udset_desktop.usecases import passing_words
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.exporting import preview, withdraw
from udset_desktop.usecases.passing_words import (
    begin_check,
    begin_words,
    confirm_words,
    kept_places,
    pass_words,
    read_again,
    talks_waiting,
)
from udset_desktop.usecases.reading_words import decide_place, decide_text, told_texts


@pytest.fixture
def laptop(tmp_path):
    made = joined(tmp_path, WORDED_PROJECT)
    yield made.laptop
    made.close()


def texts(laptop):
    return sorted(text for _, _, text in preview(laptop).words)


def test_a_talk_waits_to_be_read_then_to_be_looked_over_then_leaves(laptop):
    record = talk(laptop)
    (waiting,) = talks_waiting(laptop)
    assert (waiting.name, waiting.to_read, waiting.to_check) == ("Morag Ross", 1, 0)
    assert texts(laptop) == []
    read_all(laptop, record)
    (waiting,) = talks_waiting(laptop)
    assert (waiting.to_read, waiting.to_check) == (0, 1)
    assert texts(laptop) == []
    confirm_words(laptop, record.id, "Ewan, team lead")
    assert talks_waiting(laptop) == ()
    assert texts(laptop) == ["[person A] comes by. We have soup."]


def test_without_a_yes_there_is_nothing_to_read(laptop):
    record = talk(laptop, words=Reply.NO)
    assert talks_waiting(laptop) == ()
    with pytest.raises(InputRefused, match="no_permission"):
        begin_words(laptop, record.id)


def test_where_the_project_keeps_words_here_there_is_nothing_to_read(tmp_path):
    made = joined(tmp_path)
    talk(made.laptop)
    assert talks_waiting(made.laptop) == ()
    made.close()


def test_safety_is_not_among_what_is_read(laptop):
    record = talk(laptop, safe__words="The stairs frighten me.")
    assert [one.id for one in told_texts(begin_words(laptop, record.id))] == ["things_to_do.words"]


def test_nothing_is_let_go_unread(laptop):
    record = talk(laptop, well__words="I sleep.")
    read = decide_text(begin_words(laptop, record.id), "well.words", shown=True)
    with pytest.raises(InputRefused, match="not_read"):
        pass_words(laptop, read, "Ina")
    assert laptop.require_vault().load_passed() == ()


def test_a_number_that_somebody_wants_told_is_told_at_the_reading_and_not_at_the_desk(laptop):
    record = talk(laptop, "Ring 01632 960123 for soup.")
    read = begin_words(laptop, record.id)
    (text,) = told_texts(read)
    for place in text.places:
        read = decide_place(read, text.id, place.key, "they_want_it_told")
    with pytest.raises(InputRefused) as refused:
        pass_words(laptop, decide_text(read, text.id, shown=True), "Ina")
    assert refused.value.code == "passing_words.still_points"
    assert "01632" not in str(refused.value.findings)


def test_a_text_that_is_left_out_is_decided_and_stays(laptop):
    record = talk(laptop, well__words="I sleep.")
    read = begin_words(laptop, record.id)
    read = decide_text(read, "things_to_do.words", shown=False)
    pass_words(laptop, decide_text(read, "well.words", shown=True), "Ina")
    confirm_words(laptop, record.id, "Ewan")
    assert talks_waiting(laptop) == ()
    assert texts(laptop) == ["I sleep."]


@pytest.mark.parametrize("by", ["", "  "])
def test_who_read_is_known(laptop, by):
    record = talk(laptop)
    with pytest.raises(InputRefused, match="no_name"):
        read_all(laptop, record, by)


def test_the_second_person_is_another(laptop):
    record = talk(laptop)
    read_all(laptop, record, "Ina Gunn")
    with pytest.raises(InputRefused, match="same_person"):
        confirm_words(laptop, record.id, "ina  GUNN ")
    with pytest.raises(InputRefused, match="no_name"):
        confirm_words(laptop, record.id, "")
    assert texts(laptop) == []


def test_the_second_person_sees_what_stood_there_and_what_stands_there(laptop):
    record = talk(laptop)
    read = begin_words(laptop, record.id)
    (text,) = told_texts(read)
    pass_words(laptop, decide_text(read, text.id, shown=True), "Ina")
    looked = begin_check(laptop, record.id)
    assert looked.read_by == "Ina"
    (shown,) = looked.texts
    assert shown.stands == "[person A] comes by. We have soup."
    assert [(one.was, one.becomes, one.kept) for one in shown.places] == [
        ("Hamish Heatherbell", "[person A]", "")
    ]
    assert kept_places(looked.texts) == 0


def test_what_stays_for_a_reason_is_counted_and_kept_at_home(laptop):
    record = talk(laptop)
    read = begin_words(laptop, record.id)
    (text,) = told_texts(read)
    read = decide_place(read, text.id, text.places[0].key, "tells_nobody_apart")
    pass_words(laptop, decide_text(read, text.id, shown=True), "Ina")
    assert kept_places(begin_check(laptop, record.id).texts) == 1
    (row,) = laptop.require_vault().load_passed()
    assert [(one.was, one.reason) for one in row.log] == [("Hamish Heatherbell", "tells_nobody_apart")]


def test_it_can_be_read_again_until_it_has_left(laptop):
    record = talk(laptop)
    let_go(laptop, record)
    read_again(laptop, record.id)
    assert [one.to_read for one in talks_waiting(laptop)] == [1]
    with pytest.raises(InputRefused, match="nothing_to_check"):
        begin_check(laptop, record.id)


def test_where_nobody_else_has_to_look_one_reading_is_enough(tmp_path):
    made = joined(tmp_path, ALONE_PROJECT)
    record = talk(made.laptop)
    read_all(made.laptop, record)
    assert texts(made.laptop) == ["[person A] comes by. We have soup."]
    with pytest.raises(InputRefused, match="nothing_to_check"):
        confirm_words(made.laptop, record.id, "Ewan")
    made.close()


def test_words_that_were_changed_while_they_were_read_are_not_let_go(laptop):
    record = talk(laptop)
    read = decide_text(begin_words(laptop, record.id), "things_to_do.words", shown=True)
    answer = replace(record.answers["things_to_do.words"], value="Something else.")
    changed = replace(record, answers=dict(record.answers) | {"things_to_do.words": answer})
    laptop.require_vault().save_record(revise(record, changed, "typed wrong"))
    with pytest.raises(InputRefused, match="changed"):
        pass_words(laptop, read, "Ina")


def test_words_taken_back_while_they_were_read_are_not_let_go(laptop):
    record = talk(laptop)
    read = decide_text(begin_words(laptop, record.id), "things_to_do.words", shown=True)
    withdraw(laptop, record.id, "words")
    with pytest.raises(InputRefused, match="changed"):
        pass_words(laptop, read, "Ina")


def test_the_log_says_that_it_was_done_and_nothing_of_it(laptop):
    let_go(laptop, talk(laptop))
    told = repr(look_at_log(laptop))
    assert "words_read" in told
    assert "words_checked" in told
    assert "Heatherbell" not in told
    assert "Ina" not in told
    assert passing_words.talks_waiting(laptop) == ()
