import shutil

import pytest

from tests.kit.definitions import definition_folder
from udset_desktop.foundation.problems import InstrumentRefused
from udset_desktop.foundation.resources import resource_path
from udset_desktop.instrument import catalogue as module
from udset_desktop.instrument.catalogue import (
    Catalogue,
    list_instruments,
    load_framework,
    load_instrument,
    released_digests,
)
from udset_desktop.instrument.model import Facet

REVIEWS = [
    *(f"carer-review/{version}" for version in ("1.0.0", "1.0.1", "2.0.0", "2.0.1", "2.1.0", "2.1.1")),
    *(f"user-review/{version}" for version in ("1.0.0", "1.0.1")),
]
PLANS = ["carer-plan/1.0.0", "carer-plan/1.0.1", "user-plan/1.0.0"]
WORKERS = [
    "outcomes-summary/1.0.0",
    "reflection/1.0.0",
    "service-experience/1.0.0",
    "worker-experience/1.0.0",
]
RELEASED = sorted([*REVIEWS, *PLANS, *WORKERS])


def refusal(call, *args):
    with pytest.raises(InstrumentRefused) as refused:
        call(*args)
    return refused.value.code


def test_shipped_instruments_are_listed_with_their_digests():
    assert [one.key for one in list_instruments()] == RELEASED
    for one in list_instruments():
        assert load_instrument(one.id, one.version).digest == one.digest


def test_a_released_version_is_never_changed():
    # A change to a released folder needs a new version beside it; never a new line here.
    assert {one.key: one.digest for one in list_instruments()} == released_digests()


def test_a_folder_changed_after_its_release_is_refused(tmp_path, monkeypatch):
    shutil.copytree(resource_path("instruments"), tmp_path / "instruments")
    text = tmp_path / "instruments" / "user-review" / "1.0.0" / "text.en.toml"
    text.write_text(text.read_text(encoding="utf-8").replace("Do you feel safe,", "You feel safe,"), "utf-8")
    monkeypatch.setattr(module, "resource_path", tmp_path.joinpath)

    assert refusal(Catalogue().instrument, "user-review", "1.0.0") == "instrument.altered"


@pytest.mark.parametrize(
    ("instrument_id", "version"),
    [
        ("user-review", "9.0.0"),
        ("../user-review", "1.0.0"),
        ("user-review", "../1.0.0"),
        ("", ""),
        ("/", "1"),
    ],
)
def test_what_is_not_there_or_no_name_is_unknown(instrument_id, version):
    catalogue = Catalogue()

    assert not catalogue.has(instrument_id, version)
    assert refusal(catalogue.instrument, instrument_id, version) == "instrument.unknown"


def test_site_folders_stand_beside_the_programs_own(tmp_path):
    definition_folder(tmp_path / "small-talk" / "1.0.0")
    catalogue = Catalogue((tmp_path,))

    assert catalogue.by_key("small-talk/1.0.0").id == "small-talk"
    assert [one.key for one in catalogue.listed()] == sorted([*RELEASED, "small-talk/1.0.0"])


def test_a_definition_under_another_name_is_refused(tmp_path):
    definition_folder(tmp_path / "big-talk" / "1.0.0")

    assert refusal(Catalogue((tmp_path,)).by_key, "big-talk/1.0.0") == "instrument.other_folder"


def test_the_newest_version_is_found_by_number_and_not_by_spelling(tmp_path):
    for version in ("1.9.0", "1.10.0"):
        definition_folder(tmp_path / "small-talk" / version, ('version = "1.0.0"', f'version = "{version}"'))

    assert Catalogue((tmp_path,)).newest("small-talk").version == "1.10.0"
    assert refusal(Catalogue().newest, "wings") == "instrument.unknown"


def test_an_instrument_is_read_once():
    catalogue = Catalogue()

    assert catalogue.instrument("user-review", "1.0.0") is catalogue.by_key("user-review/1.0.0")


def test_frameworks_are_found_by_version():
    assert Catalogue().framework("users", "2012").version == "2012"
    assert refusal(load_framework, "users", "1999") == "instrument.unknown_framework"


@pytest.mark.parametrize("key", REVIEWS)
def test_each_review_has_the_four_sections_and_every_outcome(key):
    instrument = Catalogue().by_key(key)
    framework = load_framework(instrument.framework_id, instrument.framework_version)

    assert [section.id for section in instrument.sections][:4] == ["help", "life", "happens", "overall"]
    outcomes = {page.outcome for page in instrument.pages() if page.outcome}
    assert outcomes == {outcome.id for outcome in framework.outcomes}
    for page in instrument.pages():
        if page.outcome:
            assert page.id == page.outcome
            for facet in (Facet.WORDS, Facet.RATING, Facet.HELPS, Facet.HINDERS, Facet.WANTED, Facet.TAGS):
                assert page.item(facet)
            for facet in (Facet.ROLE, Facet.ROLE_SERVICE, Facet.ROLE_BY, Facet.MATTERS, Facet.VERDICT):
                assert page.item(facet)


@pytest.mark.parametrize("key", [*REVIEWS, *PLANS])
def test_each_section_ends_with_room_for_something_else(key):
    instrument = Catalogue().by_key(key)

    for section in instrument.sections:
        if section.id == "their_life":
            continue  # one page about somebody else, and only if it is wished
        page = next(page for page in section.pages if page.id.startswith("else_"))
        assert [item.facet for item in page.items] == [Facet.WORDS, Facet.RATING, Facet.MATTERS]


def test_the_items_of_the_four_national_measures_are_where_the_measures_look():
    users, carers = Catalogue().by_key("user-review/1.0.0"), Catalogue().by_key("carer-review/1.0.0")

    for item in ("safe.rating", "say_in_plan.rating", "chances.rating"):
        assert users.by_id[item].may_travel
    for item in ("say_in_plan.rating", "supported.rating", "able.rating"):
        assert carers.by_id[item].may_travel


def test_change_outcomes_ask_whether_it_is_all_right_and_the_plan_does_not():
    users = Catalogue().by_key("user-review/1.0.0")
    changing = [page.id for page in users.pages() if page.item(Facet.ALL_RIGHT)]

    assert changing == ["confidence", "mobility", "symptoms"]
    assert {users.by_id[f"{page}.rating"].scale for page in changing} == {"change-4"}


@pytest.mark.parametrize("key", RELEASED[:2])
def test_carers_are_asked_about_the_other_person_only_when_alone(key):
    instrument = Catalogue().by_key(key)

    assert {item.id.partition(".")[0] for item in instrument.items() if item.alone} == {"relationship"}


@pytest.mark.parametrize("key", RELEASED[:2])
def test_equal_partner_tags_stand_on_carers_answers_about_services(key):
    instrument = Catalogue().by_key(key)
    tagged = {page.id for page in instrument.pages() if page.item(Facet.EPIC)}

    assert tagged == {page.id for page in instrument.sections[2].pages if page.outcome}


@pytest.mark.parametrize("key", RELEASED)
def test_own_verdict_is_asked_only_after_an_earlier_conversation(key):
    for item in Catalogue().by_key(key).items():
        if item.facet is Facet.VERDICT:
            assert (item.asked_if.item, item.asked_if.values) == ("@earlier", ("yes",))


@pytest.mark.parametrize("key", RELEASED)
def test_nothing_said_about_somebody_else_can_leave(key):
    instrument = Catalogue().by_key(key)
    stays = {"their_help.words", "views.person", "views.carer", "strengths.people", "caring.works_in_care"}
    own_view = "views.carer" if instrument.about == "carer" else "views.person"

    for item_id in stays - {own_view}:
        if item_id in instrument.by_id:
            assert instrument.by_id[item_id].privacy == "keep"


def test_two_that_are_called_the_same_are_told_apart_by_their_version():
    keys = ("user-review/1.0.1", "carer-review/1.0.1", "carer-review/2.1.1")
    titles = Catalogue().titles(keys, "en")
    assert tuple(titles) == keys
    assert len(set(titles.values())) == 3
    assert titles["carer-review/2.1.1"].endswith(", 2.1.1")
    assert "," not in titles["user-review/1.0.1"]
