from __future__ import annotations

from udset_desktop.redaction.model import Kind, KnownName
from udset_desktop.redaction.search import find_in
from udset_desktop.redaction.substitutes import Substitutes, letters_of, put_in


def left(text, substitutes, known=()):
    return put_in(text, {(one.start, one.end): substitutes.of(text, one) for one in find_in(text, known)})


def test_the_same_name_has_the_same_letter_and_another_has_another():
    told = "Morag Ross rang. Ewan Kerr did not. Mrs Ross was glad, and so was Morag."
    assert left(told, Substitutes()) == (
        "[person A] rang. [person B] did not. Mrs [person A] was glad, and so was [person A]."
    )


def test_two_of_one_surname_are_two():
    assert left("Morag Ross and Ian Ross came", Substitutes()) == "[person A] and [person B] came"


def test_letters_go_on_from_text_to_text_of_one_record():
    texts = ["Morag went to Oban.", "In Oban it rained on Ewan and Morag."]
    substitutes = Substitutes([(text, find_in(text)) for text in texts])
    assert left(texts[1], substitutes) == "In [place A] it rained on [person B] and [person A]."


def test_a_known_name_has_one_letter_in_all_its_spellings():
    known = (KnownName("Margaret Baxter"),)
    assert left("Peggy is Margret, and mrs baxter", Substitutes(), known) == (
        "[person A] is [person A], and mrs [person A]"
    )


def test_what_needs_no_letter_says_what_it_was():
    assert left("ring 01632 960123", Substitutes()) == "ring [telephone number]"


def test_every_kind_has_its_words():
    for kind in Kind:
        one = find_in("with Morag today")[0]
        made = type(one)(start=one.start, end=one.end, kind=kind, certainty=one.certainty)
        assert Substitutes().of("with Morag today", made).startswith("[")


def test_letters_go_on_after_z():
    assert [letters_of(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_known_name_takes_the_letter_that_the_same_words_have_unless_another_name_has_it():
    known = (KnownName("Bracken"), KnownName("Morag Bracken Ross"))
    first, text = "Morag Bracken came", "then braken, ross"
    substitutes = Substitutes([(first, find_in(first))])
    assert left(text, substitutes, known) == "then [person A], [person B]"
