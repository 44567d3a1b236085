"""What keeps somebody here who was handed over, came from elsewhere, or has nothing on file."""

from dataclasses import replace

import pytest

from tests.kit.signed import NAME, World, on_file
from tests.kit.talks import begun_talk, finished_talk
from udset_desktop.interview import session as steps
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.changing_mind import change_mind
from udset_desktop.usecases.exporting import preview, write_bundles
from udset_desktop.usecases.handing_over import hand_over, take_over
from udset_desktop.usecases.waiting_for import people_standing


def codes(workplace):
    return [
        [wait.code.removeprefix("clearing.waits_") for wait in one.waits]
        for one in people_standing(workplace, 30)
    ]


def test_somebody_handed_over_waits_for_the_other_laptop_and_there_for_a_signature_of_its_own(two, tmp_path):
    record = finished_talk(two.giver)
    write_bundles(two.giver, tmp_path)
    file = tmp_path / "f.udsethandover"
    hand_over(two.giver, two.taker_card, [record.person], file)
    assert codes(two.giver) == [["handed", "sheet", "receipt"]]
    take_over(two.taker, file)
    assert codes(two.taker) == [["sheet", "came_here"]]


def test_somebody_with_nothing_on_file_is_told_as_such(two):
    session = begun_talk(two.giver)
    assert codes(two.giver) == [["under_way"]]
    two.giver.vault.delete_draft(session.interview)
    assert codes(two.giver) == [["nothing_on_file"]]


def test_the_list_is_by_name(two):
    for name in ("una", "Isla", "Morag"):
        begun_talk(two.giver, name)
    assert [one.name for one in people_standing(two.giver, 30)] == ["Isla", "Morag", "una"]


def put_right(laptop, record, change):
    session = interviewing.reopen(laptop, record.id, "put right")
    return interviewing.finish(laptop, change(session))


def answered(session, item, told):
    return steps.answer_item(session, item, told)[0]


def off_the_sheet(session):
    answers = session.answers
    marked = replace(answers.get("safe.rating"), off_sheet=True)
    return replace(session, answers=answers.with_answer("safe.rating", marked))


def words_put_right(laptop, record):
    put_right(laptop, record, lambda one: answered(one, "safe.words", "The door is fine now"))


def contact_changed(laptop, record):
    change_mind(laptop, record.id, Purpose.CONTACT, Reply.YES, reason="may be asked")


def marked_off_the_sheet(laptop, record):
    put_right(laptop, record, off_the_sheet)


def changed_and_changed_back(laptop, record):
    for told in ("no", "mostly"):
        put_right(laptop, record, lambda one, told=told: answered(one, "safe.rating", told))


@pytest.mark.parametrize(
    "edit", [words_put_right, contact_changed, marked_off_the_sheet, changed_and_changed_back]
)
def test_what_was_put_right_and_changes_nothing_that_leaves_keeps_nobody(tmp_path, edit):
    world = World(tmp_path)
    record = on_file(world)
    world.send()
    world.sign()
    edit(world.laptop, record)
    assert world.laptop.vault.load_record(record.id).revision > 1
    assert preview(world.laptop).is_empty
    assert world.codes() == {NAME: ["retention"]}
    world.days_later(31)
    assert world.codes() == {NAME: []}
    world.both.close()


def test_what_was_put_right_and_leaves_again_keeps_somebody_until_it_is_signed_for(tmp_path):
    world = World(tmp_path)
    record = on_file(world)
    world.send()
    world.sign()
    put_right(world.laptop, record, lambda one: answered(one, "safe.rating", "no"))
    assert world.codes() == {NAME: ["to_leave"]}
    world.send()
    assert world.codes() == {NAME: ["receipt"]}
    world.sign()
    assert world.codes() == {NAME: ["retention"]}
    world.both.close()
