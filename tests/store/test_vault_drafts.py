from dataclasses import replace

import pytest

from tests.kit.vaults import made_up_draft, made_up_person, new_vault
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview.answers import Answer, Perspective, SaidBy
from udset_desktop.interview.header import About, Header
from udset_desktop.interview.jot import Jot
from udset_desktop.interview.permission import Permissions, Reply
from udset_desktop.interview.together import Action, Together

RICH = {
    "safe.rating": Answer(value="mostly", scale="fit-4", said_by=(SaidBy.PERSON, SaidBy.ADVOCATE)),
    "safe.words": Answer(value="Tha mi sàbhailte 🏡", between_us=True, off_sheet=True),
    "safe.helps": Answer(value=("family", "a_worker")),
    "years": Answer(value=3),
    "money.rating": Answer(non_answer="rather_not_say", perspective=Perspective.WHAT_I_THINK),
}


@pytest.fixture
def vault(tmp_path):
    vault, _ = new_vault(tmp_path)
    vault.save_person(made_up_person())
    yield vault
    vault.close()


def test_draft_comes_back_as_it_was_saved(vault):
    draft = made_up_draft(
        made_up_person(),
        answers=RICH,
        typing={"safe.words": "half a sen"},
        permissions=Permissions(talk=Reply.YES, how="signed"),
        together=Together(matters=("my garden",), actions=(Action(what="ring the bus"),)),
        place='{"page":"safe"}',
        corrects="record-1",
        reason="two boxes mixed up",
    )

    vault.save_draft(draft)

    assert vault.load_draft(draft.interview) == draft
    assert vault.load_drafts() == (draft,)


def test_saving_a_draft_again_puts_it_in_place_of_the_first(vault):
    draft = made_up_draft(made_up_person(), answers=RICH, typing={"a": "b"})
    vault.save_draft(draft)
    shorter = replace(draft, answers={}, typing={}, place="x")

    vault.save_draft(shorter)

    assert vault.load_draft(draft.interview) == shorter


def test_one_answer_replaces_the_one_before_and_leaves_the_others(vault):
    vault.save_draft(made_up_draft(made_up_person(), answers=RICH))
    changed = Answer(value="no", scale="fit-4")

    vault.save_answer("interview-1", "safe.rating", changed)

    assert vault.load_draft("interview-1").answers == RICH | {"safe.rating": changed}


def test_answer_and_typing_can_be_taken_off(vault):
    vault.save_draft(made_up_draft(made_up_person(), answers=RICH, typing={"safe.words": "half"}))

    vault.save_answer("interview-1", "years", None)
    vault.save_typing("interview-1", "safe.words", "")

    draft = vault.load_draft("interview-1")
    assert "years" not in draft.answers
    assert draft.typing == {}


def test_each_part_of_the_frame_is_saved_alone(vault):
    vault.save_draft(made_up_draft(made_up_person()))
    header = Header(about=About(group="other"), others=("partner",))

    vault.save_header("interview-1", header)
    vault.save_place("interview-1", "there")
    vault.save_permissions("interview-1", Permissions(talk=Reply.NO))
    vault.save_together("interview-1", Together(read_back="yes"))

    draft = vault.load_draft("interview-1")
    assert (draft.header, draft.place) == (header, "there")
    assert (draft.permissions.talk, draft.together.read_back) == (Reply.NO, "yes")


def test_latest_begun_comes_first(vault):
    for name, begun in (("a", "2026-01-01"), ("b", "2026-03-01"), ("c", "2026-02-01")):
        vault.save_draft(replace(made_up_draft(made_up_person(), name), begun_utc=begun))

    assert [draft.interview for draft in vault.load_drafts()] == ["b", "c", "a"]


def test_deleted_draft_leaves_no_row_behind(vault):
    vault.save_draft(made_up_draft(made_up_person(), answers=RICH, typing={"a": "b"}))
    vault.save_jot("interview-1", Jot(number=1, text="ask about the bus"))
    vault.save_remark("interview-1", whose="Ewan", text="me too", at="")

    vault.delete_draft("interview-1")

    assert vault.load_drafts() == ()
    with vault.transaction() as connection:
        for table in ("draft_answer", "draft_typing", "jot", "remark"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0


def test_draft_that_is_not_there_is_said_so(vault):
    with pytest.raises(InputRefused, match="no_draft"):
        vault.load_draft("nowhere")
    with pytest.raises(InputRefused, match="no_draft"):
        vault.save_place("nowhere", "x")


def test_the_marks_of_what_matters_and_of_steps_are_kept(vault):
    together = Together(
        matters=("my garden", "to sleep"),
        marks=((), ("between_us",)),
        actions=(Action(what="ring the bus", marks=("off_sheet",)),),
    )
    vault.save_draft(made_up_draft(made_up_person()))
    vault.save_together("interview-1", together)
    assert vault.load_draft("interview-1").together == together
