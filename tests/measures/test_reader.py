import pytest

from tests.kit.pools import definitions
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.foundation.resources import read_resource_text
from udset_desktop.measures.model import Measure, MeasureSet, Source
from udset_desktop.measures.reader import check_measures, load_measures, parse_measures

INSTRUMENTS = {key.split("/")[0]: one for key, one in definitions().items()}
TEXT = read_resource_text("measures", "national.toml")


def codes(text):
    with pytest.raises(InputRefused) as refused:
        parse_measures(text, where="x.toml")
    return {one.code for one in refused.value.findings}


def test_the_four_national_measures_fit_their_instruments():
    measures = load_measures()
    assert [one.id for one in measures.measures] == ["nm1", "nm2", "nm3", "nm4"]
    assert check_measures(measures, INSTRUMENTS) == ()


def test_an_item_that_is_no_travelling_rating_is_found():
    source = Source(instrument="user-review", whose="users", items=("safe.words",))
    measures = MeasureSet(
        id="x",
        favourable={},
        beside={},
        measures=(Measure(id="m", labels={}, rule="two-favourable", sources=(source,)),),
    )
    assert [one.code for one in check_measures(measures, INSTRUMENTS)] == ["measures.no_such_item"]


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("format = 1", "format = 2", "measures.other_format"),
        ("format = 1", "format = ", "measures.not_toml"),
        ("format = 1", 'format = "1"', "measures.not_understood"),
        ('"mostly"]', '"often"]', "measures.no_such_word"),
        ('fit-3 = ["yes"]', 'fit-4 = ["yes"]', "measures.scale_twice"),
        ('id = "nm2"', 'id = "nm1"', "measures.id_twice"),
        ('rule = "both-favourable"', 'rule = "best-of"', "measures.no_such_rule"),
        ('rule = "both-favourable"', 'rule = "two-favourable"', "measures.items_do_not_fit"),
        ('each = "two-favourable"\n', "", "measures.each_wrong"),
        ('each = "two-favourable"', 'each = "both-favourable"', "measures.each_wrong"),
        ("sensitive = true", 'each = "two-favourable"', "measures.each_wrong"),
        ('whose = "carers", items = ["say', 'whose = "users", items = ["say', "measures.whose_wrong"),
        ('whose = "users", items = ["chances', 'whose = "staff", items = ["chances', "measures.whose_wrong"),
    ],
)
def test_everything_wrong_with_a_file_is_told(before, after, code):
    assert before in TEXT
    assert code in codes(TEXT.replace(before, after, 1))


def test_two_kinds_of_people_cannot_share_a_two_item_rule():
    text = TEXT.replace(
        'source = [{ instrument = "carer-review", whose = "carers", items = ["supported.rating", "able.rating"] }]',
        'source = [{ instrument = "carer-review", whose = "carers", items = ["supported.rating", "able.rating"] },'
        ' { instrument = "user-review", whose = "users", items = ["safe.rating", "chances.rating"] }]',
    )
    assert "measures.items_do_not_fit" in codes(text)
