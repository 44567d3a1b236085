from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from udset_desktop.foundation.problems import InputRefused
from udset_desktop.redaction.model import How, Kind, KnownName
from udset_desktop.redaction.reading import begin_reading

TEXT = "Morag rang 01632 960123 about her CHI 0101011237."


def reading():
    return begin_reading([("safe.words", TEXT), ("well.words", "Morag sleeps well.")])


def one(record, what, text_id="safe.words"):
    text = record.text(text_id)
    return next(found for found in text.findings if text.text[found.start : found.end] == what)


def refusal(call):
    with pytest.raises(InputRefused) as refused:
        call()
    return refused.value.code


def test_nothing_leaves_with_an_open_finding():
    text = reading().text("safe.words").read_through()
    substitutes = reading().substitutes()
    assert refusal(lambda: text.redacted(substitutes)) == "redaction.still_open"
    for found in text.findings:
        assert not text.may_leave
        text = text.accept(found)
    assert text.may_leave
    assert text.redacted(substitutes) == "[person A] rang [telephone number] about her CHI [health number]."


def test_nothing_leaves_that_nobody_has_read_even_where_nothing_was_found():
    record = begin_reading([("a", "The tea is hot.")])
    assert not record.may_leave
    assert refusal(record.leaving) == "redaction.not_read"
    record = record.with_text(record.text("a").read_through())
    assert record.leaving() == {"a": "The tea is hot."}


def test_a_text_left_out_stays_at_home_and_has_nothing_open():
    record = reading()
    record = record.with_text(record.text("safe.words").leave_out())
    record = record.with_text(record.text("well.words").accept_all().read_through())
    assert record.may_leave
    assert record.leaving() == {"well.words": "[person A] sleeps well."}
    assert refusal(lambda: record.text("safe.words").redacted(record.substitutes())) == "redaction.left_out"
    assert record.text("safe.words").take_in().open_findings


def test_what_is_kept_has_a_reason_and_a_number_of_health_has_none_that_counts():
    record = reading()
    text = record.text("safe.words")
    assert refusal(lambda: text.keep(one(record, "Morag"), "because")) == "redaction.no_reason"
    assert refusal(lambda: text.keep(one(record, "0101011237"), "plain_word")) == "redaction.never_leaves"
    kept = text.keep(one(record, "Morag"), "they_want_it_told")
    assert kept.preview(record.substitutes()).startswith("Morag rang [")


def test_own_words_may_stand_there_but_not_another_name():
    record = reading()
    text = record.text("safe.words")
    found = one(record, "Morag")
    assert refusal(lambda: text.replace_by(found, "Mrs Kerr")) == "redaction.words_tell"
    assert refusal(lambda: text.replace_by(found, "[1205481234]")) == "redaction.words_tell"
    assert refusal(lambda: text.replace_by(found, "Our Fly", (KnownName("Fly"),))) == "redaction.words_tell"
    assert text.replace_by(found, "A friend").preview(record.substitutes()).startswith("A friend rang")


def test_a_decision_can_be_taken_back():
    record = reading()
    found = one(record, "Morag")
    text = record.text("safe.words").accept(found)
    assert found not in text.open_findings
    assert found in text.reopen(found).open_findings


def test_the_reader_marks_what_the_rules_did_not_see():
    record = begin_reading([("a", "the man with the parrot said so")])
    text = record.text("a").mark(4, 23, Kind.PERSON)
    assert [text.text[found.start : found.end] for found in text.open_findings] == ["man with the parrot"]
    record = record.with_text(text.accept_all().read_through())
    assert record.leaving() == {"a": "the [person A] said so"}


def test_a_mark_over_a_finding_is_one_with_it_and_open_again():
    record = reading()
    text = record.text("safe.words").accept_all().mark(0, 10, Kind.PERSON)
    assert [text.text[found.start : found.end] for found in text.open_findings] == ["Morag rang"]
    blocked = text.mark(30, 49, Kind.PERSON)
    assert Kind.CHI in {found.kind for found in blocked.open_findings}


@pytest.mark.parametrize("place", [(5, 5), (-1, 3), (0, 500), (5, 6)])
def test_nothing_is_marked_where_nothing_stands(place):
    text = reading().text("safe.words")
    assert refusal(lambda: text.mark(*place, Kind.PERSON)) == "redaction.no_such_place"


def test_the_log_holds_every_decision_with_what_stood_there():
    record = reading()
    text = record.text("safe.words")
    text = text.accept(one(record, "01632 960123")).keep(one(record, "Morag"), "they_want_it_told")
    log = record.with_text(text).replacements()
    assert [(line.was, line.became, line.how) for line in log] == [
        ("Morag", "Morag", How.KEPT),
        ("01632 960123", "[telephone number]", How.ACCEPTED),
    ]
    assert log[0].reason == "they_want_it_told"


def test_what_is_open_is_told_for_the_whole_record():
    assert [text_id for text_id, _ in reading().open_findings] == ["safe.words"] * 3 + ["well.words"]


def test_what_is_not_there_is_refused():
    record = reading()
    found = one(record, "0101011237")
    assert refusal(lambda: record.text("nothing")) == "redaction.no_such_text"
    assert refusal(lambda: record.text("well.words").accept(found)) == "redaction.no_such_finding"


def test_a_reading_never_changes_in_place():
    with pytest.raises(FrozenInstanceError):
        reading().text("safe.words").read = True
