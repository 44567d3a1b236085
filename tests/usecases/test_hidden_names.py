"""What was hidden by hand is looked for in everything of this person, goes with them, and never leaves."""

from __future__ import annotations

import pytest

from tests.kit.bundles import CANARY
from tests.kit.joined import joined
from tests.kit.vault_pages import vault_holds
from tests.kit.words_out import ALONE_PROJECT, talk
from udset_desktop.redaction.model import Kind, KnownName
from udset_desktop.redaction.search import find_in
from udset_desktop.usecases import hidden_names as names
from udset_desktop.usecases import removing, supervising
from udset_desktop.usecases.exporting import preview
from udset_desktop.usecases.hidden_names import add_hidden, forget_hidden, hidden_names
from udset_desktop.usecases.passing_words import begin_words, pass_words, read_again
from udset_desktop.usecases.person_file import person_file
from udset_desktop.usecases.reading_words import decide_place, decide_text, hide_words, told_texts

SAID = "we feed braebost and the annual soup"


@pytest.fixture
def laptop(tmp_path):
    made = joined(tmp_path, ALONE_PROJECT)
    yield made.laptop
    made.close()


def all_read(read):
    for text in read.reading.texts:
        read = decide_text(read, text.id, shown=True)
    return read


def hide_and_pass(laptop, record, *hidden, kind=Kind.PERSON):
    read = begin_words(laptop, record.id)
    for words in hidden:
        read = hide_words(read, words, kind)
    pass_words(laptop, all_read(read), "Ina")


def standing(read):
    return [one.stands for one in told_texts(read)]


def test_what_was_hidden_and_let_go_is_found_at_every_later_reading(laptop):
    record = talk(laptop, SAID)
    assert standing(begin_words(laptop, record.id)) == [SAID]
    hide_and_pass(laptop, record, "braebost", "soup", kind=Kind.ORGANISATION)
    assert [(one.name, one.kind) for one in hidden_names(laptop, record.person)] == [
        ("braebost", Kind.ORGANISATION),
        ("soup", Kind.ORGANISATION),
    ]
    (leaving,) = [text for _, _, text in preview(laptop).words]
    assert leaving == "we feed [organisation A] and the annual [organisation B]"
    read_again(laptop, record.id)
    assert standing(begin_words(laptop, record.id))[0].startswith("we feed [organisation A] and the annual")
    assert "braebost" not in str(standing(supervising.begin_pack(laptop, record.id)))


def test_it_is_of_this_person_alone(laptop):
    record, other = talk(laptop, SAID), talk(laptop, SAID, name="Una Flett")
    hide_and_pass(laptop, record, "braebost")
    assert hidden_names(laptop, other.person) == ()
    assert standing(begin_words(laptop, other.id)) == [SAID]


@pytest.mark.parametrize("way", ["saved", "printed"])
def test_what_was_hidden_in_a_pack_is_known_once_the_pack_is_used(laptop, tmp_path, way):
    record = talk(laptop, SAID)
    pack = all_read(hide_words(supervising.begin_pack(laptop, record.id), "braebost"))
    assert hidden_names(laptop, record.person) == ()
    if way == "saved":
        supervising.save_pack(laptop, pack, tmp_path / "pack.pdf")
    else:
        supervising.log_pack_printed(laptop, pack)
    assert standing(begin_words(laptop, record.id)) == ["we feed [person A] and the annual soup"]


def test_what_was_hidden_and_then_said_to_stay_everywhere_is_not_kept(laptop):
    record = talk(laptop, SAID)
    read = hide_words(hide_words(begin_words(laptop, record.id), "soup"), "braebost")
    (text,) = told_texts(read)
    read = decide_place(read, text.id, text.places[-1].key, "plain_word")
    pass_words(laptop, all_read(read), "Ina")
    assert [one.name for one in hidden_names(laptop, record.person)] == ["braebost"]


@pytest.mark.parametrize("kind", [Kind.DATE, Kind.RARE_EVENT])
def test_what_is_no_name_is_looked_for_as_it_stands(laptop, kind):
    record = talk(laptop, "she came at the lambing and the annual soup")
    hide_and_pass(laptop, record, "the lambing", kind=kind)
    found = find_in("at The Lambing, a lambing, the lamb", hidden_names(laptop, record.person))
    assert [(one.start, one.end, one.kind) for one in found] == [(3, 14, kind)]


def test_a_name_is_added_once_and_forgotten_in_any_case(laptop):
    person = talk(laptop, SAID).person
    assert add_hidden(laptop, person, "Braebost Street")
    assert not add_hidden(laptop, person, "braebost  street")
    assert hidden_names(laptop, person) == (KnownName("Braebost Street", Kind.ADDRESS),)
    assert not forget_hidden(laptop, person, "Braebost")
    assert forget_hidden(laptop, person, "BRAEBOST street")
    assert hidden_names(laptop, person) == ()


def test_of_very_many_the_last_are_kept(laptop, monkeypatch):
    monkeypatch.setattr(names, "NAMES_AT_MOST", 2)
    person = talk(laptop, SAID).person
    for name in ("One", "Two", "Three"):
        add_hidden(laptop, person, name)
    assert [one.name for one in hidden_names(laptop, person)] == ["Two", "Three"]


def test_it_stands_in_the_person_s_file_and_goes_with_them_from_every_page(laptop):
    record = talk(laptop, f"we feed {CANARY} and soup")
    hide_and_pass(laptop, record, CANARY)
    assert vault_holds(laptop.vault, f'"{CANARY}":"person"')
    facts = dict(person_file(laptop, record.person).parts[0].facts)
    assert facts["Hidden by hand in what was said, and looked for"] == f"{CANARY} · Concerns somebody else"
    removing.delete_person(laptop, record.person)
    assert hidden_names(laptop, record.person) == ()
    assert not vault_holds(laptop.vault, CANARY)


def test_what_comes_from_another_laptop_joins_what_is_looked_for_here_and_nothing_is_lost(laptop):
    record = talk(laptop, SAID)
    hide_and_pass(laptop, record, "braebost", kind=Kind.PLACE)
    told = [("Braebost", "person"), ("  Mungo \u202e the dog ", "person"), ("\u202e", "place")]
    names.take_names(laptop, record.person, told)
    assert names.names_to_hand(laptop, record.person) == (("Mungo the dog", "person"), ("braebost", "place"))


def test_of_very_many_that_come_the_ones_from_here_stay(laptop, monkeypatch):
    monkeypatch.setattr(names, "NAMES_AT_MOST", 3)
    record = talk(laptop, SAID)
    for name in ("Ally", "Bo"):
        add_hidden(laptop, record.person, name)
    names.take_names(laptop, record.person, [("Cat", "person"), ("Dot", "person")])
    assert [one.name for one in hidden_names(laptop, record.person)] == ["Dot", "Ally", "Bo"]
