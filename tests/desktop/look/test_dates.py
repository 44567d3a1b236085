from udset_desktop.desktop.look.dates import exact_moment, long_date, long_moment, short_moment


def test_a_date_is_said_in_words():
    assert long_date("2026-06-03") == "3 June 2026"


def test_what_is_no_date_stays_as_it_is():
    assert long_date("soon") == "soon"
    assert short_moment("soon", "2026-06-03") == "soon"


def test_an_earlier_day_is_told_by_its_date():
    assert short_moment("2026-06-01T12:00:00+00:00", "2026-06-03") == "1 June 2026"


def test_a_moment_of_today_is_told_by_its_time():
    assert ":" in short_moment("2026-06-03T12:00:00+00:00", "2026-06-03")


def test_a_moment_of_another_day_is_told_with_its_time():
    assert exact_moment("2026-06-01T12:00:00+00:00", "2026-06-03") == long_moment("2026-06-01T12:00:00+00:00")
    assert "June" not in exact_moment("2026-06-03T12:00:00+00:00", "2026-06-03")
    assert exact_moment("soon", "2026-06-03") == "soon"


def test_a_moment_is_told_whole_and_what_is_none_stays_as_it_is():
    told = long_moment("2026-06-03T12:00:00+00:00")
    assert told.startswith("3 June 2026, ")
    assert ":00" in told
    assert long_moment("soon") == "soon"
    assert long_moment("0001-01-01T00:00:00+23:00") == "0001-01-01T00:00:00+23:00"
