"""Each tool that is held with a person, from Begin to the sheets, the case system, the bundle and the measures."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.kit import canaries
from tests.kit.joined import joined
from tests.kit.papers import words_read
from tests.kit.tools import ALONE, EVERY_TOOL, HELD_WITH, talked_through, tool_choice
from udset_desktop.foundation.problems import Severity
from udset_desktop.foundation.resources import resource_path
from udset_desktop.instrument.catalogue import own_catalogue
from udset_desktop.instrument.codes import layout_of, told_by
from udset_desktop.instrument.model import Facet, Kind, Privacy
from udset_desktop.instrument.reader import find_all
from udset_desktop.interview.begin import check_begin
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.exporting import preview, write_bundles
from udset_desktop.usecases.importing import (
    answers_schema,
    copy_out,
    import_answers,
    show_interview,
)
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files
from udset_desktop.usecases.reporting import measure_rows
from udset_desktop.usecases.summarising import render_sheet

TOOLS = tuple(HELD_WITH)
PLANS = ("user-plan/1.0.0", "carer-plan/1.0.1")


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    made = joined(tmp_path_factory.mktemp("tools"), EVERY_TOOL)
    yield made
    made.close()


@pytest.fixture(scope="module")
def talks(both):
    """One conversation with each tool."""
    return {key: talked_through(both.laptop, key, looks_after="Jean") for key in TOOLS}


def test_the_tools_talked_through_are_the_newest_of_each_line():
    newest = {one.key.rpartition(".")[0]: own_catalogue().by_key(one.key) for one in own_catalogue().listed()}
    assert {one.key: one.about for one in newest.values() if one.is_held} == HELD_WITH


@pytest.mark.parametrize("key", TOOLS)
def test_a_talk_goes_from_begin_to_both_sheets(both, talks, key, tmp_path):
    record = talks[key]
    person = " ".join(words_read(render_sheet(both.laptop, record, "person"), tmp_path))
    review = " ".join(words_read(render_sheet(both.laptop, record, "review"), tmp_path))
    assert "an evening to myself" in person
    for item in own_catalogue().by_key(key).items():
        if item.kind is not Kind.WORDS or item.id not in record.answers:
            continue
        words = f"said at {item.id}"
        printed = item.privacy is Privacy.REVIEWED and not item.alone
        assert (words in person) is printed, item.id
        assert words in review, item.id


@pytest.mark.parametrize("key", TOOLS)
def test_begin_offers_it_by_its_own_title(both, key):
    lists = interviewing.begin_choices(both.laptop)
    offered = {one.code: one.words for one in lists.instruments}
    title = own_catalogue().by_key(key).words("instrument.title")
    alike = [one for one in TOOLS if own_catalogue().by_key(one).words("instrument.title") == title]
    assert offered[key] == (title if alike == [key] else f"{title}, {key.rpartition('/')[2]}")
    assert not set(ALONE) & set(offered)


@pytest.mark.parametrize("key", TOOLS)
def test_what_may_leave_leaves_and_nothing_else(both, talks, key):
    record = talks[key]
    (line,) = [one for one in preview(both.laptop).lines if record.id in one]
    instrument = own_catalogue().by_key(key)
    codes = json.loads(line)["codes"]
    told = {
        cell.item.id: told_by(cell, codes[cell.at : cell.at + cell.width])
        for cell in layout_of(instrument).cells
    }
    for item in instrument.items():
        assert (item.id in told) is (item.privacy is Privacy.SHARE and not item.choices_from)
        if item.id in told and item.id in record.answers:
            assert told[item.id].value == record.answers[item.id].value
    assert "said at" not in line
    assert "Jean" not in line


@pytest.mark.parametrize("key", TOOLS)
def test_it_comes_back_from_an_answers_file_as_it_was(both, talks, key):
    record = talks[key]
    line = show_interview(both.laptop, record.interview)["interview"]
    line = {**line, "id": f"paper-{key.replace('/', '-')}", "person": {"ref": "P-1"}}
    (taken,) = import_answers(both.laptop, json.dumps(line).encode()).lines
    assert (taken.state, taken.findings) == ("new", ())
    again = show_interview(both.laptop, line["id"])["interview"]
    assert (again["answers"], again["actions"]) == (line["answers"], line["actions"])
    assert set(line["answers"]) <= set(
        answers_schema(both.laptop, key)["properties"]["answers"]["properties"]
    )


@pytest.mark.parametrize("key", TOOLS)
def test_the_authors_check_finds_nothing_that_refuses(key):
    found = find_all(resource_path("instruments", *key.split("/")))
    assert {one.severity for one in found} <= {Severity.NOTE}


@pytest.mark.parametrize("key", TOOLS)
def test_the_case_system_gets_words_and_no_codes(both, talks, key):
    record = talks[key]
    text = copy_out(both.laptop, record.interview)
    instrument = own_catalogue().by_key(key)
    codes = {code for item in instrument.items() for code in item.choices if "_" in code}
    codes |= {"fit-4", "not_asked", "not_really", record.id, record.interview, key, instrument.digest[:16]}
    assert [code for code in codes if code in text] == []
    assert "said at strengths.words" in text


def test_a_plan_is_counted_in_no_measure(tmp_path):
    canaries.plenty()
    both = joined(tmp_path, EVERY_TOOL)
    address = PoolAddress(place=str(tmp_path / "pool.sqlite"))
    init_pool(both.desk, address)

    def rows_after(*keys):
        for turn in range(12):
            for key in keys:
                talked_through(both.laptop, key, name=f"{key} {turn}", turn=turn // 6)
        files = [one.file for one in write_bundles(both.laptop, tmp_path)]
        assert merge_files(both.desk, address, files).numbers["new"] == 12 * len(keys)
        return measure_rows(both.desk, address)

    reviews = rows_after("user-review/1.0.1", "carer-review/1.0.1")
    assert {row.measure for row in reviews if row.base} == {"nm2", "nm3", "nm4"}
    assert rows_after(*PLANS) == reviews
    both.close()


@pytest.mark.parametrize("key", PLANS)
def test_a_plan_is_a_baseline_without_change_or_last_time(key):
    instrument = own_catalogue().by_key(key)
    since = {Facet.VERDICT, Facet.VERDICT_WHY, Facet.ASKING_CHANGED, Facet.ROLE, Facet.ALL_RIGHT}
    assert not since & {item.facet for item in instrument.items()}
    assert "change-4" not in {item.scale for item in instrument.items()}


def test_the_carers_plan_says_what_it_is_on_every_paper(both, talks, tmp_path):
    record = talks["carer-plan/1.0.1"]
    says = "It is not that plan."
    for kind in ("person", "review"):
        assert says in " ".join(words_read(render_sheet(both.laptop, record, kind), tmp_path))
    assert says in copy_out(both.laptop, record.interview)


def test_the_carers_plan_holds_what_a_support_plan_must(talks):
    answers = talks["carer-plan/1.0.1"].answers
    for item in (
        "caring.words",  # nature and extent
        "effect.words",  # impact
        "able.rating",
        "willing.rating",
        "emergency.ready",
        "future.ready",
        "health.rating",  # personal outcomes
        "needs.found",
        "local.words",
        "support.words",
        "support.instead",
        "break.wish",
        "sooner.words",
    ):
        assert answers[item].value is not None
    assert own_catalogue().by_key("carer-plan/1.0.1").by_id["needs.found"].choices == ("needs", "no_needs")


def test_a_carer_under_18_is_pointed_elsewhere(both):
    refused = check_begin(
        replace(tool_choice("carer-plan/1.0.1"), carer_under_18=True),
        both.laptop.require_project(),
        today_on=both.laptop.clock.today_on(),
    )
    assert "interview.young_carer" in {one.code for one in refused}
    first = next(own_catalogue().by_key("carer-plan/1.0.1").pages())
    assert {"caring.adults", "caring.prepares"} <= {item.id for item in first.items}
