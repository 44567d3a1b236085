"""A carer and the person looked after on one laptop: two records, and nothing of one in what is made of the other."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.kit.joined import joined
from tests.kit.papers import words_read
from tests.kit.tools import EVERY_TOOL, something_said, talked_through, tool_choice
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.instrument.catalogue import own_catalogue
from udset_desktop.interview import session as steps
from udset_desktop.interview.drawing import screen_of
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.interview.route import open_items
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.exporting import preview
from udset_desktop.usecases.importing import copy_out, show_interview
from udset_desktop.usecases.people import records_of
from udset_desktop.usecases.summarising import render_sheet

WIDE = "carer-review/2.1.1"


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    made = joined(tmp_path_factory.mktemp("pair"), EVERY_TOOL)
    yield made
    made.close()


@pytest.fixture(scope="module")
def pair(both):
    """Jean's own review, and the conversation of Callum who looks after her."""
    hers = _with_word(both.laptop, "user-review/1.0.1", "Jean Ross", "hername")
    his = _with_word(both.laptop, WIDE, "Callum Ross", "hisname", looks_after="Jean")
    return hers, his


def _with_word(workplace, key, name, word, **header):
    session = interviewing.begin(workplace, tool_choice(key, name, **header))
    for item in session.instrument.items():
        if item.kind.value in {"words", "people"}:
            raw = f"{word} {item.id}"
        elif item.kind.value in {"one", "rating"}:
            raw = something_said(item)
        else:
            continue
        session, _ = steps.answer_item(session, item.id, raw)
    session, _ = steps.reply(session, Purpose.FIGURES, Reply.YES)
    return interviewing.finish(workplace, session)


def everything_made_of(workplace, record, folder):
    """Both sheets, the text for the case system, the line of an answers file, the record itself."""
    sheets = [
        " ".join(words_read(render_sheet(workplace, record, kind), folder)) for kind in ("person", "review")
    ]
    told = json.dumps(show_interview(workplace, record.interview), default=str)
    return " ".join((*sheets, copy_out(workplace, record.interview), told))


def test_they_are_two_people_with_records_of_their_own(both, pair):
    hers, his = pair
    assert hers.person != his.person
    assert [one.id for one in records_of(both.laptop, hers.person)] == [hers.id]
    assert [one.id for one in records_of(both.laptop, his.person)] == [his.id]


def test_nothing_of_one_is_in_anything_made_of_the_other(both, pair, tmp_path):
    hers, his = pair
    of_her, of_him = (everything_made_of(both.laptop, one, tmp_path) for one in pair)
    assert "hername safe.words" in of_her
    assert "hisname" not in of_her
    assert "Callum" not in of_her
    assert his.id not in of_her
    assert his.interview not in of_her
    assert "hisname health.words" in of_him
    assert "hername" not in of_him
    assert hers.id not in of_him
    assert hers.interview not in of_him


def test_looking_for_one_finds_that_one_alone(both, pair):
    assert [one.name for one in interviewing.find_people(both.laptop, "Jean")] == ["Jean Ross"]
    assert [one.name for one in interviewing.find_people(both.laptop, "Callum")] == ["Callum Ross"]


def test_a_yes_of_one_is_no_yes_of_the_other(both, pair):
    hers, his = pair
    session = interviewing.reopen(both.laptop, his.id, "he thought again")
    session, _ = steps.reply(session, Purpose.FIGURES, Reply.NO)
    interviewing.finish(both.laptop, interviewing.save_permissions(both.laptop, session, session.permissions))
    left = " ".join(preview(both.laptop).lines)
    assert hers.id in left
    assert his.id not in left


def test_a_carers_conversation_cannot_be_begun_with_the_person_looked_after(both, pair):
    hers, _ = pair
    with pytest.raises(InputRefused) as refused:
        interviewing.begin(both.laptop, replace(tool_choice("carer-plan/1.0.1", ""), person=hers.person))
    assert refused.value.code == "usecases.other_person"


def test_the_part_on_the_other_ones_life_is_closed_and_last(both):
    session = interviewing.begin(both.laptop, tool_choice(WIDE, "Effie", looks_after="Jean"))
    pages = tuple(session.instrument.pages())
    assert pages[-1].id == "their_life"
    assert [item.id for item in open_items(session) if item.id.startswith("their_life.")] == [
        "their_life.wanted"
    ]
    drawn = screen_of(steps.go_to(session, "their_life")).page
    assert [item.open for item in drawn.items] == [False]
    assert own_catalogue().by_key("carer-review/2.0.1").page_of.get("their_life.wanted") is None


def test_a_yes_opens_it_and_a_no_does_not(both):
    session = interviewing.begin(both.laptop, tool_choice(WIDE, "Flora", looks_after="Jean"))
    for said, opened in (("no", 1), ("yes", 4)):
        session, _ = steps.answer_item(session, "their_life.wanted", said)
        assert len([one for one in open_items(session) if one.id.startswith("their_life.")]) == opened


def test_it_is_on_no_paper_of_the_carer_leaves_in_no_line_and_is_no_outcome(both, tmp_path):
    record = talked_through(both.laptop, WIDE, name="Gordon", looks_after="Jean")
    person = " ".join(words_read(render_sheet(both.laptop, record, "person"), tmp_path))
    assert record.answers["their_life.words"].value == "said at their_life.words"
    assert "their_life" not in person
    assert "Jean has a good life" not in person
    (line,) = [one for one in preview(both.laptop).lines if record.id in one]
    assert "their_life" not in line
    pages = {page.id: page for page in own_catalogue().by_key(WIDE).pages()}
    assert {item.privacy.value for item in pages["their_life"].items} == {"keep"}
    assert pages["their_life"].outcome == ""
