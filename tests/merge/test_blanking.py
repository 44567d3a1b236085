from tests.kit.pools import codes_of, definitions, line_of, record_of
from udset_desktop.merge.blanking import (
    blanked_line,
    has_no_key,
    parse_kept,
    render_kept,
    without_key,
)


def test_a_kept_line_is_spelled_as_it_came():
    line = line_of(record_of("r1", codes=codes_of(safe__rating="yes")))
    assert render_kept(parse_kept(line.line)) == line.line


def test_only_the_named_items_go_blank():
    record = record_of("r1", codes=codes_of(safe__rating="yes", people__rating="no"))
    blank = parse_kept(blanked_line(line_of(record).line, ["safe.rating", "no_such.item"], definitions()))
    assert blank.codes == codes_of(safe__rating="!taken_back", people__rating="no")


def test_blanking_twice_changes_nothing_more():
    line = line_of(
        record_of("r1", codes=codes_of(safe__rating="yes"), links={"safe.role_service": "day"})
    ).line
    once = blanked_line(line, ["safe.rating", "safe.role_service"], definitions())
    assert blanked_line(once, ["safe.rating"], definitions()) == once
    assert parse_kept(once).links == {}


def test_a_persons_key_goes_and_nothing_else():
    joined = line_of(record_of("r1", link="a1" * 16, links={"safe.role_service": "day"})).line
    plain = line_of(record_of("r1", links={"safe.role_service": "day"})).line
    assert (has_no_key(joined), has_no_key(plain), has_no_key(b"")) == (False, True, False)
    assert without_key(joined) == plain
    assert without_key(plain) == plain
