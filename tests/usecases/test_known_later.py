"""A name that becomes known after somebody has read: texts that wait with it are read again, and never leave so."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.kit.bundles import user_review
from tests.kit.interviews import a_line
from tests.kit.joined import joined
from tests.kit.talks import begun_talk
from tests.kit.two_laptops import two_laptops
from tests.kit.words_out import ALONE_PROJECT, read_all, talk
from udset_desktop.instrument.model import Kind
from udset_desktop.interview import session as steps
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.redaction.model import KnownName
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.carrying import deliver, keep_carrier, parse_address
from udset_desktop.usecases.exporting import make_bundles, preview, write_bundles
from udset_desktop.usecases.handing_over import hand_over, take_back, take_over
from udset_desktop.usecases.importing import import_answers
from udset_desktop.usecases.known_later import reopen_words
from udset_desktop.usecases.passing_words import begin_words, pass_words, talks_waiting
from udset_desktop.usecases.reading_words import decide_place, decide_text, hide_words, told_texts
from udset_desktop.usecases.rights import PutRight, put_right
from udset_desktop.usecases.supervising import begin_pack, log_pack_printed

PEOPLE = next(one.id for one in user_review().items() if one.kind is Kind.PEOPLE)
SAID = "the bramble comes by and we have soup"


@pytest.fixture
def laptop(tmp_path):
    made = joined(tmp_path, ALONE_PROJECT)
    yield made.laptop
    made.close()


def passed(laptop, said=SAID, **more):
    record = talk(laptop, said, **more)
    read_all(laptop, record)
    return record


def leaving(laptop):
    return [text for _, _, text in preview(laptop).words]


def to_read(laptop):
    return {one.record: one.to_read for one in talks_waiting(laptop)}


@pytest.mark.parametrize("name", ["the bramble", "The Bramble"])
def test_a_name_that_somebody_tells_later_keeps_what_waits_at_home(laptop, name):
    record = passed(laptop)
    assert leaving(laptop) == [SAID]
    put_right(laptop, record.person, PutRight(look_for=name))
    assert leaving(laptop) == []
    assert to_read(laptop) == {record.id: 1}
    read_all(laptop, record)
    (text,) = leaving(laptop)
    assert "bramble" not in text


def test_a_name_written_in_another_way_is_near_enough(laptop):
    record = passed(laptop, "we feed braebostt and have soup")
    put_right(laptop, record.person, PutRight(look_for="Braebost"))
    assert leaving(laptop) == []


def test_what_waits_in_a_bundle_does_not_leave_with_it_either(laptop, stick):
    record = passed(laptop)
    keep_carrier(laptop, parse_address(str(stick)))
    make_bundles(laptop)
    put_right(laptop, record.person, PutRight(look_for="the bramble"))
    assert deliver(laptop).delivered == ()
    assert list(stick.iterdir()) == []
    shown = preview(laptop)
    assert (shown.records, shown.words) == (1, ())


def test_what_has_left_stays_and_is_not_read_again(laptop, tmp_path):
    record = passed(laptop)
    (tmp_path / "out").mkdir()
    write_bundles(laptop, tmp_path / "out")
    put_right(laptop, record.person, PutRight(look_for="the bramble"))
    assert to_read(laptop) == {}
    assert preview(laptop).texts_back == 0


def test_a_place_that_its_reader_kept_for_a_reason_is_decided(laptop):
    record = talk(laptop, "We met Shona at the pier.")
    read = begin_words(laptop, record.id)
    (place,) = [one for one in told_texts(read)[0].places if one.was == "Shona"]
    read = decide_place(read, told_texts(read)[0].id, place.key, "they_want_it_told")
    pass_words(laptop, decide_text(read, told_texts(read)[0].id, shown=True), "Ina")
    put_right(laptop, record.person, PutRight(look_for="Shona"))
    assert leaving(laptop) == ["We met Shona at the pier."]
    put_right(laptop, record.person, PutRight(look_for="pier"))
    assert leaving(laptop) == []


def test_another_person_and_a_text_without_it_are_left_alone(laptop):
    record, other = passed(laptop), passed(laptop, name="Una Flett")
    put_right(laptop, record.person, PutRight(look_for="loch of nobody"))
    assert len(leaving(laptop)) == 2
    put_right(laptop, other.person, PutRight(look_for="the bramble"))
    assert to_read(laptop) == {other.id: 1}


def test_a_substitute_is_not_taken_for_a_name(laptop):
    record = passed(laptop, "Hamish Heatherbell comes by and we have soup")
    assert "[" in leaving(laptop)[0]
    assert reopen_words(laptop, record.person, [KnownName("person"), KnownName("")]) == 0


def test_what_is_hidden_in_one_conversation_is_hidden_in_the_one_that_waits(laptop):
    first = passed(laptop)
    second = talk_again(laptop, first, "the bramble and soup")
    read = hide_words(begin_words(laptop, second.id), "the bramble")
    for text in read.reading.texts:
        read = decide_text(read, text.id, shown=True)
    pass_words(laptop, read, "Ina")
    assert to_read(laptop) == {first.id: 1}  # and what was read just now is not read twice
    assert len(leaving(laptop)) == 1


def test_what_is_hidden_in_a_pack_is_hidden_in_words_of_the_same_conversation(laptop):
    record = passed(laptop)
    pack = hide_words(begin_pack(laptop, record.id), "the bramble")
    log_pack_printed(laptop, pack)
    assert to_read(laptop) == {record.id: 1}


def test_a_name_that_is_put_right_is_looked_for_in_what_waits(laptop):
    record = passed(laptop, "we feed braebost and have soup")
    put_right(laptop, record.person, PutRight(looks_after="Braebost"))
    assert leaving(laptop) == []


def test_somebody_who_is_named_in_a_later_conversation_is_looked_for_in_what_waits(laptop):
    first = passed(laptop, "we feed braebost and have soup")
    talk_again(laptop, first, "We walk.")
    assert leaving(laptop) == ["we feed braebost and have soup"]
    talk_again(laptop, first, "We walk.", people=("Braebost",))
    assert leaving(laptop) == []
    assert to_read(laptop)[first.id] == 1


@pytest.mark.parametrize("where", ["a new conversation", "a correction"])
def test_somebody_who_is_named_in_an_answers_file_is_looked_for_in_what_waits(laptop, where):
    record, vault = passed(laptop, "we feed braebost and have soup"), laptop.require_vault()
    vault.save_person(replace(vault.load_person(record.person), ref="P-17"))
    line = a_line(about={"group": "older_people"}, actions=[])
    if where == "a correction":
        import_answers(laptop, answers_file(line))
        assert leaving(laptop) != []
    import_answers(laptop, answers_file(line | {"answers": {PEOPLE: {"people": ["Braebost"]}}}))
    assert leaving(laptop) == []


def answers_file(line):
    return json.dumps(line).encode() + b"\n"


def talk_again(laptop, first, said, people=()):
    """Another conversation with the person of the first; `people` are named in it."""
    session = begun_talk(laptop, person=first.person)
    session, _ = steps.answer_item(session, "things_to_do.words", said)
    if people:
        session, _ = steps.answer_item(session, PEOPLE, people)
    for purpose in (Purpose.WORDS, Purpose.FIGURES):
        session, _ = steps.reply(session, purpose, Reply.YES)
    return interviewing.finish(laptop, session)


def test_names_that_come_with_a_hand_over_are_looked_for_in_what_waits_there(tmp_path):
    two = two_laptops(tmp_path, ALONE_PROJECT)
    record = talk(two.giver, SAID)
    there = tmp_path / "there.udsethandover"
    hand_over(two.giver, two.taker_card, [record.person], there)
    take_over(two.taker, there)
    read_all(two.taker, record)
    assert leaving(two.taker) == [SAID]
    take_back(two.giver, there)
    put_right(two.giver, record.person, PutRight(look_for="the bramble"))
    hand_over(two.giver, two.taker_card, [record.person], tmp_path / "again.udsethandover")
    take_over(two.taker, tmp_path / "again.udsethandover")
    assert leaving(two.taker) == []
    assert to_read(two.taker) == {record.id: 1}
    two.close()
