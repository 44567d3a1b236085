import pytest

from udset_desktop.instrument.tables import DEEPEST, FindingList, TableReader, parse_toml


def reader_of(table):
    return TableReader(table, "file", FindingList())


def codes_of(reader):
    return [finding.code for finding in reader.findings.found]


@pytest.mark.parametrize("entry", ["Feeling", "1st", "", "a" * 41, 3, ["a"], "a-b", "a.b", "ä"])
def test_what_is_no_short_name_becomes_a_finding(entry):
    reader = reader_of({"id": entry})

    assert reader.word("id") == ""
    assert codes_of(reader) == ["instrument.not_an_id"]


def test_a_name_that_may_be_missing_is_empty_and_no_finding():
    reader = reader_of({})

    assert reader.word("id", needed=False) == ""
    assert reader.words("ids") == ()
    assert reader.number("n") is None
    assert reader.tables("t") == ()
    assert not reader.table("one").keys()
    assert codes_of(reader) == []


@pytest.mark.parametrize(
    ("call", "entry", "code"),
    [
        ("flag", "yes", "instrument.not_a_flag"),
        ("number", -1, "instrument.not_a_number"),
        ("number", True, "instrument.not_a_number"),
        ("number", "4", "instrument.not_a_number"),
        ("words", "a", "instrument.not_a_list"),
        ("words", ["a"] * 500, "instrument.not_a_list"),
        ("words", ["a", "B"], "instrument.not_an_id"),
        ("words", ["a", "a"], "instrument.twice_in_list"),
        ("texts", "a", "instrument.not_texts"),
        ("texts", {"en": 1}, "instrument.not_texts"),
        ("tables", {"a": 1}, "instrument.not_a_list"),
        ("table", 4, "instrument.not_a_table"),
    ],
)
def test_content_of_the_wrong_kind_becomes_one_finding(call, entry, code):
    reader = reader_of({"key": entry})

    getattr(reader, call)("key")

    assert codes_of(reader) == [code]


def test_keys_nobody_asked_for_are_named_at_the_end():
    reader = reader_of({"id": "a", "colour": "red"})
    reader.word("id")

    reader.close()

    assert codes_of(reader) == ["instrument.unknown_key"]
    assert reader.findings.found[0].context == {"key": "colour"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe", "instrument.not_utf8"),
        (b"id = ", "instrument.not_toml"),
        (b"a = " + b"[" * 5_000, "instrument.not_toml"),
        (b"a = " + b"[" * DEEPEST + b"1" + b"]" * DEEPEST, "instrument.too_deep"),
        (b"#" * 101, "instrument.file_too_large"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path, content, code):
    path = tmp_path / "instrument.toml"
    path.write_bytes(content)
    findings = FindingList()

    table = parse_toml(path, findings, limit_bytes=100 if code.endswith("large") else 100_000)

    assert table == {}
    assert [finding.code for finding in findings.found] == [code]


def test_a_missing_file_is_a_finding_and_no_crash(tmp_path):
    findings = FindingList()

    assert parse_toml(tmp_path / "none.toml", findings, limit_bytes=10) == {}
    assert findings.found[0].where == "none.toml"


def test_ordinary_depth_is_read(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text("a.b.c = [[1]]", encoding="utf-8")
    findings = FindingList()

    assert parse_toml(path, findings, limit_bytes=100) == {"a": {"b": {"c": [[1]]}}}
    assert findings.found == []


def test_a_whole_number_is_read():
    assert reader_of({"n": 3}).number("n") == 3
