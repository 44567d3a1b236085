"""Other people's conversations in which somebody's whole name stands are counted, and told nowhere else."""

from dataclasses import replace

import pytest

from tests.kit.talks import begun_talk
from udset_desktop.interview import session as steps
from udset_desktop.interview.together import Action, Together
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.named_elsewhere import talks_naming
from udset_desktop.usecases.person_file_parts import Gathering
from udset_desktop.usecases.removing import would_go


@pytest.fixture
def morag(both):
    session, _ = steps.answer_item(
        begun_talk(both.laptop, "Morag Ross"), "safe.words", "Morag Ross, that's me"
    )
    record = interviewing.finish(both.laptop, session)
    return both.laptop.vault.load_person(record.person)


def said_by_isla(both, words, *, finished=True, together=None):
    session = begun_talk(both.laptop, "Isla Bain")
    session, _ = steps.answer_item(session, "safe.words", words)
    if together is not None:
        session, _ = steps.set_together(session, together)
    if finished:
        return interviewing.finish(both.laptop, session)
    return interviewing.save_answer(
        both.laptop, session.interview, "safe.words", session.answers.get("safe.words")
    )


def counted(both, person):
    return talks_naming(both.laptop.vault, person)


def test_what_somebody_says_of_themselves_is_not_said_elsewhere(both, morag):
    assert counted(both, morag) == 0


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("morag  ross hits out at night", 1),
        ("Morag Ross's door", 1),
        ("Morag Rossie came", 0),
        ("Morag came", 0),
    ],
)
def test_the_whole_name_counts_in_any_case_and_no_part_of_it(both, morag, words, found):
    said_by_isla(both, words)
    assert counted(both, morag) == found


@pytest.mark.parametrize(
    ("name", "found"), [("Mrs Morag Ross", 1), ("Mrs. Ross", 0), ("Dr Ann Morag Ross", 0)]
)
def test_a_title_is_no_part_of_the_name(both, morag, name, found):
    said_by_isla(both, "Morag Ross next door, not old Ross")
    assert counted(both, replace(morag, name=name)) == found


def test_a_conversation_under_way_and_a_step_count_too(both, morag):
    said_by_isla(both, "Morag Ross rings", finished=False)
    said_by_isla(both, "fine", together=Together(actions=(Action(what="ask Morag Ross", who=("person",)),)))
    assert counted(both, morag) == 2


def test_the_file_and_the_list_before_deleting_tell_how_many_and_no_word(both, morag):
    said_by_isla(both, "Morag Ross hits out at night")
    parts = tuple(Gathering(both.laptop, morag.id, "en").parts())
    assert (
        dict(parts[0].facts)["Conversations of others with this whole name in them"]
        == "1 · Concerns somebody else"
    )
    assert "hits out" not in repr(parts)
    assert would_go(both.laptop, morag.id).talks_that_stay == 1
