from dataclasses import replace

from tests.kit.sheets import INSTRUMENT, a_project, a_record, rating, words
from udset_desktop.interview.answers import Answer, Perspective, SaidBy
from udset_desktop.interview.jot import Jot
from udset_desktop.interview.together import Action, Together
from udset_desktop.summary.person_file import Others
from udset_desktop.summary.person_file_talk import TalkTold


def part_of(**changes):
    talk = TalkTold(
        a_record(**changes),
        INSTRUMENT,
        a_project(),
        name="Morag Ross",
        others=Others("Morag Ross"),
        language="en",
    )
    return talk.part("Version 1")


def line(part, text):
    return next(one for one in part.lines if text in one.words)


def test_what_no_other_paper_shows_is_told_and_said_to_be_kept_back():
    part = part_of(
        answers={
            "safe.rating": rating("mostly"),
            "safe.words": replace(words("I lock the door"), between_us=True, off_sheet=True),
        }
    )
    said = line(part, "I lock the door")
    assert "said just between the two" in said.under
    assert "not on the sheet" in said.under
    assert not said.others
    assert len(part.lines) > 2  # what was brought together as well


def test_what_others_said_and_whom_the_person_named_is_marked():
    people = next(item.id for item in INSTRUMENT.items() if item.kind == "people")
    part = part_of(
        answers={
            "safe.words": words("she locks the door", said_by=(SaidBy.FAMILY_OR_FRIEND,)),
            people: Answer(value=("Effie",), said_by=(SaidBy.PERSON,)),
        },
        looks_after="Jean",
        together=Together(
            matters=("the garden",),
            actions=(Action(what="ring", who_named="Effie"), Action(what="dig the garden")),
        ),
        jots=(Jot(number=1, text="Calum came in", between_us=True), Jot(number=2, text="likes tea")),
    )
    marked = {one.words for one in part.lines if one.others}
    assert {"she locks the door", "Effie", "Calum came in"} <= marked
    assert any("ring" in one for one in marked)
    assert not line(part, "dig the garden").others
    assert not line(part, "likes tea").others
    assert line(part, "Calum came in").under == "said just between the two"
    assert ("Looks after", "Jean · Concerns somebody else") in part.facts


def test_a_jot_says_who_said_it_and_is_another_persons_where_they_did():
    theirs = Jot(number=1, text="falls a lot", told_by=(SaidBy.ADVOCATE,), view=Perspective.WHAT_I_THINK)
    part = part_of(jots=(theirs, Jot(number=2, text="likes tea", told_by=(SaidBy.PERSON,))))
    assert "advocate" in line(part, "falls a lot").under.lower()
    assert (line(part, "falls a lot").others, line(part, "likes tea").others) == (True, False)


def test_a_conversation_begun_in_error_says_why():
    assert ("Begun in error", "wrong house") in part_of(void="wrong house").facts


def test_what_matters_and_steps_that_were_kept_back_are_told_and_marked():
    part = part_of(
        together=Together(
            matters=("to get away", "the garden"),
            marks=(("between_us",), ()),
            actions=(
                Action(what="ring the refuge", matter=1),
                Action(what="dig the garden", matter=2, marks=("off_sheet",)),
                Action(what="buy seeds"),
            ),
        ),
    )
    assert line(part, "to get away").under == "said just between the two"
    assert line(part, "ring the refuge").under == "said just between the two"
    assert line(part, "dig the garden").under == "not on the sheet"
    assert next(one for one in part.lines if one.words == "the garden").under == ""
    assert line(part, "buy seeds").under == ""
