from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.interviews import a_choice, a_header, a_record, a_session, answered, permitted
from tests.kit.laptops import a_laptop
from udset_desktop.foundation.problems import InputRefused, UdsetError
from udset_desktop.interview.answers import Answer, SaidBy
from udset_desktop.interview.permission import GivenBy, Purpose, Reply
from udset_desktop.interview.person import Person
from udset_desktop.interview.person_look import PersonLook
from udset_desktop.interview.session import go_to, set_together
from udset_desktop.interview.together import Together
from udset_desktop.usecases.interviewing import begin, finish, resume, save_place, void
from udset_desktop.usecases.over_time import look_back
from udset_desktop.usecases.people import (
    choose_sheet,
    find_people,
    found_person,
    load_person,
    name_of,
    note_end_of_life,
    note_life,
    records_of,
    save_person,
    today,
)
from udset_desktop.usecases.suiting import keep_look


@pytest.fixture
def laptop(tmp_path):
    workplace = a_laptop(tmp_path)
    yield workplace
    workplace.close()


def finished(laptop, name="Mrs Eileen Baxter", review_on="", contact=Reply.YES, **more):
    session = permitted(answered(begin(laptop, a_choice(name=name, **more)), safe__rating="mostly"))
    session, _ = set_together(session, Together(review_on=review_on))
    given = session.permissions.with_reply(Purpose.CONTACT, contact)
    return finish(laptop, replace(session, permissions=given))


def test_people_are_found_by_the_beginning_of_any_word(laptop):
    finished(laptop)
    finished(laptop, name="Tam Baird")
    assert [one.name for one in find_people(laptop, "ba")] == ["Mrs Eileen Baxter", "Tam Baird"]
    (tam,) = find_people(laptop, "tam")
    assert (tam.last_on, tam.about, tam.group) == ("2026-05-04", "user", "older_people")
    assert find_people(laptop, "tam", about="carer") == ()
    assert find_people(laptop, "nobody") == ()


def test_what_is_known_of_a_person_comes_along_for_the_next_begin(laptop):
    header = a_header(aids=("pictures_or_symbols",), link="77", looks_after="Tam")
    record = finished(laptop, header=header)
    finished(laptop, name="", person=record.person, header=a_header(aids=("none_possible",)))
    (known,) = find_people(laptop, "eileen")
    assert (known.age_band, known.place, known.link) == ("80_and_over", "north", "77")
    assert (known.looks_after, known.suits) == ("Tam", ("pictures_or_symbols",))


def test_what_suits_a_person_comes_along_too(laptop):
    session = begin(laptop, a_choice(name="Mrs Eileen Baxter"))
    (before,) = find_people(laptop, "eileen")
    assert (before.sheet, before.look) == ("", None)
    choose_sheet(laptop, session.person, "plain")
    keep_look(laptop, session.person, look := PersonLook(size=60))
    (after,) = find_people(laptop, "eileen")
    assert (after.sheet, after.look) == ("plain", look)


def test_the_interpreter_and_the_symbols_of_last_time_come_along_too(laptop):
    session = permitted(answered(begin(laptop, a_choice(header=a_header(others=("interpreter",))))))
    signed = Answer(value="mostly", scale="fit-4", said_by=(SaidBy.WITH_SIGN,))
    finish(laptop, replace(session, answers=session.answers.with_answer("safe.rating", signed)))
    (known,) = find_people(laptop, "eileen")
    assert known.suits == ("sign", "interpreter")


def test_at_most_twenty_are_shown(laptop):
    laptop.vault.save_people(Person(id=f"p{number}", name=f"Ann {number}") for number in range(30))
    assert len(find_people(laptop, "ann")) == 20


def test_a_name_can_be_corrected_and_not_emptied(laptop):
    record = finished(laptop)
    person = load_person(laptop, record.person)
    assert save_person(laptop, replace(person, name=" Eileen\nBaxter ")).name == "Eileen Baxter"
    assert load_person(laptop, record.person).name == "Eileen Baxter"
    for bad in ("", " \u202e ", "x" * 300):
        with pytest.raises(InputRefused):
            name_of(bad)


def test_today_lists_drafts_the_cut_off_first(laptop):
    cut = go_to(begin(laptop, a_choice(name="Tam")), "safe")
    save_place(laptop, cut)
    (row,) = today(laptop).drafts
    assert (row.name, row.title, row.place, row.cut_off, row.correcting) == (
        "Tam",
        "Review conversation",
        "Feeling safe",
        True,
        False,
    )
    assert row.begun_utc == laptop.vault.load_draft(cut.interview).begun_utc
    laptop.vault.save_place(cut.interview, "damaged")
    assert today(laptop).drafts[0].place == ""


def test_reviews_come_up_four_weeks_ahead_and_say_when_they_are_overdue(laptop):
    finished(laptop, name="Ann", review_on="2026-06-01")
    finished(laptop, name="Bea", review_on="2026-06-02")
    finished(laptop, name="Cal", review_on="2026-05-04")
    finished(laptop, name="Dot", review_on="2026-05-20", contact=Reply.NO)
    finished(laptop, name="Eve", review_on="2026-05-20", contact=Reply.NOT_ASKED)
    assert [(row.name, row.overdue) for row in today(laptop).reviews] == [("Cal", False), ("Ann", False)]
    laptop.clock.advance(86_400)
    assert [(row.name, row.overdue) for row in today(laptop).reviews] == [
        ("Cal", True),
        ("Ann", False),
        ("Bea", False),
    ]


def test_a_yes_to_contact_by_somebody_who_may_not_say_it_makes_no_review(laptop):
    session = permitted(answered(begin(laptop, a_choice(name="Ann")), safe__rating="mostly"))
    session, _ = set_together(session, Together(review_on="2026-05-20"))
    given = replace(session.permissions, contact=Reply.YES, given_by=GivenBy.NOBODY)
    finish(laptop, replace(session, permissions=given))
    assert today(laptop).reviews == ()


def test_only_the_plan_of_the_latest_talk_stands(laptop):
    record = finished(laptop, review_on="2026-05-10")
    finished(laptop, name="", person=record.person, review_on="")
    # Two talks of one day have no order of their own, so the later one is held a day later.
    later = a_record(held_on="2026-05-04", session=permitted(answered(a_session(), safe__rating="yes")))
    laptop.vault.save_record(replace(later, person=record.person, held_on="2026-05-05"))
    assert today(laptop).reviews == ()


@pytest.mark.parametrize("life", ["has_died", "has_moved", "no_contact"])
def test_what_life_brings_stops_reviews_and_sheets_at_once(laptop, life):
    record = finished(laptop, review_on="2026-05-10")
    assert today(laptop).reviews
    assert today(laptop).sheets
    person = note_life(laptop, record.person, life)
    assert person.life_on == "2026-05-04"
    assert today(laptop).reviews == ()
    assert today(laptop).sheets == ()
    assert find_people(laptop, "baxter")[0].life == life
    assert note_life(laptop, record.person, "").life_on == ""


def test_the_sheet_that_suits_a_person_is_kept(laptop):
    person = finished(laptop).person
    choose_sheet(laptop, person, "large")
    assert load_person(laptop, person).sheet == "large"
    with pytest.raises(InputRefused, match="setting_unknown"):
        choose_sheet(laptop, person, "enormous")
    assert load_person(laptop, person).sheet == "large"


def test_life_has_three_words(laptop):
    with pytest.raises(InputRefused, match="no_such_life"):
        note_life(laptop, finished(laptop).person, "won the pools")


def test_today_tells_what_is_on_file_and_what_is_ready(laptop):
    record = finished(laptop)
    void(laptop, finished(laptop, name="Tam").id, "wrong person")
    told = today(laptop)
    assert {(row.name, row.void, row.revision) for row in told.finished} == {
        ("Mrs Eileen Baxter", False, 1),
        ("Tam", True, 2),
    }
    assert told.ready == 1
    assert (told.on, told.project, told.training) == ("2026-05-04", "Strathmore", True)
    assert records_of(laptop, record.person) == (record,)


def test_today_and_finding_open_no_record(laptop):
    # However many are on file, lists are quick; a record that cannot be opened shows that none is.
    record = finished(laptop, review_on="2026-05-10")
    before, found = today(laptop), find_people(laptop, "eileen")
    with laptop.require_vault().transaction() as connection:
        connection.exec_driver_sql("UPDATE record SET body = x'00'")
    with pytest.raises(UdsetError):
        records_of(laptop, record.person)

    assert today(laptop) == before
    assert find_people(laptop, "eileen") == found
    assert before.reviews
    assert before.sheets
    assert before.finished


def test_a_void_talk_owes_no_sheet(laptop):
    void(laptop, finished(laptop).id, "wrong person")
    assert today(laptop).sheets == ()


def test_a_conversation_of_an_unknown_definition_is_still_named(laptop):
    record = finished(laptop)
    pin = replace(record.instrument, id="gone")
    laptop.vault.save_record(replace(record, id="another", instrument=pin, revision=1, ancestors=()))
    assert {row.title for row in today(laptop).finished} == {"Review conversation", "gone"}


def test_for_the_carer_of_somebody_who_is_dying_the_plan_date_is_not_pushed_out(laptop):
    record = finished(laptop, name="Ann", review_on="2026-05-20")
    laptop.clock.advance(86_400)
    finished(
        laptop,
        name="",
        person=record.person,
        review_on="2027-05-04",
        header=a_header(held_on="2026-05-05"),
    )
    assert today(laptop).reviews == ()  # usually the last word holds
    note_end_of_life(laptop, record.person, near=True)
    (row,) = today(laptop).reviews
    assert (row.name, row.due_on, row.never_put_off) == ("Ann", "2026-05-20", True)
    note_end_of_life(laptop, record.person, near=False)
    assert today(laptop).reviews == ()
    assert laptop.vault.load_events()[-1].what == "person_end_of_life"


@pytest.mark.parametrize("life", ["has_died", "has_moved", "no_contact"])
def test_what_life_brings_stops_last_time_at_once_also_in_a_talk_under_way(laptop, life):
    record = finished(laptop)
    session = begin(laptop, a_choice(person=record.person, name=""))
    assert session.earlier is not None
    note_life(laptop, record.person, life)
    again = resume(laptop, session.interview)
    assert again.earlier is None
    assert look_back(laptop, again).is_empty


def test_one_person_is_found_by_id_among_many(laptop):
    record = finished(laptop, name="Zelda")
    for number in range(25):
        finished(laptop, name=f"Ann {number}")
    found = found_person(laptop, record.person)
    assert (found.name, found.last_on) == ("Zelda", record.held_on)
    with pytest.raises(InputRefused, match="no_person"):
        found_person(laptop, "nobody")
