from dataclasses import replace

import pytest

from tests.kit.vaults import CANARY, files_holding, made_up_draft, made_up_person, made_up_record, new_vault
from udset_desktop.interview.answers import Perspective, SaidBy
from udset_desktop.interview.jot import Jot
from udset_desktop.interview.remark import Remark

FIRST = Jot(number=1, text="ask about the bus", spent_s=61, at="2026-05-04T10:42:00+01:00")
SECOND = Jot(
    number=2,
    text=CANARY,
    laid=("safe", "people"),
    worded=("safe",),
    between_us=True,
    told_by=(SaidBy.FAMILY_OR_FRIEND,),
    view=Perspective.WHAT_I_THINK,
)


@pytest.fixture
def vault(tmp_path):
    vault, _ = new_vault(tmp_path)
    vault.save_person(made_up_person())
    for name in ("interview-1", "interview-2"):
        vault.save_draft(made_up_draft(made_up_person(), name))
    yield vault
    vault.close()


def test_jots_come_back_in_order_with_all_that_is_known_of_them(vault):
    vault.save_jot("interview-1", SECOND)
    vault.save_jot("interview-1", FIRST)
    assert vault.load_draft("interview-1").jots == (FIRST, SECOND)
    assert vault.load_draft("interview-2").jots == ()


def test_a_jot_of_before_it_was_kept_who_said_it_knows_nobody(vault):
    body = b'{"number":1,"text":"the nights","spent_s":0,"at":"","laid":[],"worded":[],"between_us":false}'
    vault.save_jot("interview-1", FIRST)
    with vault.transaction() as connection:
        connection.exec_driver_sql("UPDATE jot SET body = ?", (body,))
    assert vault.load_draft("interview-1").jots == (Jot(number=1, text="the nights"),)


def test_a_changed_jot_takes_the_place_of_the_one_before(vault):
    vault.save_jot("interview-1", FIRST)
    changed = replace(FIRST, laid=("safe",))
    vault.save_jot("interview-1", changed)
    assert vault.load_draft("interview-1").jots == (changed,)


def test_a_jot_let_go_is_gone(vault):
    vault.save_jot("interview-1", FIRST)
    vault.delete_jot("interview-1", 1)
    vault.delete_jot("interview-1", 1)
    assert vault.load_draft("interview-1").jots == ()


def test_a_draft_saved_whole_brings_its_jots(vault):
    draft = replace(vault.load_draft("interview-1"), jots=(FIRST, SECOND))
    vault.save_draft(draft)
    assert vault.load_draft("interview-1") == draft


def test_a_remark_waits_with_one_conversation_and_goes_with_it(vault):
    heard = vault.save_remark("interview-1", whose="Ewan", text="I never sleep", at="10:42")
    assert heard == Remark(number=heard.number, whose="Ewan", text="I never sleep", at="10:42")
    assert vault.load_remarks() == (("interview-1", heard),)
    vault.save_remark_at(heard.number, "interview-2")
    assert vault.load_remarks("interview-1") == ()
    vault.delete_draft("interview-1")
    assert vault.load_remarks("interview-2") == (("interview-2", replace(heard, whose="")),)
    vault.delete_draft("interview-2")
    assert vault.load_remarks() == ()


def test_a_remark_let_go_is_gone(vault):
    heard = vault.save_remark("interview-1", whose="Ewan", text="I never sleep", at="")
    vault.delete_remark(heard.number)
    assert vault.load_remarks() == ()


def test_a_record_keeps_its_jots(vault):
    record = made_up_record(made_up_person(), jots=(FIRST, SECOND))
    vault.save_record(record)
    assert vault.load_record(record.id) == record


def test_no_jot_and_no_remark_can_be_read_on_the_disk(vault, tmp_path):
    vault.save_jot("interview-1", SECOND)
    vault.save_remark("interview-1", whose="Ciorstaidh", text=CANARY, at="")
    vault.save_record(made_up_record(made_up_person(), jots=(SECOND,)))
    assert files_holding(tmp_path, CANARY) == []
    vault.close()
    assert files_holding(tmp_path, CANARY) == []
