from udset_desktop.measures.model import Measure, Source

TWO = Source(instrument="carer-review", whose="carers", items=("supported.rating", "able.rating"))


def test_a_line_of_one_item_alone_has_its_own_rule():
    measure = Measure(id="m", labels={}, rule="both-favourable", each="two-favourable", sources=(TWO,))
    assert [measure.rule_of(whose) for whose in ("a", "b", "both")] == [
        "two-favourable",
        "two-favourable",
        "both-favourable",
    ]


def test_without_one_all_lines_share_the_measures_rule():
    measure = Measure(id="m", labels={}, rule="two-favourable", sources=(TWO,))
    assert {measure.rule_of(whose) for whose in ("users", "carers", "both")} == {"two-favourable"}
