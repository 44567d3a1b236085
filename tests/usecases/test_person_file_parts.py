"""The parts of a person's file that the journey of `test_person_file` does not come to."""

from dataclasses import replace

from tests.kit.joined import joined
from tests.kit.talks import begun_talk, choice_of, finished_talk
from tests.kit.tools import EVERY_TOOL
from tests.kit.words_out import WORDED_PROJECT, let_go, talk
from udset_desktop.interview.work_note import answer_note
from udset_desktop.record.model import InstrumentPin
from udset_desktop.usecases import interviewing, noting_work
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.handing_over import hand_over, take_over
from udset_desktop.usecases.person_file_parts import Gathering


def lines(laptop, person):
    return [line for part in Gathering(laptop, person, "en").parts() for line in part.lines]


def test_a_conversation_whose_questions_are_gone_is_told_by_its_codes_and_marked(two):
    record = finished_talk(two.giver)
    lost = replace(
        record,
        revision=2,
        ancestors=(two.giver.vault.load_digests(record.id)[0],),
        instrument=InstrumentPin(id="lost", version="9.9.9", digest="d" * 64),
    )
    two.giver.vault.save_record(lost)
    told = [(line.label, line.words) for line in lines(two.giver, record.person) if line.others]
    assert ("safe.rating", "mostly") in told


def test_somebody_begun_with_only_has_a_file_too(two):
    session = begun_talk(two.giver, "Una")
    titles = [part.title for part in Gathering(two.giver, session.person, "en").parts()]
    assert titles[0] == "What is known of the person"
    assert titles[1].startswith("Conversation not finished")
    assert titles[-1] == "Offers"


def test_people_handed_on_say_from_where_and_a_carer_says_whom(two, tmp_path):
    record = finished_talk(two.giver, "Morag")
    hand_over(two.giver, two.taker_card, [record.person], tmp_path / "m.udsethandover")
    take_over(two.taker, tmp_path / "m.udsethandover")
    handed = [line for line in lines(two.taker, record.person) if line.label == "Handed on"]
    assert len(handed) == 1
    carer = interviewing.begin(
        two.taker,
        choice_of(
            "Isla",
            instrument="carer-review/1.0.0",
            header=replace(choice_of().header, looks_after="Jean"),
        ),
    )
    known = dict(next(Gathering(two.taker, carer.person, "en").parts()).facts)
    assert known["Who they are here"] == "Somebody who looks after another person"
    assert known["Looks after"] == "Jean · Concerns somebody else"


def test_of_a_worker_s_look_back_it_tells_that_there_is_one_and_no_word_of_it(tmp_path):
    both = joined(tmp_path, EVERY_TOOL)
    laptop = both.laptop
    record = finished_talk(laptop)
    tool = next(
        one
        for one in noting_work.work_tools(laptop, noting_work.ABOUT_CONVERSATION)
        if one.key.startswith("reflection/")
    )
    note = noting_work.begin_note(laptop, tool.key, record.id)
    instrument = noting_work.work_instrument(laptop, tool.key)
    said, half = (one.id for one in [one for one in instrument.items() if one.kind == "words"][:2])
    note, _ = answer_note(note, instrument, said, "I talked too much")
    laptop.vault.save_work_note(replace(note, typing={half: "the stair was"}))
    parts = tuple(Gathering(laptop, record.person, "en").parts())
    both.close()
    [told_of] = [one for one in parts if "look back" in one.title]
    assert told_of.lines == ()
    told = " ".join(line.words for part in parts for line in part.lines)
    assert "I talked too much" not in told
    assert "the stair was" not in told


def test_words_that_somebody_read_are_told_with_who_it_was_and_where_they_went(tmp_path):
    both = joined(tmp_path, WORDED_PROJECT)
    laptop = both.laptop
    record = talk(laptop)
    let_go(laptop, record)

    def told():
        return next(line for line in lines(laptop, record.person) if line.label.startswith("Own words, as"))

    assert "We have soup." in told().words
    assert "Hamish" not in told().words  # it stands as it leaves
    assert told().under.startswith("Has not left · Ina, care manager, ")
    assert "Ewan, team lead" in told().under
    assert told().others
    write_bundles(laptop, tmp_path)
    assert told().under.startswith("Left in bundle 1")
    both.close()
