"""The closed lists of a line: every word on one, the codes to the last bit."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from tests.kit.bundles import PROJECT, definitions, shareable, user_review
from tests.kit.decided import COMPARISON
from udset_desktop.bundle.allowed import UNKNOWN_INSTRUMENT, Allowed, codes_pattern
from udset_desktop.bundle.limits import MOST_ANCESTORS
from udset_desktop.instrument.codes import layout_of, told_by
from udset_desktop.instrument.model import Item, Kind, Page, Privacy, Section
from udset_desktop.project.switches import Switches

COMPARED = replace(PROJECT, switches=Switches(comparison=True))
LINKED = replace(PROJECT, switches=Switches(linking=True))


def fault(project=PROJECT, **changes):
    return Allowed(project, definitions()).fault_of(shareable(1, **changes))


def about(**changes):
    return msgspec.structs.replace(shareable(1).about, **changes)


def team(**changes):
    return (msgspec.structs.replace(shareable(1).interviewers[0], **changes),)


def test_an_honest_line_has_no_fault_twice_over():
    allowed = Allowed(PROJECT, definitions())
    assert [allowed.fault_of(shareable(seed)) for seed in (1, 2, 1)] == ["", "", ""]


@pytest.mark.parametrize(
    "changes",
    [
        {"respondent": "the neighbour"},
        {"mode": "by_post"},
        {"gap": "yesterday"},
        {"again": 2},
        {"quarter": "2026-05"},
        {"quarter": "2026-Q2\n"},
        {"others": ("Mrs Ross",)},
        {"others": ("partner", "partner")},
        {"interviewers": ()},
        {"interviewers": team() * 3},
        {"interviewers": team(type="Agnes")},
        {"interviewers": team(allocated="by chance")},
        {"interviewers": team(employer="yes ")},
        {"interviewers": team(known="well")},
        {"interviewers": team(key="Agnes")},
        {"about": about(age="71")},
        {"about": about(group="islanders")},
        {"about": about(partnership="elsewhere")},
        {"about": about(place="12 Shore Road")},
        {"about": about(place="", service="12 Shore Road")},
        {"instrument": "user-review"},
    ],
)
def test_a_word_on_no_list_is_a_fault(changes):
    assert fault(**changes) == "bundle.line_word_unknown"


def test_two_places_are_a_fault():
    assert fault(about=about(service="home_care")) == "bundle.line_two_places"
    item = next(iter(user_review().linked))
    assert fault(links={item: "home_care"}) == "bundle.line_two_places"


def test_links_name_role_items_and_services_only():
    item = next(iter(user_review().linked))
    nowhere = about(place="")
    assert fault(about=nowhere, links={item: "home_care"}) == ""
    assert fault(about=nowhere, links={item: "Agnes"}) == "bundle.line_word_unknown"
    assert fault(about=nowhere, links={"safe.words": "home_care"}) == "bundle.line_word_unknown"


def test_what_is_switched_off_does_not_come_in():
    key = "0" * 32
    assert fault(link=key) == "bundle.line_switched_off"
    assert fault(LINKED, link=key) == ""
    assert fault(LINKED, link="Agnes") == "bundle.line_switched_off"
    for changes in ({"key": key}, {"known": "yes"}, {"employer": "no"}, {"allocated": "rota"}):
        assert fault(interviewers=team(**changes)) == "bundle.line_switched_off"
        assert fault(COMPARED, interviewers=team(**changes)) == ""


@pytest.mark.parametrize(
    ("part", "changes"),
    [
        ("interviewer_key", {"key": "0" * 32}),
        ("known_before", {"known": "yes"}),
        ("same_employer", {"employer": "no"}),
        ("allocation", {"allocated": "rota"}),
    ],
)
def test_a_part_of_the_comparison_that_stays_at_home_is_not_taken(part, changes):
    whole = replace(PROJECT, switches=Switches(comparison=COMPARISON))
    less = replace(PROJECT, switches=Switches(comparison=replace(COMPARISON, **{part: False})))
    assert fault(whole, interviewers=team(**changes)) == ""
    assert fault(less, interviewers=team(**changes)) == "bundle.line_switched_off"


@pytest.mark.parametrize("record", ["", "Agnes Ross", "0123", "00000000-0000-1000-8000-000000000000"])
def test_a_record_has_a_random_id(record):
    assert fault(record=record) == "bundle.line_no_record_id"


@pytest.mark.parametrize(
    "changes",
    [
        {"revision": 2},
        {"revision": 0},
        {"ancestors": ("0" * 64,)},
        {"ancestors": ("0" * 64,) * 2, "revision": 3},
        {"ancestors": ("Agnes",), "revision": 2},
        {
            "ancestors": tuple(f"{at:064x}" for at in range(MOST_ANCESTORS + 1)),
            "revision": MOST_ANCESTORS + 2,
        },
    ],
)
def test_a_chain_names_as_many_digests_as_its_revision_says(changes):
    assert fault(**changes) == "bundle.line_chain_wrong"


def test_a_definition_not_here_and_an_altered_one_differ():
    assert fault(instrument="user-review/9.9.9/" + "0" * 16) == UNKNOWN_INSTRUMENT
    assert fault(instrument="user-review/1.0.0/" + "0" * 16) == "bundle.instrument_altered"


@pytest.mark.parametrize("codes", ["", "-", "Agnes Ross"])
def test_codes_of_another_length_are_a_fault(codes):
    assert fault(codes=codes) == "bundle.line_codes_wrong"


def test_the_pattern_agrees_with_reading_each_cell():
    """Every single character at every place, against the plain reader of codes."""
    instrument = user_review()
    layout, pattern = layout_of(instrument), codes_pattern(instrument)
    codes = shareable(3).codes
    assert pattern.fullmatch(codes)
    for at in range(layout.length):
        for sign in '0129azAZ+/-.?!~|_=" \n':
            changed = codes[:at] + sign + codes[at + 1 :]
            assert (pattern.fullmatch(changed) is not None) == _reads(layout, changed), (at, sign)


def small_instrument():
    items = tuple(
        Item(
            id=f"p.{at}",
            kind=kind,
            privacy=Privacy.SHARE,
            section="s",
            choices=tuple("abcdefghijklm"[:count]),
        )
        for at, (kind, count) in enumerate(
            ((Kind.FLAG, 0), (Kind.ONE, 3), (Kind.MANY, 5), (Kind.MANY, 6), (Kind.MANY, 7), (Kind.MANY, 12))
        )
    )
    section = Section(id="s", pages=(Page(id="p", section="s", items=items),))
    return replace(user_review(), sections=(section,))


def test_the_pattern_is_exact_for_lists_of_every_length():
    instrument = small_instrument()
    layout, pattern = layout_of(instrument), codes_pattern(instrument)
    for codes in ("1" + "2" + "=0" + "=Z" + "=Z1" + "=/Z", "-" + "." + "?0" + "!0" + "~00" + "_00"):
        for at in range(layout.length):
            for sign in "0123abvwxyzABCZ+/-.?!~|_= ":
                changed = codes[:at] + sign + codes[at + 1 :]
                assert (pattern.fullmatch(changed) is not None) == _reads(layout, changed), (at, sign)


def _reads(layout, codes) -> bool:
    try:
        for cell in layout.cells:
            told_by(cell, codes[cell.at : cell.at + cell.width])
    except (ValueError, IndexError, KeyError):
        return False
    return True
