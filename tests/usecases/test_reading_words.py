"""One reader for a pack and for words that leave: what is decided already lends its names and is not shown."""

from __future__ import annotations

import pytest

from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.redaction.model import How, KnownName
from udset_desktop.redaction.reading import begin_reading
from udset_desktop.usecases.reading_words import (
    OWN_KINDS,
    WordsRead,
    decide_place,
    decide_text,
    hide_words,
    told_texts,
    word_place,
)

TEXTS = (("one", "Hamish Gunn came."), ("two", "Then Morag Ross and Hamish Gunn sang."))


def read(*closed: str) -> WordsRead:
    reading = begin_reading(TEXTS)
    for key in closed:
        reading = reading.with_text(reading.text(key).leave_out())
    titles = tuple((key, key.upper()) for key, _ in TEXTS)
    return WordsRead(record=RecordId("r1"), titles=titles, reading=reading, closed=frozenset(closed))


def test_every_text_is_told_with_its_places():
    one, two = told_texts(read())
    assert (one.title, one.stands) == ("ONE", "[person A] came.")
    assert two.stands == "Then [person B] and [person A] sang."
    assert [place.becomes for place in two.places] == ["[person B]", "[person A]"]


def test_what_is_decided_already_lends_its_names_and_is_not_shown():
    (two,) = told_texts(read("one"))
    assert two.stands == "Then [person B] and [person A] sang."
    assert dict(decide_text(read("one"), "two", shown=True).reading.leaving()) == {"two": two.stands}


def test_what_is_hidden_beside_the_rules_leaves_decided_texts_alone():
    changed = hide_words(read("one"), "sang")
    assert told_texts(changed)[0].stands.endswith("[person C].")
    with pytest.raises(InputRefused, match="no_such_place"):
        hide_words(read("one"), "came")


def of(*texts):
    keyed = tuple((str(number), text) for number, text in enumerate(texts))
    titles = tuple((key, key) for key, _ in keyed)
    return WordsRead(record=RecordId("r1"), titles=titles, reading=begin_reading(keyed))


def standing(read):
    return [one.stands for one in told_texts(read)]


def test_a_hidden_name_is_whole_words_in_any_spelling_near_enough():
    told = of("the annual wee ann came", "\u2018ann\u2019s here,\u2019 said Annn. Plannings.")
    assert standing(hide_words(told, "ann")) == [
        "the annual wee [person A] came",
        "\u2018[person A]\u2019s here,\u2019 said [person A]. Plannings.",
    ]


def test_a_slip_has_the_letter_of_the_name_that_the_rules_found():
    told = of("Then Morag Bracken rang.", "with old braken at home")
    assert standing(hide_words(told, "Bracken")) == ["Then [person A] rang.", "with old [person A] at home"]


def test_a_plain_word_with_a_capital_is_hidden_where_it_is_a_name():
    told = of("and I hope that Hope comes")
    assert standing(hide_words(told, "Hope")) == ["and I hope that [person A] comes"]
    assert standing(hide_words(of("they sang"), "Sang")) == ["they [person A]"]


def test_words_that_are_no_name_are_hidden_whole():
    told = of("that big loon, the loon, a big tea")
    assert standing(hide_words(told, " Big  loon ")) == ["that [person A], the loon, a big tea"]


def test_what_is_hidden_already_stays_as_it_was_worded_and_what_was_kept_is_hidden():
    told = of("then Hamish came", "then Hamish sang")
    worded = word_place(told, "0", "5-11", "my brother")
    assert standing(hide_words(worded, "hamish"))[0] == "then [my brother] came"
    kept = decide_place(told, "0", "5-11", "plain_word")
    assert standing(kept)[0] == "then Hamish came"
    assert standing(hide_words(kept, "hamish"))[0] == "then [person A] came"


def test_what_was_hidden_is_remembered_and_may_not_be_told_again():
    changed = hide_words(hide_words(read(), "sang", "rare_event"), "Then")
    assert [(one.name, one.kind) for one in changed.hidden] == [("sang", "rare_event"), ("Then", "person")]
    with pytest.raises(InputRefused, match="words_tell"):
        word_place(hide_words(of("with bracken, Hamish"), "bracken"), "0", "14-20", "him and Braken")


def test_a_place_that_is_not_there_is_refused():
    with pytest.raises(InputRefused, match="no_such_finding"):
        decide_place(read(), "one", "90-99", "")


def test_own_words_stand_wherever_the_same_name_does_and_nowhere_else():
    changed = word_place(read(), "one", "0-11", "my [wee]  brother")
    one, two = told_texts(changed)
    assert one.stands == "[my wee brother] came."
    assert two.stands == "Then [person B] and [my wee brother] sang."
    assert [place.own for place in two.places] == ["", "[my wee brother]"]
    log = changed.reading.replacements()
    assert {(line.how, line.was, line.became) for line in log} == {
        (How.REPLACED, "Hamish Gunn", "[my wee brother]")
    }
    back = decide_place(changed, "two", two.places[1].key, "")
    assert told_texts(back)[1].stands == "Then [person B] and [person A] sang."


def test_own_words_leave_alone_what_is_decided_already():
    changed = word_place(read("one"), "two", "20-31", "a friend")
    assert told_texts(changed)[0].stands == "Then [person B] and [a friend] sang."
    assert changed.reading.text("one").decisions == {}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("", "own_words"),
        ("[ ]", "own_words"),
        ("w" * 41, "own_words"),
        ("07700 900123", "words_tell"),
        ("old Fly", "words_tell"),
    ],
)
def test_own_words_that_are_none_or_tell_again_are_refused(words, code):
    reading = begin_reading(TEXTS, (KnownName("Fly"),))
    told = WordsRead(record=RecordId("r1"), titles=(("one", "1"), ("two", "2")), reading=reading)
    with pytest.raises(InputRefused, match=code):
        word_place(told, "one", "0-11", words)


def test_what_has_no_letters_is_the_same_by_what_is_written():
    texts = (("one", "Ring 07700 900123."), ("two", "Not 07700 900456 but 07700 900123."))
    told = WordsRead(record=RecordId("r1"), titles=(("one", "1"), ("two", "2")), reading=begin_reading(texts))
    changed = word_place(told, "one", told_texts(told)[0].places[0].key, "the office")
    assert told_texts(changed)[1].stands == "Not [telephone number] but [the office]."


@pytest.mark.parametrize("kind", OWN_KINDS)
def test_what_the_rules_did_not_find_is_of_a_kind_that_the_reader_says(kind):
    changed = hide_words(read("one"), "sang", kind)
    assert told_texts(changed)[0].places[-1].kind == kind
