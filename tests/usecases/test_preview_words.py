from dataclasses import replace

import pytest

from tests.kit.joined import PROJECT_FILE, joined
from tests.kit.linked import LINKED
from tests.kit.talks import begun_talk, choice_of
from tests.kit.words_out import ALONE_PROJECT, read_all, talk
from udset_desktop.interview import session as steps
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.exporting import preview
from udset_desktop.usecases.preview_words import preview_words, record_words


@pytest.fixture
def laptop(tmp_path):
    both = joined(tmp_path)
    yield both.laptop
    both.close()


def finished(laptop, answers, **changes):
    session = interviewing.begin(laptop, choice_of("Agnes", **changes)) if changes else begun_talk(laptop)
    for item, raw in answers.items():
        session, found = steps.answer_item(session, item, raw)
        assert not found
    session, _ = steps.decline_item(session, "people.rating", "rather_not_say")
    session, _ = steps.reply(session, Purpose.FIGURES, Reply.YES)
    interviewing.finish(laptop, session)


def test_nothing_to_leave_has_no_example(laptop):
    assert record_words(laptop, preview(laptop), 0) is None


def test_every_answer_is_told_in_the_instruments_own_words(laptop):
    finished(laptop, {"safe.rating": "mostly", "safe.helps": ("what_i_do",)})
    told = dict(record_words(laptop, preview(laptop), 0).answers)
    assert told["Feeling safe: Do you feel safe, at home and when you are out?"] == "Mostly (the person)"
    assert told["Seeing people: Do you see the people you want to see?"] == "Rather not say"
    assert told["Feeling safe: What helps with this?"] == "what I do myself"
    assert not [words for words in (*told, *told.values()) if "_" in words]


def test_every_field_is_told_in_words(laptop):
    finished(laptop, {"safe.rating": "mostly"})
    told = dict(preview_words(laptop, preview(laptop)).fields)
    assert told["group"] == ("Older people",)
    assert told["respondent"] == ("The person",)
    assert told["mode"] == ("Face to face",)
    assert told["instrument"] == ("Review conversation, 1.0.0",)
    assert told["again"] == ("No",)


def test_each_record_can_be_looked_at_and_no_other(laptop):
    finished(laptop, {"safe.rating": "mostly"})
    by_telephone = replace(choice_of("Agnes").header, mode="telephone")
    finished(laptop, {"safe.rating": "no"}, header=by_telephone)
    shown = preview(laptop)
    told = [record_words(laptop, shown, at) for at in (0, 1)]
    assert [one.at for one in told] == [0, 1]
    assert {dict(one.fields)["mode"] for one in told} == {("Face to face",), ("By telephone",)}
    assert {
        dict(one.answers)["Feeling safe: Do you feel safe, at home and when you are out?"] for one in told
    } == {
        "Mostly (the person)",
        "No (the person)",
    }
    numbers = [dict(one.fields)["record"] for one in told]
    assert numbers == [(line.record.record,) for line in shown.bundles[0].opened.records]
    assert record_words(laptop, shown, 2) is None
    assert record_words(laptop, shown, -1) is None


def test_whoever_may_read_joined_visits_and_words_is_told_only_where_either_leaves(tmp_path):
    for name, project in (("plain", PROJECT_FILE), ("linked", LINKED), ("worded", ALONE_PROJECT)):
        (tmp_path / name).mkdir()
        both = joined(tmp_path / name, project)
        record = talk(both.laptop)
        if name == "worded":
            read_all(both.laptop, record)
        told = preview_words(both.laptop, preview(both.laptop))
        readers = ("Analyst", "Lead officer")
        assert told.joined_readers == (readers if name == "linked" else ())
        assert (told.terms.readers if told.terms else ()) == (readers if name == "worded" else ())
        both.close()
