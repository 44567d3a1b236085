import pytest

from udset_desktop.foundation.problems import InstrumentRefused
from udset_desktop.instrument.framework_reader import find_framework, read_frameworks

FILE = """
id = "users"
about = "user"

[[version]]
version = "1"
name = { en = "First" }
group = [{ id = "life", name = { en = "Life" }, outcome = [
    { id = "safe", code = "S", category = "maintenance", name = { en = "Safe" } },
    { id = "free", code = "F", category = "change", name = { en = "Free" } },
] }]

[[version]]
version = "2"
name = { en = "Second" }
group = [{ id = "life", name = { en = "Life" }, outcome = [
    { id = "well", code = "W", category = "process", name = { en = "Well" } },
] }]

[[crosswalk]]
before = "1"
after = "2"
row = [{ kind = "merged", before = ["safe", "free"], after = ["well"] }]
"""


def read(tmp_path, *changes):
    text = FILE
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path = tmp_path / "users.toml"
    path.write_text(text, encoding="utf-8")
    return read_frameworks(path)


def refused_codes(tmp_path, *changes):
    with pytest.raises(InstrumentRefused) as refused:
        read(tmp_path, *changes)
    return [finding.code for finding in refused.value.findings]


def test_every_version_of_a_file_is_read_with_the_crosswalks_it_stands_in(tmp_path):
    first, second = read(tmp_path)

    assert [one.id for one in first.outcomes] == ["safe", "free"]
    assert first.crosswalks == second.crosswalks
    assert first.crosswalks[0].summable() == {}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ([('category = "change"', 'category = "growth"')], "instrument.unknown_word"),
        ([('code = "S"', "code = 3")], "instrument.not_an_id"),
        ([('kind = "merged"', 'kind = "alike"')], "instrument.unknown_word"),
        ([('kind = "merged"', 'kind = "split"')], "instrument.crosswalk_row"),
        ([('kind = "merged"', 'kind = "same"')], "instrument.crosswalk_row"),
        ([('id = "free"', 'id = "safe"')], "instrument.outcome_twice"),
        ([('after = "2"', 'after = "3"')], "instrument.unknown_version"),
        ([('["safe", "free"]', '["safe", "kind"]')], "instrument.crosswalk_outcome"),
        ([('about = "user"', 'about = "user"\ncolour = "red"')], "instrument.unknown_key"),
    ],
)
def test_a_framework_that_means_nothing_is_refused_with_its_reason(tmp_path, changes, code):
    assert code in refused_codes(tmp_path, *changes)


def test_an_outcome_in_two_rows_is_refused(tmp_path):
    twice = '["well"] }, { kind = "dropped", before = ["safe"], after = [] }]'

    assert refused_codes(tmp_path, ('["well"] }]', twice)) == ["instrument.crosswalk_outcome"]


def test_there_is_no_framework_of_another_version():
    assert find_framework("users", "1999") is None
