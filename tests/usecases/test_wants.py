from dataclasses import replace

import pytest

from tests.kit.interviews import CARER, a_choice, a_header, a_record
from tests.kit.laptops import a_laptop
from udset_desktop.foundation.ids import new_interview_id
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.interview.person import LIFE
from udset_desktop.interview.session import set_together
from udset_desktop.interview.together import Action, Together
from udset_desktop.project.model import Organisation
from udset_desktop.usecases.interviewing import begin, finish, void
from udset_desktop.usecases.people import ORGANISATION_SETTING, note_life
from udset_desktop.usecases.wants import list_missed, log_missed_printed, missed_pages

LIFT = Action(what="A lift on Tuesdays", available=False, wanted=("transport",), why="no_transport")


@pytest.fixture
def laptop(tmp_path):
    workplace = a_laptop(tmp_path)
    yield workplace
    workplace.close()


def talked(laptop, name="Mrs Eileen Baxter", *, held_on="2026-04-20", contact=Reply.YES, **more):
    choice = a_choice(
        name=name, header=a_header(held_on=held_on, looks_after=more.pop("looks_after", "")), **more
    )
    session, _ = set_together(begin(laptop, choice), Together(actions=(LIFT,)))
    permissions = session.permissions.with_reply(Purpose.CONTACT, contact)
    return finish(laptop, replace(session, permissions=permissions))


def names(found):
    return [one.name for rows in found.named.values() for one in rows]


def test_the_list_counts_and_says_whom_to_tell(laptop):
    talked(laptop)
    talked(laptop, "Tam")
    found = list_missed(laptop)
    assert [(row.wanted, row.people, row.whys) for row in found.rows] == [
        ("transport", 2, (("no_transport", 2),))
    ]
    assert sorted(names(found)) == ["Mrs Eileen Baxter", "Tam"]
    assert found.named["transport"][0].what == "A lift on Tuesdays"
    assert (found.since, found.until, found.conversations) == ("2026-04-01", "2026-05-04", 2)


def test_the_reporting_year_or_everything(laptop):
    talked(laptop, held_on="2026-03-31")
    assert list_missed(laptop).rows == ()
    assert list_missed(laptop).conversations == 0
    assert list_missed(laptop, this_year=False).rows[0].people == 1
    assert list_missed(laptop, this_year=False).since == ""


def test_people_who_use_services_and_carers_apart(laptop):
    talked(laptop)
    talked(laptop, "Jean", instrument=CARER, looks_after="Tam")
    assert names(list_missed(laptop, about="carer")) == ["Jean"]
    assert names(list_missed(laptop, about="user")) == ["Mrs Eileen Baxter"]


def test_what_is_void_is_gone_and_the_last_revision_counts(laptop):
    record = talked(laptop)
    void(laptop, record.id, "the wrong person")
    assert (list_missed(laptop).rows, list_missed(laptop).conversations) == ((), 0)


@pytest.mark.parametrize("life", LIFE)
def test_nobody_is_named_who_is_not_to_be_reminded_and_the_count_stays(laptop, life):
    record = talked(laptop)
    note_life(laptop, record.person, life)
    found = list_missed(laptop)
    assert (found.rows[0].people, names(found)) == (1, [])


def test_nor_whoever_said_no_to_being_asked_again_nor_anybody_on_a_third_partys_laptop(laptop):
    talked(laptop, contact=Reply.NO)
    assert names(list_missed(laptop)) == []
    talked(laptop, "Tam")
    arm = Organisation(code="voice", name="Voices", third_party=True)
    laptop.project = replace(laptop.project, organisations=(arm,))
    laptop.vault.save_setting(ORGANISATION_SETTING, "voice")
    found = list_missed(laptop)
    assert (found.rows[0].people, names(found)) == (2, [])


def test_it_is_drawn_in_memory_and_printing_is_logged_without_anybody(laptop):
    talked(laptop)
    pages = missed_pages(laptop, list_missed(laptop), dpi=40)
    assert pages[0].width
    log_missed_printed(laptop)
    (event,) = [one for one in laptop.vault.load_events() if one.what == "missed_printed"]
    assert (event.subject, event.detail) == ("", "")


def test_many_conversations_are_no_trouble(laptop):
    first = talked(laptop)
    laptop.vault.save_records(
        replace(
            a_record(),
            id=f"{number:032x}",
            interview=new_interview_id(),
            person=first.person,
            together=first.together,
        )
        for number in range(500)
    )
    assert list_missed(laptop).rows[0].conversations == 501
