from __future__ import annotations

import json

import pytest

from tests.kit.interviews import CARER, USER, a_line, a_project, a_small_instrument, an_instrument
from udset_desktop.instrument.model import Kind
from udset_desktop.record.answers_file import _LINE_KEYS, VALUE_KEYS
from udset_desktop.record.answers_schema import schema_of


@pytest.mark.parametrize("key", [USER, CARER])
def test_the_schema_names_every_item_with_its_kind_of_answer(key):
    instrument = an_instrument(key)
    answers = schema_of(instrument, a_project())["properties"]["answers"]["properties"]
    items = {item.id: item for item in instrument.items() if item.kind is not Kind.NOTE}
    assert answers.keys() == items.keys()
    for item_id, item in items.items():
        assert VALUE_KEYS[item.kind] in answers[item_id]["properties"]
        assert ("scale" in answers[item_id]["properties"]) == bool(item.scales)


def test_the_schema_names_exactly_what_the_reader_reads():
    schema = schema_of(an_instrument(), a_project())
    assert set(schema["properties"]) == set(_LINE_KEYS)
    assert set(schema["required"]) <= set(a_line())
    assert schema["additionalProperties"] is False


def test_choices_are_the_instrument_s_and_the_project_s():
    answers = schema_of(an_instrument(), a_project())["properties"]["answers"]["properties"]
    assert answers["safe.role_service"]["properties"]["choice"] == {"enum": ["day_centre", "home_help"]}
    assert "in_between" in answers["safe.rating"]["properties"]["rating"]["enum"]
    service_place = schema_of(an_instrument(), a_project(place_field="service"))
    assert service_place["properties"]["about"]["properties"]["place"]["enum"] == [
        "",
        "day_centre",
        "home_help",
    ]


def test_every_kind_has_a_value_and_the_whole_is_json():

    schema = schema_of(a_small_instrument(), a_project())
    answers = schema["properties"]["answers"]["properties"]
    assert answers["first.whole"]["properties"]["whole"]["maximum"] == 120
    assert answers["first.date"]["properties"]["date"]["format"] == "date"
    assert answers["first.people"]["properties"]["people"]["type"] == "array"
    assert answers["first.flag"]["properties"]["flag"] == {"type": "boolean"}
    assert json.loads(json.dumps(schema)) == schema
