"""How words stand follows from what is on file: a change of mind, a correction and a notice need nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.joined import joined
from tests.kit.words_out import ATTACHED_PROJECT, WORDED_PROJECT, let_go, read_all, talk
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.instrument.catalogue import Catalogue
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.record.complete import revise
from udset_desktop.usecases import outgoing
from udset_desktop.usecases.changing_mind import change_mind, keep_lines
from udset_desktop.usecases.exporting import make_bundles, preview, read_bundle, withdraw, write_bundles
from udset_desktop.usecases.passing_words import begin_words, talks_waiting
from udset_desktop.usecases.removing import delete_person
from udset_desktop.usecases.rights import put_on_hold
from udset_desktop.usecases.words_standing import standing_of, words_now


@pytest.fixture
def laptop(tmp_path):
    made = joined(tmp_path, WORDED_PROJECT)
    yield made.laptop
    made.close()


def corrected(laptop, record, said, item="things_to_do.words"):
    vault = laptop.require_vault()
    now = vault.load_record(record.id)
    answer = replace(now.answers["things_to_do.words"], value=said)
    changed = revise(now, replace(now, answers=dict(now.answers) | {item: answer}), "wrong")
    vault.save_record(changed)
    return changed


def sent(laptop, folder):
    """The bundle of what is ready, written for good, read back."""
    folder.mkdir(exist_ok=True)
    (written,) = write_bundles(laptop, folder)
    return read_bundle(laptop, written.file)


def numbers(laptop):
    return {one.key: one.number for one in laptop.require_vault().load_passed()}


def test_a_loose_text_leaves_with_nothing_that_joins_it(laptop, tmp_path):
    record = talk(laptop)
    let_go(laptop, record)
    read = sent(laptop, tmp_path / "out")
    (line,) = read.words
    assert line.words.words == numbers(laptop)["things_to_do.words"]
    assert record.id.encode() not in line.line
    assert (line.words.who, line.words.outcome) == ("user", "things_to_do")
    assert (read.kind, words_now(laptop).leaving()) == ("pseudonymised", ())
    assert preview(laptop).is_empty


def test_an_attached_text_names_its_record(tmp_path):
    made = joined(tmp_path, ATTACHED_PROJECT)
    record = talk(made.laptop)
    let_go(made.laptop, record)
    (line,) = sent(made.laptop, tmp_path / "out").words
    assert (line.words.record, line.words.item) == (record.id, "things_to_do.words")
    made.close()


def test_looking_twice_gives_the_same_bytes(laptop):
    let_go(laptop, talk(laptop, well__words="I sleep."))
    first, second = (outgoing.seal_ready(laptop, outgoing.ready_of(laptop)) for _ in range(2))
    assert [one.inner for one in first] == [one.inner for one in second]


def test_of_a_talk_all_texts_are_decided_or_none_leaves(laptop):
    record = talk(laptop)
    let_go(laptop, record)
    assert len(words_now(laptop).leaving()) == 1
    corrected(laptop, record, "I sleep.", "well.words")
    assert words_now(laptop).leaving() == ()
    assert [one.to_read for one in talks_waiting(laptop)] == [1]


def test_other_words_make_the_reading_void_before_and_after_it_left(laptop, tmp_path):
    record = talk(laptop)
    let_go(laptop, record)
    corrected(laptop, record, "I walk.")
    assert words_now(laptop).leaving() == ()
    read_all(laptop, record)
    assert len(numbers(laptop)) == 1


def test_words_corrected_after_they_left_are_taken_back_and_read_anew(laptop, tmp_path):
    record = talk(laptop)
    let_go(laptop, record)
    old = sent(laptop, tmp_path / "one").words[0].words.words
    corrected(laptop, record, "I walk.")
    assert words_now(laptop).going_back() == (old,)
    let_go(laptop, record)
    read = sent(laptop, tmp_path / "two")
    assert read.texts_back == (old,)
    assert [one.words.text for one in read.words] == ["I walk."]
    assert read.words[0].words.words != old
    assert words_now(laptop).going_back() == ()


def test_the_same_words_again_are_read_again_once_they_were_taken_back(laptop, tmp_path):
    record = talk(laptop, "I walk.")
    let_go(laptop, record)
    sent(laptop, tmp_path / "one")
    corrected(laptop, record, "I run.")
    sent(laptop, tmp_path / "two")
    corrected(laptop, record, "I walk.")
    assert [one.to_read for one in talks_waiting(laptop)] == [1]
    assert words_now(laptop).leaving() == ()


@pytest.mark.parametrize("items", ["all", "words", ("things_to_do.words",)])
def test_what_is_taken_back_before_it_left_never_leaves(laptop, items):
    record = talk(laptop)
    let_go(laptop, record)
    withdraw(laptop, record.id, items)
    assert words_now(laptop).leaving() == ()
    assert words_now(laptop).going_back() == ()


@pytest.mark.parametrize("items", ["words", ("things_to_do.words",)])
def test_what_is_taken_back_after_it_left_goes_by_its_number_once(laptop, tmp_path, items):
    record = talk(laptop)
    let_go(laptop, record)
    number = sent(laptop, tmp_path / "one").words[0].words.words
    withdraw(laptop, record.id, items)
    assert sent(laptop, tmp_path / "two").texts_back == (number,)
    assert words_now(laptop).going_back() == ()


def test_a_no_to_words_after_they_left_takes_them_back(laptop, tmp_path):
    record = talk(laptop)
    let_go(laptop, record)
    number = sent(laptop, tmp_path / "one").words[0].words.words
    change_mind(laptop, record.id, Purpose.WORDS, Reply.NO, reason="changed their mind")
    assert words_now(laptop).going_back() == (number,)


def ended(laptop):
    """The last day of the decision passes."""
    laptop.clock.advance(366 * 24 * 3600)
    assert not laptop.require_project().switches.words


@pytest.mark.parametrize("how", ["no", "words", "item", "corrected"])
def test_once_the_switch_is_over_a_change_of_mind_still_takes_words_back(laptop, tmp_path, how):
    first, second = talk(laptop), talk(laptop, "I knit.", name="Iain Gunn")
    for one in (first, second):
        let_go(laptop, one)
    sent(laptop, tmp_path / "one")
    number = next(one.number for one in laptop.require_vault().load_passed() if one.record == first.id)
    ended(laptop)
    assert words_now(laptop).going_back() == ()
    if how == "no":
        change_mind(laptop, first.id, Purpose.WORDS, Reply.NO, reason="changed their mind")
    elif how == "corrected":
        corrected(laptop, first, "She never said so.")
    else:
        withdraw(laptop, first.id, "words" if how == "words" else ("things_to_do.words",))
    assert sent(laptop, tmp_path / "two").texts_back == (number,)
    assert words_now(laptop).going_back() == ()


def test_once_the_switch_is_over_nothing_more_leaves_and_nobody_is_asked_to_read(laptop):
    first, second = talk(laptop), talk(laptop, "I knit.", name="Iain Gunn")
    let_go(laptop, first)
    ended(laptop)
    standing = words_now(laptop)
    assert (standing.leaving(), standing.going_back(), talks_waiting(laptop)) == ((), (), ())
    with pytest.raises(InputRefused, match="no_permission"):
        begin_words(laptop, second.id)


def test_words_whose_questions_are_not_here_are_not_called_back(laptop, tmp_path):
    record = talk(laptop)
    let_go(laptop, record)
    sent(laptop, tmp_path / "one")
    vault = laptop.require_vault()

    unknown = [
        replace(one, instrument=replace(one.instrument, version="9.9.9")) for one in vault.load_records()
    ]
    standing = standing_of(
        unknown,
        vault.load_passed(),
        vault.load_withdrawals(),
        project=laptop.require_project(),
        catalogue=Catalogue(),
    )
    assert standing.going_back() == ()


def test_a_waiting_bundle_is_taken_apart_when_its_words_may_not_leave_any_more(laptop):
    first, second = talk(laptop), talk(laptop, "I knit.", name="Iain Gunn")
    for one in (first, second):
        let_go(laptop, one)
    make_bundles(laptop)
    assert {one.bundle for one in laptop.require_vault().load_passed()} == {1}
    change_mind(laptop, first.id, Purpose.WORDS, Reply.NO, reason="changed their mind")
    assert {one.bundle for one in laptop.require_vault().load_passed()} == {None}
    shown = preview(laptop)
    assert [text for _, _, text in shown.words] == ["I knit."]
    assert shown.texts_back == 0


def test_few_talks_are_told(laptop):
    let_go(laptop, talk(laptop))
    assert preview(laptop).few_words


def test_what_was_cleared_takes_nothing_back_and_leaves_no_word(laptop, tmp_path):
    record = talk(laptop)
    let_go(laptop, record)
    sent(laptop, tmp_path / "one")
    vault = laptop.require_vault()
    vault.clear_people([record.person])
    assert vault.load_passed() == ()
    assert words_now(laptop).going_back() == ()


@pytest.mark.parametrize("taken", ["words", "no"])
def test_what_was_taken_back_and_then_deleted_here_still_goes_by_its_number(laptop, tmp_path, taken):
    record = talk(laptop)
    let_go(laptop, record)
    number = sent(laptop, tmp_path / "one").words[0].words.words
    if taken == "no":
        change_mind(laptop, record.id, Purpose.WORDS, Reply.NO, reason="changed their mind")
    else:
        withdraw(laptop, record.id, "words")
    delete_person(laptop, record.person)
    (kept,) = laptop.require_vault().load_passed()
    assert (kept.text, kept.log, kept.read_by) == ("", (), "")
    assert sent(laptop, tmp_path / "two").texts_back == (number,)


def test_words_of_somebody_on_hold_rest_and_are_not_called_back(laptop, tmp_path):
    first, second = talk(laptop), talk(laptop, "I knit.", name="Iain Gunn")
    let_go(laptop, first)
    sent(laptop, tmp_path / "one")
    let_go(laptop, second)
    for one in (first, second):
        put_on_hold(laptop, one.person, reason="asked")
    standing = words_now(laptop)
    assert (standing.leaving(), standing.going_back()) == ((), ())
    assert talks_waiting(laptop) == ()


def test_what_matters_that_left_goes_back_once_it_is_just_between_us_and_the_rest_stands(laptop, tmp_path):
    vault, record = laptop.require_vault(), talk(laptop)
    matters = ("To be out in the garden again.", "To hear from the others.")
    brought = revise(record, replace(record, together=replace(record.together, matters=matters)), "left out")
    vault.save_record(brought)
    let_go(laptop, brought)
    assert len(sent(laptop, tmp_path / "one").words) == 3
    keep_lines(laptop, record.id, ("matter.1",), reason="thought again")
    number = numbers(laptop)["matter.0"]
    assert words_now(laptop).going_back() == (number,)
    read = sent(laptop, tmp_path / "two")
    assert (read.texts_back, read.words) == ((number,), ())


@pytest.mark.parametrize("items", ["all", "words", ("things_to_do.words",)])
def test_on_hold_what_somebody_takes_back_still_goes_by_its_number(laptop, tmp_path, items):
    record = talk(laptop)
    let_go(laptop, record)
    number = sent(laptop, tmp_path / "one").words[0].words.words
    put_on_hold(laptop, record.person, "asked")
    assert words_now(laptop).going_back() == ()
    withdraw(laptop, record.id, items)
    assert words_now(laptop).going_back() == (number,)


def test_an_answer_taken_back_after_its_conversation_was_cleared_goes_by_its_number(laptop, tmp_path):
    record = talk(laptop, well__words="I sleep.")
    let_go(laptop, record)
    sent(laptop, tmp_path / "one")
    withdraw(laptop, record.id, ("well.words",))
    vault = laptop.require_vault()
    cleared = standing_of(
        (),
        vault.load_passed(),
        vault.load_withdrawals(),
        project=laptop.require_project(),
        catalogue=Catalogue(),
    )
    assert cleared.going_back() == (numbers(laptop)["well.words"],)
