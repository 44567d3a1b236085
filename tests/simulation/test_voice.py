import re

from tests.kit.made_up import made_up, voice_of
from udset_desktop.simulation.material import load_material
from udset_desktop.simulation.voice import Memory


def test_nobody_says_the_same_sentence_twice():
    memory = Memory()
    said = [
        voice_of(made_up(number), number, memory).says(about)
        for number in range(60)
        for about in ("user.safe.low", "user.safe.good", "closing.best", "user.reliable.mid")
    ]

    assert all(said)
    assert len(set(said)) == len(said)


def test_even_one_with_little_to_say_finds_other_words():
    voice = voice_of(made_up(1))
    said = [voice.says("user.mobility.low") for _ in range(300)]

    assert len(set(said)) == len(said)


def test_every_saying_comes_out_whole():
    people = [made_up(number) for number in range(160)]
    carers = [person for person in people if person.about == "carer"]
    of_carers = ("carer", "their_help", "caring", "supported", "able")
    for about in load_material().sayings:
        speakers = carers if any(word in about for word in of_carers) else people
        for number, person in enumerate(speakers[:12]):
            text = voice_of(person, f"{about}{number}").says(about)
            assert not re.search(r"[\[\]{}|>]", text), text
            assert text == "" or (text[0].isupper() and text[-1] in ".?!"), text


def test_what_is_said_fits_the_persons_circumstances():
    person = next(one for one in map(made_up, range(200)) if {"older", "alone", "pet"} <= one.tags)
    said = " ".join(voice_of(person, number).says("user.safe.good") for number in range(80))

    assert person.own["pet_name"] in said
    assert person.own["kin"] in said
    assert "the staff are there at night" not in said


def test_nothing_is_said_where_nothing_is_written():
    assert voice_of(made_up(1)).says("user.wings.good") == ""
    assert voice_of(made_up(1)).phrase("wishes.nobody") == ""


def test_a_phrase_is_bare_and_begins_with_a_capital():
    phrase = voice_of(made_up(3)).phrase("wishes.user")

    assert phrase.startswith(("To ", "The ")), phrase
    assert not phrase.endswith(".")


def test_what_was_said_is_remembered_as_marks_only():
    memory = Memory()
    text = voice_of(made_up(1), 1, memory).says("closing.best")

    assert not memory.is_new(text)
    assert {len(mark) for mark in memory.said} == {8}
