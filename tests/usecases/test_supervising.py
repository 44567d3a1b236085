"""A conversation without names: only with a yes, only what was read, and no name, place or day on it."""

from pathlib import Path

import pytest

from tests.kit.papers import words_read
from tests.kit.talks import begun_talk
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview import session as steps
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.usecases import interviewing, reading_words, supervising
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.exporting import withdraw

SAID = "Morag's neighbour Hamish rings at 9, since the fall in Portree. She is on 01478 555 0199."
NAMES = ("Morag", "Hamish", "Portree", "01478")


def talk(workplace, *, words=Reply.YES, said=SAID):
    session = begun_talk(workplace, "Morag Ross")
    session, _ = steps.answer_item(session, "safe.rating", "mostly")
    session, _ = steps.answer_item(session, "safe.words", said)
    session, _ = steps.reply(session, Purpose.WORDS, words)
    return interviewing.finish(workplace, session)


def read_all(pack):
    for text in pack.reading.texts:
        pack = reading_words.decide_text(pack, text.id, shown=True)
    return pack


def test_names_places_and_numbers_are_hidden_and_the_rest_stands(both, tmp_path):
    record = talk(both.laptop)
    pack = read_all(supervising.begin_pack(both.laptop, record.id))

    text = " ".join(words_read(supervising.render_pack(pack), tmp_path))

    assert "neighbour" in text
    assert "rings at 9" in text
    for name in NAMES:
        assert name not in text


def test_nothing_goes_on_paper_that_nobody_has_read(both):
    pack = supervising.begin_pack(both.laptop, talk(both.laptop).id)
    with pytest.raises(InputRefused, match="not_read"):
        supervising.render_pack(pack)


@pytest.mark.parametrize("reply", [Reply.NO, Reply.NOT_ASKED])
def test_without_a_yes_to_their_words_there_is_no_pack(both, reply):
    record = talk(both.laptop, words=reply)
    with pytest.raises(InputRefused, match="no_permission"):
        supervising.begin_pack(both.laptop, record.id)


@pytest.mark.parametrize("items", ["all", "words"])
def test_words_taken_back_make_none_either(both, items):
    record = talk(both.laptop)
    withdraw(both.laptop, record.id, items)
    with pytest.raises(InputRefused, match="no_permission"):
        supervising.begin_pack(both.laptop, record.id)


def test_a_place_can_stay_for_a_reason_and_a_number_never(both, tmp_path):
    pack = supervising.begin_pack(both.laptop, talk(both.laptop, said="Hope helps. NI is QQ 12 34 56 C.").id)
    (text,) = reading_words.told_texts(pack)
    number = next(one for one in text.places if one.kind == "national_insurance")
    assert number.reasons == ()
    with pytest.raises(InputRefused, match="never_leaves"):
        reading_words.decide_place(pack, text.id, number.key, "plain_word")
    for one in text.places:
        if one.kind == "person":
            pack = reading_words.decide_place(pack, text.id, one.key, "plain_word")
    told = " ".join(words_read(supervising.render_pack(read_all(pack)), tmp_path))
    assert "Hope helps" in told
    assert "QQ" not in told


def test_what_the_rules_missed_is_hidden_wherever_it_stands(both, tmp_path):
    session = begun_talk(both.laptop, "Morag Ross")
    session, _ = steps.answer_item(session, "safe.words", "the big loon with the tractor helps")
    session, _ = steps.answer_item(session, "things_to_do.words", "with The Big Loon on Fridays")
    session, _ = steps.reply(session, Purpose.WORDS, Reply.YES)
    record = interviewing.finish(both.laptop, session)
    pack = supervising.begin_pack(both.laptop, record.id)

    pack = read_all(reading_words.hide_words(pack, "big loon"))

    text = " ".join(words_read(supervising.render_pack(pack), tmp_path))
    assert "loon" not in text.casefold()
    with pytest.raises(InputRefused, match="no_such_place"):
        reading_words.hide_words(pack, "somebody else")


def test_a_text_left_out_stays_at_home(both, tmp_path):
    pack = supervising.begin_pack(both.laptop, talk(both.laptop).id)
    for text in pack.reading.texts:
        pack = reading_words.decide_text(pack, text.id, shown=False)
    assert "neighbour" not in " ".join(words_read(supervising.render_pack(pack), tmp_path))


def test_saving_and_printing_are_in_the_log_without_a_name(both, tmp_path, monkeypatch):
    pack = read_all(supervising.begin_pack(both.laptop, talk(both.laptop).id))
    monkeypatch.chdir(tmp_path)
    supervising.save_pack(both.laptop, pack, Path("pack.pdf"))
    assert both.laptop.require_vault().load_events()[-1].detail == str(tmp_path / "pack.pdf")
    supervising.log_pack_printed(both.laptop, pack)
    assert (tmp_path / "pack.pdf").read_bytes().startswith(b"%PDF")
    assert [one.what for one in look_at_log(both.laptop).lines][-2:] == [
        "supervision_saved",
        "supervision_printed",
    ]
