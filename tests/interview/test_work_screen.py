from dataclasses import replace

from tests.kit.interviews import own_instrument
from udset_desktop.foundation.ids import WorkNoteId
from udset_desktop.foundation.problems import Finding
from udset_desktop.interview.work_note import WorkNote, answer_note, decline_note, type_note
from udset_desktop.interview.work_screen import screen_of_note

EXPERIENCE, REFLECTION = own_instrument("worker-experience/1.0.0"), own_instrument("reflection/1.0.0")


def note_of(instrument):
    return WorkNote(
        id=WorkNoteId("n"), instrument=instrument.key, digest=instrument.digest, begun_on="2026-06-01"
    )


def items_of(screen):
    return {item.id: item for _, pages in screen.sections for page in pages for item in page.items}


def test_every_page_is_there_in_its_section_with_why_it_asks():
    screen = screen_of_note(note_of(EXPERIENCE), EXPERIENCE)
    assert (screen.title, screen.may_leave) == ("Your experience of the tool", True)
    assert [title for title, _ in screen.sections] == [
        "You",
        "In the conversation",
        "Afterwards",
        "In your own words",
    ]
    assert set(items_of(screen)) == set(EXPERIENCE.by_id)
    for _, pages in screen.sections:
        for page in pages:
            assert page.why
            assert page.title
            assert [page.why] == [item.help for item in page.items if item.help == page.why]


def test_what_was_chosen_typed_declined_or_refused_is_drawn():
    note, _ = answer_note(note_of(EXPERIENCE), EXPERIENCE, "in_the_way.many", ["time", "training"])
    note, _ = decline_note(note, EXPERIENCE, "time.was", "dont_know")
    note, _ = type_note(note, EXPERIENCE, "best.words", "the qui")
    wrong = Finding(code="interview.no_such_choice")
    items = items_of(screen_of_note(note, EXPERIENCE, {"skills.was": (wrong,)}))
    many = items["in_the_way.many"]
    assert [one.code for one in many.choices if one.chosen] == ["time", "training"]
    assert many.exclusive == ("nothing",)
    assert [one.code for one in items["time.was"].non_answers if one.chosen] == ["dont_know"]
    assert items["best.words"].typed == "the qui"
    assert items["best.words"].non_answers == ()
    assert items["skills.was"].findings == (wrong,)


def test_a_look_back_can_never_be_sent_and_says_that_it_is_private():
    screen = screen_of_note(note_of(REFLECTION), REFLECTION)
    assert screen.may_leave is False
    assert "never leaves this laptop" in screen.opening


def test_what_became_of_it_is_told():
    note = replace(note_of(EXPERIENCE), done=True, leaves=True, bundle=3)
    screen = screen_of_note(note, EXPERIENCE)
    assert (screen.done, screen.leaves, screen.has_left, screen.is_written) == (True, True, True, False)
