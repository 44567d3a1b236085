from udset_desktop.measures.offers import TOO_FEW, OfferRow, offer_rows

SAID = ("accepted", "said_no")
TYPES = ("own_care_manager", "third_party")


def rows_of(counts, threshold=5):
    return offer_rows(counts, types=TYPES, said=SAID, threshold=threshold)


def told(rows):
    return [(row.quarter, row.interviewer_type, row.said, row.n) for row in rows]


def test_enough_are_told_and_nobody_at_all_is_no_secret():
    rows = rows_of({("2026-Q2", "third_party", "accepted"): 12})
    assert told(rows) == [
        ("2026-Q2", "third_party", "accepted", 12),
        ("2026-Q2", "third_party", "said_no", 0),
    ]


def test_a_small_number_is_not_told_and_says_why():
    counts = {("2026-Q2", "third_party", "accepted"): 12, ("2026-Q2", "third_party", "said_no"): 4}
    assert rows_of(counts)[1] == OfferRow(
        quarter="2026-Q2", interviewer_type="third_party", said="said_no", n=None, why_hidden=TOO_FEW
    )
    assert rows_of(counts, threshold=4)[1].n == 4


def test_the_latest_quarter_stands_first_and_kinds_stand_in_the_order_of_their_list():
    counts = {
        ("2026-Q1", "third_party", "said_no"): 90,
        ("2026-Q2", "third_party", "said_no"): 9,
        ("2026-Q2", "own_care_manager", "said_no"): 6,
        ("2026-Q2", "somebody_new", "said_no"): 7,
    }
    assert [row[:2] for row in told(rows_of(counts))[::2]] == [
        ("2026-Q2", "own_care_manager"),
        ("2026-Q2", "third_party"),
        ("2026-Q1", "third_party"),
    ]


def test_without_offers_there_is_no_row():
    assert rows_of({}) == ()
