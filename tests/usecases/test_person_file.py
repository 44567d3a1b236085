"""All that a laptop holds on one person: whole, readable, with what concerns others marked, and logged."""

from dataclasses import replace

import pytest

from tests.kit.bundles import CANARY
from tests.kit.papers import words_drawn
from tests.kit.talks import begun_talk, choice_of, finished_talk
from tests.kit.two_laptops import two_laptops
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview import session as steps
from udset_desktop.interview.answers import Perspective, SaidBy
from udset_desktop.interview.jot import HalfJot, Jot
from udset_desktop.interview.page_marks import mark_page
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.usecases import following_up, interviewing, jotting, rights, summarising
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.exporting import withdraw, write_bundles
from udset_desktop.usecases.people import note_life
from udset_desktop.usecases.person_file import person_file, save_person_file

NAME = "Morag Ross"


@pytest.fixture
def laptop(tmp_path):
    made = two_laptops(tmp_path)
    yield made.giver
    made.close()


def full_of_everything(laptop, folder):
    """Two versions on file, another under way, a sheet saved, sent, taken back, noted, remarked on."""
    session = begun_talk(laptop, NAME)
    session, _ = steps.answer_item(session, "safe.rating", "mostly")
    session, _ = steps.answer_item(session, "safe.words", "Calum looks in at night")
    session = replace(session, jots=(Jot(number=1, text="likes the loch", laid=("safe",)),))
    session, _ = steps.reply(session, Purpose.FIGURES, Reply.YES)
    record = interviewing.finish(laptop, session)
    again = interviewing.reopen(laptop, record.id, "she meant the other word")
    again, _ = steps.answer_item(again, "safe.rating", "no")
    record = interviewing.finish(laptop, again)
    summarising.save_sheet(laptop, record, folder / "sheet.pdf")
    summarising.mark_sheet(laptop, record.id, "handed_over")
    write_bundles(laptop, folder)
    withdraw(laptop, record.id, "words")
    open_talk = interviewing.begin(laptop, choice_of(person=record.person))
    interviewing.save_typing(laptop, open_talk.interview, "safe.words", "half a sent")
    interviewing.save_typing(laptop, open_talk.interview, "@signs/mobility.rating", "2:x1")
    laptop.vault.save_remark(open_talk.interview, whose="Una", text="she sleeps badly", at="")
    other = begun_talk(laptop, "Isla")
    laptop.vault.save_remark(other.interview, whose=NAME, text="cannot lift her", at="2026-05-04")
    note = replace(following_up.new_note(laptop, about=NAME), said="took my card")
    following_up.save_note(laptop, note)
    note_life(laptop, record.person, "no_contact")
    return record


def lines(file):
    return {line.words: line for part in file.parts for line in part.lines}


def test_everything_is_told_and_what_concerns_others_is_marked(laptop, tmp_path):
    record = full_of_everything(laptop, tmp_path)
    file = person_file(laptop, record.person)
    told = lines(file)
    marked = {words for words, line in told.items() if line.others}
    assert {"Calum looks in at night", "Una: she sleeps badly", "cannot lift her", "took my card"} <= marked
    assert {"likes the loch", "half a sent", "x1"} <= set(told) - marked
    titles = [part.title for part in file.parts]
    assert titles[0] == "What is known of the person"
    assert titles[1].startswith("Conversation of ")
    assert titles[2:4] == ["Version 2", "Version 1"]
    second, first = file.parts[2:4]
    assert "2, corrected: she meant the other word" in [fact for _, fact in second.facts]
    assert [line.words for line in second.lines] != [line.words for line in first.lines]
    known = dict(file.parts[0].facts)
    assert known["Name"] == NAME
    assert known["What has changed"].startswith("Asks for no contact")
    became = [(line.label, line.words, line.under) for line in file.parts[1].lines]
    assert [label for label, _, _ in became] == ["Sent", "Taken back", "The sheet"]
    assert "in bundle 1" in became[0][1]
    assert became[0][2] == "No receipt has come"
    log = next(part for part in file.parts if part.title == "What was done, and when")
    assert str(tmp_path / "sheet.pdf") in [line.under for line in log.lines]
    assert not any("_" in line.words for line in log.lines)


def test_nothing_of_another_person_s_conversation_is_in_it(laptop, tmp_path):
    record = full_of_everything(laptop, tmp_path)
    other = begun_talk(laptop, "Una")
    other, _ = steps.answer_item(other, "safe.words", f"{CANARY} said so")
    interviewing.finish(laptop, other)
    assert CANARY not in str(person_file(laptop, record.person))


def test_what_somebody_else_said_for_the_person_is_marked(laptop):
    session = begun_talk(laptop, NAME)
    session, _ = steps.answer_item(session, "safe.words", "all is well", said_by=(SaidBy.FAMILY_OR_FRIEND,))
    record = interviewing.finish(laptop, session)
    assert lines(person_file(laptop, record.person))["all is well"].others


def test_what_was_just_between_the_two_is_told_and_said_to_be_so(laptop):
    session = begun_talk(laptop, NAME)
    session, _ = steps.answer_item(session, "safe.words", "all is well")
    session = mark_page(session, "safe", between_us=True)
    record = interviewing.finish(laptop, session)
    assert "said just between the two" in lines(person_file(laptop, record.person))["all is well"].under


def test_the_copies_say_the_same_and_are_logged_before_they_are_there(laptop, tmp_path):
    record = full_of_everything(laptop, tmp_path)
    paper = save_person_file(laptop, record.person, tmp_path / "file.pdf")
    text = save_person_file(laptop, record.person, tmp_path / "file.txt")
    assert paper.note.code == text.note.code == "usecases.copy_not_protected"
    assert paper.marked >= 4
    written = text.path.read_text(encoding="utf-8")
    on_paper = " ".join(words_drawn(paper.path.read_bytes(), tmp_path).split())
    for words in (
        NAME,
        "Calum looks in at night",
        "likes the loch",
        "Concerns somebody else",
        "cannot lift her",
    ):
        assert words in written
        assert words in on_paper
    events = [(one.what, one.detail) for one in laptop.vault.load_events() if one.subject == record.person]
    assert ("person_file_saved", str(tmp_path / "file.txt")) in events
    acts = [line.what for line in look_at_log(laptop).lines]
    assert acts.count("person_file_saved") == 2


def test_a_paper_may_have_a_password_and_a_text_none(laptop, tmp_path):
    record = finished_talk(laptop, NAME)
    saved = save_person_file(laptop, record.person, tmp_path / "file.pdf", password="heron over the loch")
    assert saved.protected
    assert saved.note.code == "usecases.copy_protected"
    assert NAME.encode() not in saved.path.read_bytes()
    with pytest.raises(InputRefused, match="text_has_no_password"):
        save_person_file(laptop, record.person, tmp_path / "file.txt", password="heron over the loch")
    assert not (tmp_path / "file.txt").exists()


def test_somebody_on_hold_may_see_their_file(laptop, tmp_path):
    record = finished_talk(laptop, NAME)
    rights.put_on_hold(laptop, record.person, "says it is not true")
    told = lines(person_file(laptop, record.person))
    assert any(line.under == "says it is not true" for line in told.values())


def test_half_a_jot_is_told_as_what_it_is_for(laptop):
    session = interviewing.begin(laptop, choice_of(name=NAME))
    jotting.type_jot(laptop, session.interview, "my son drinks", between_us=True)
    told = lines(person_file(laptop, session.person))
    assert "said just between the two" in told["my son drinks"].under
    assert not told["my son drinks"].others
    jotting.type_jot(laptop, session.interview, "she sleeps badly", whose="Una")
    told = lines(person_file(laptop, session.person))
    assert told["Una: she sleeps badly"].others
    assert not any("{" in words for words in told)
    half = HalfJot(text="he never eats", told_by=(SaidBy.FAMILY_OR_FRIEND,), view=Perspective.WHAT_I_THINK)
    jotting.save_half_jot(laptop, session.interview, half)
    told = lines(person_file(laptop, session.person))
    assert told["he never eats"].others
    assert told["he never eats"].under == ""
