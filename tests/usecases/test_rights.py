"""What somebody may ask of a laptop that knows them: put right, put on hold, and the hold taken off."""

from dataclasses import replace

import pytest

from tests.kit.bundles import CANARY
from tests.kit.talks import begun_talk, choice_of, finished_talk
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview.header import About
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.usecases import interviewing, people, rights, supervising
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.changing_mind import change_mind
from udset_desktop.usecases.exporting import make_bundles, preview, read_bundle, withdraw, write_bundles
from udset_desktop.usecases.handing_over import hand_over
from udset_desktop.usecases.hidden_names import hidden_names
from udset_desktop.usecases.importing import copy_out, show_interview
from udset_desktop.usecases.summarising import render_sheet, sheets_owed

WHY = f"{CANARY} says it is not true"


@pytest.fixture
def laptop(two):
    return two.giver


def acts(laptop):
    return [line.what for line in look_at_log(laptop).lines]


def test_a_person_is_put_right_line_by_line(laptop):
    record = finished_talk(laptop, "Morog")
    person = rights.put_right(
        laptop, record.person, rights.PutRight(name=" Morag  Ross ", post="no", link="R-17")
    ).person
    assert (person.name, person.post, person.link, person.group) == (
        "Morag Ross",
        "no",
        "R-17",
        "older_people",
    )
    assert people.load_person(laptop, record.person) == person
    assert [one.name for one in people.find_people(laptop, "ross")] == ["Morag Ross"]
    with pytest.raises(InputRefused, match="nothing_changed"):
        rights.put_right(laptop, record.person, rights.PutRight(name="Morag Ross"))
    for wrong in (rights.PutRight(name=""), rights.PutRight(post="perhaps"), rights.PutRight(link="x" * 500)):
        with pytest.raises(InputRefused):
            rights.put_right(laptop, record.person, wrong)
    assert "person_corrected" in acts(laptop)


WRONG = About(group="older_people", age_band="65_79", place="north")
SAID = rights.PutRight(group="mental_health", age_band="80_and_over", place="")
RIGHT = About(group="mental_health", age_band="80_and_over")


def talk_about(about, **changes):
    return {"header": replace(choice_of().header, about=about)} | changes


def test_group_age_and_place_are_put_right_where_the_same_wrong_one_stands(laptop, tmp_path):
    first = finished_talk(laptop, **talk_about(WRONG))
    other = replace(WRONG, age_band="under_65")  # as it was then, and said so
    person = first.person
    second = finished_talk(laptop, **talk_about(other, person=person))
    void = finished_talk(laptop, **talk_about(WRONG, person=person))
    interviewing.void(laptop, void.id, "in error")
    draft = begun_talk(laptop, **talk_about(WRONG, person=person))
    somebody = finished_talk(laptop, "Isla", **talk_about(WRONG))
    (before,) = write_bundles(laptop, tmp_path)

    done = rights.put_right(laptop, person, SAID)
    assert done.records == 2
    known = people.found_person(laptop, person)  # what the next Begin fills in
    assert (known.group, known.age_band, known.place) == ("mental_health", "80_and_over", "")
    revised = people.load_record(laptop, first.id)
    assert (revised.about, revised.revision, revised.answers) == (RIGHT, 2, first.answers)
    assert revised.reason == "Put right, as the person wished."
    assert people.load_record(laptop, second.id).about == replace(RIGHT, age_band="under_65")
    assert people.load_record(laptop, void.id).about == WRONG
    assert people.load_record(laptop, somebody.id).about == WRONG
    assert interviewing.resume(laptop, draft.interview).header.about == RIGHT

    (tmp_path / "next").mkdir()
    (after,) = write_bundles(laptop, tmp_path / "next")
    assert abouts(laptop, before)[first.id] == ("65_79", "older_people", "north", 1)
    assert abouts(laptop, after) == {
        first.id: ("80_and_over", "mental_health", "", 2),
        second.id: ("under_65", "mental_health", "", 2),
    }


def abouts(laptop, written):
    records = (line.record for line in read_bundle(laptop, written.file).records)
    return {one.record: (one.about.age, one.about.group, one.about.place, one.revision) for one in records}


def test_what_no_list_of_the_project_has_is_refused_and_nothing_changes(laptop):
    record = finished_talk(laptop, **talk_about(WRONG))
    before = people.load_person(laptop, record.person)
    for wrong in (
        rights.PutRight(group="pirates"),
        rights.PutRight(group=""),
        rights.PutRight(name="Mora", age_band="83"),
        rights.PutRight(place="12 Shore Street"),
        rights.PutRight(place="home_care"),
    ):
        with pytest.raises(InputRefused, match="no_such_choice"):
            rights.put_right(laptop, record.person, wrong)
    assert people.load_person(laptop, record.person) == before
    assert people.load_record(laptop, record.id) == record


def test_a_place_is_none_where_the_project_has_no_field_for_it(laptop):
    record = finished_talk(laptop)
    laptop.project = replace(laptop.require_project(), place_field="service")
    with pytest.raises(InputRefused, match="no_such_choice"):
        rights.put_right(laptop, record.person, rights.PutRight(place="north"))


def test_nothing_is_put_right_while_its_conversation_is_open_for_correcting(laptop):
    record = finished_talk(laptop, **talk_about(WRONG))
    draft = interviewing.reopen(laptop, record.id, "misheard")
    with pytest.raises(InputRefused, match=r"usecases\.open_already"):
        rights.put_right(laptop, record.person, SAID)
    assert people.load_person(laptop, record.person).age_band == "65_79"
    rights.put_right(laptop, record.person, rights.PutRight(name="Mora"))  # not on file there
    interviewing.set_aside(laptop, draft.interview)
    assert rights.put_right(laptop, record.person, SAID).records == 1


def test_names_around_a_person_are_looked_for_and_no_more(laptop):
    record = finished_talk(laptop, "Morag Ross")
    before = people.load_person(laptop, record.person)
    for change in (rights.PutRight(look_for=" Bracken "), rights.PutRight(name="Mora", look_for="Fly")):
        rights.put_right(laptop, record.person, change)
    assert [one.name for one in hidden_names(laptop, record.person)] == ["Bracken", "Fly"]
    assert people.load_person(laptop, record.person) == replace(before, name="Mora")
    rights.put_right(laptop, record.person, rights.PutRight(look_no_more="bracken"))
    assert [one.name for one in hidden_names(laptop, record.person)] == ["Fly"]
    for change in (rights.PutRight(look_for="fly"), rights.PutRight(look_no_more="Bracken")):
        with pytest.raises(InputRefused, match="nothing_changed"):
            rights.put_right(laptop, record.person, change)


def test_a_reference_is_put_right_where_the_same_wrong_one_stands(laptop):
    typed = choice_of().header
    first = finished_talk(laptop, header=replace(typed, link="R-17"))
    second = finished_talk(laptop, header=replace(typed, link="R-71"), person=first.person)
    draft = begun_talk(laptop, header=replace(typed, link="R-71"), person=first.person)
    assert people.load_person(laptop, first.person).link == "R-71"

    assert rights.put_right(laptop, first.person, rights.PutRight(link="R-18")).records == 1

    assert people.load_record(laptop, first.id) == first  # typed otherwise, and stays
    assert people.load_record(laptop, second.id).link == "R-18"
    assert interviewing.resume(laptop, draft.interview).header.link == "R-18"


def test_a_person_is_meant_by_reference_number_or_whole_name_and_never_by_half_a_name(laptop):
    first, second = (finished_talk(laptop, name).person for name in ("Morag Ross", "Isla Ross"))
    rights.put_right(laptop, first, rights.PutRight(link="R-17"))
    assert rights.person_meant(laptop, "R-17") == first
    assert rights.person_meant(laptop, second) == second
    assert rights.person_meant(laptop, "isla  ross") == second
    for nobody in ("Ross", "", "R-18"):
        with pytest.raises(InputRefused, match="nobody"):
            rights.person_meant(laptop, nobody)
    finished_talk(laptop, "Isla Ross")
    with pytest.raises(InputRefused, match="two_people"):
        rights.person_meant(laptop, "Isla Ross")


def test_nothing_of_somebody_on_hold_is_used_changed_or_sent(two, tmp_path):
    laptop = two.giver
    record = finished_talk(laptop, "Morag")
    draft = interviewing.pause(laptop, begun_for(laptop, record.person))
    person = rights.put_on_hold(laptop, record.person, WHY)
    assert person.on_hold_since == laptop.clock.today_on().isoformat()
    tries = {
        "begin": lambda: begun_for(laptop, record.person),
        "resume": lambda: interviewing.resume(laptop, draft.interview),
        "set aside": lambda: interviewing.set_aside(laptop, draft.interview),
        "finish": lambda: interviewing.finish(laptop, draft),
        "reopen": lambda: interviewing.reopen(laptop, record.id, "misheard"),
        "void": lambda: interviewing.void(laptop, record.id, "in error"),
        "mind": lambda: change_mind(laptop, record.id, Purpose.CONTACT, Reply.NO, reason="rang"),
        "sheet": lambda: render_sheet(laptop, record),
        "copy": lambda: copy_out(laptop, record.id),
        "show": lambda: show_interview(laptop, record.id),
        "supervision": lambda: supervising.begin_pack(laptop, record.id),
        "hand over": lambda: hand_over(laptop, two.taker_card, [record.person], tmp_path / "f.udsethandover"),
        "put right": lambda: rights.put_right(laptop, record.person, rights.PutRight(name="Mora")),
        "sheet size": lambda: people.choose_sheet(laptop, record.person, "large"),
        "post": lambda: people.note_post(laptop, record.person, safe=True),
        "save": lambda: people.save_person(laptop, person),
        "again": lambda: rights.put_on_hold(laptop, record.person, WHY),
    }
    assert {name: refused_with(act) for name, act in tries.items()} == dict.fromkeys(tries, "store.on_hold")
    shown = preview(laptop)
    assert shown.records == 0
    assert dict(shown.staying) == {"exporting.stays_on_hold": 1}
    assert sheets_owed(laptop) == ()
    day = people.today(laptop)
    assert [row.on_hold for row in (*day.drafts, *day.finished)] == [True, True]
    assert people.found_person(laptop, record.person).on_hold


def refused_with(act):
    try:
        act()
    except InputRefused as problem:
        return problem.code
    return ""


def begun_for(laptop, person):
    return interviewing.begin(laptop, choice_of(person=person))


def test_the_hold_is_taken_off_with_a_reason_and_all_goes_on(laptop):
    record = finished_talk(laptop, "Morag")
    with pytest.raises(InputRefused, match="not_on_hold"):
        rights.take_off_hold(laptop, record.person, WHY)
    for wrong in ("", "  ", "x" * 3000):
        with pytest.raises(InputRefused, match="reason"):
            rights.put_on_hold(laptop, record.person, wrong)
    rights.put_on_hold(laptop, record.person, WHY)
    with pytest.raises(InputRefused, match="reason"):
        rights.take_off_hold(laptop, record.person, " ")
    rights.take_off_hold(laptop, record.person, "cleared up")
    assert preview(laptop).records == 1
    assert render_sheet(laptop, record)
    told = [(one.what, one.detail) for one in laptop.vault.load_events() if one.what.startswith("person_")]
    assert told == [("person_on_hold", WHY), ("person_off_hold", "cleared up")]
    assert {"person_on_hold", "person_off_hold"} <= set(acts(laptop))
    assert CANARY not in str(look_at_log(laptop))


def test_a_bundle_that_waits_is_taken_apart_and_what_has_left_may_still_be_taken_back(laptop, tmp_path):
    record = finished_talk(laptop, "Morag")
    finished_talk(laptop, "Isla")
    make_bundles(laptop)
    assert preview(laptop).records == 0
    rights.put_on_hold(laptop, record.person, WHY)
    assert preview(laptop).records == 1  # of the other, in a bundle made anew
    rights.take_off_hold(laptop, record.person, "cleared up")
    make_bundles(laptop)
    laptop.vault.save_tried(1, laptop.clock.now_utc().isoformat())
    rights.put_on_hold(laptop, record.person, WHY)
    assert preview(laptop).withdrawals == 0
    withdraw(laptop, record.id)
    assert preview(laptop).withdrawals == 1


def test_somebody_begun_with_only_is_put_on_hold_too(laptop):
    session = begun_talk(laptop, "Una")
    rights.put_on_hold(laptop, session.person, WHY)
    with pytest.raises(InputRefused, match="on_hold"):
        interviewing.finish(laptop, session)
