"""One reader for a pack and for words that leave: what is decided already lends its names and is not shown."""

from __future__ import annotations

import pytest

from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.redaction.reading import begin_reading
from udset_desktop.usecases.reading_words import WordsRead, decide_place, decide_text, hide_words, told_texts

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


def test_a_place_that_is_not_there_is_refused():
    with pytest.raises(InputRefused, match="no_such_finding"):
        decide_place(read(), "one", "90-99", "")
