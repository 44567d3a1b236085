"""What leaves the laptop, by command."""

from __future__ import annotations

import pytest

from tests.kit.bundles import record
from tests.kit.command import answers_file, interview, ran_well, run, training_home
from tests.kit.joined import PROJECT_FILE, joined, put_on_file
from tests.kit.worded_homes import worded_homes
from tests.kit.words_out import let_go, talk


@pytest.fixture
def home(tmp_path):
    home = training_home(tmp_path)
    lines = [interview(id=f"visit-{number}", person={"ref": f"p{number}"}) for number in range(6)]
    ran_well("interview", "import", answers_file(tmp_path / "a.jsonl", *lines), "--home", home)
    return home


@pytest.fixture
def bundle(home, tmp_path):
    (tmp_path / "out").mkdir()
    return ran_well("bundle", "write", "--to", tmp_path / "out", "--home", home, "--json").object


def test_what_is_ready_is_written_once(home, bundle, tmp_path):
    assert (bundle["records"], bundle["kind"]) == (6, "anonymised")
    again = ran_well("bundle", "write", "--to", tmp_path / "out", "--home", home, "--json")
    assert (again.object["file"], again.object["records"], again.object["held"]) == (None, 0, 0)


def test_a_dry_run_tells_the_same_and_makes_nothing(home, tmp_path):
    (tmp_path / "out").mkdir()
    told = ran_well("bundle", "write", "--dry-run", "--to", tmp_path / "out", "--home", home, "--json")
    assert (told.object["file"], told.object["records"]) == (None, 6)
    assert "Nothing was made" in told.err
    assert list((tmp_path / "out").iterdir()) == []
    done = ran_well("bundle", "write", "--to", tmp_path / "out", "--home", home, "--json")
    assert (done.object["number"], done.object["records"]) == (1, 6)
    again = ran_well("bundle", "write", "--dry-run", "--home", home, "--json")
    assert (again.object["file"], again.object["records"]) == (None, 0)


def test_what_leaves_is_said_to_be_confidential_still(home, tmp_path):
    (tmp_path / "out").mkdir()
    sentence = "still confidential: handle it as a case file"
    write = ("bundle", "write", "--to", tmp_path / "out", "--home", home, "--json")
    written = ran_well(*write)
    assert sentence in written.err
    assert sentence in ran_well("bundle", "show", written.object["file"], "--home", home, "--json").err
    assert sentence not in ran_well(*write).err, "nothing left"


def test_fewer_than_five_are_said_to_be_few(home, tmp_path):
    (tmp_path / "out").mkdir()
    assert "fewer than five" not in ran_well("bundle", "write", "--to", tmp_path / "out", "--home", home).out
    line = interview(id="visit-late", person={"ref": "p-late"})
    ran_well("interview", "import", answers_file(tmp_path / "c.jsonl", line), "--home", home)
    done = ran_well("bundle", "write", "--to", tmp_path / "out", "--home", home)
    assert "fewer than five" in done.out


def test_what_widening_did_is_told_also_where_nobody_would_have_stood_alone(tmp_path):
    both = joined(tmp_path, PROJECT_FILE.replace("people = 900", "people = 9"))
    put_on_file(both.laptop, *(record(number) for number in range(1, 7)))
    both.close()
    told = ran_well("bundle", "write", "--dry-run", "--home", both.laptop.home.folder, "--json")
    assert "With their place left empty: 6" in told.err


def test_what_stays_is_counted_and_says_why(home, tmp_path):
    permissions = {"talk": "yes", "figures": "no", "words": "no", "contact": "no"}
    line = interview(id="visit-no", person={"ref": "p-no"}, permissions=permissions)
    ran_well("interview", "import", answers_file(tmp_path / "b.jsonl", line), "--home", home)
    (tmp_path / "out").mkdir()
    done = ran_well("bundle", "write", "--to", tmp_path / "out", "--home", home, "--json")
    assert (done.object["records"], done.object["held"]) == (6, 1)
    assert "did not say yes" in done.err


def test_a_written_bundle_passes_its_check(home, bundle):
    told = ran_well("bundle", "check", bundle["file"], "--home", home, "--json").object
    assert (told["records"], told["held"], told["training"]) == (6, 0, True)
    assert (told["words"], told["words_read"]) == (0, None)


def test_show_lists_coarse_fields_and_no_word(home, bundle):
    shown = ran_well("bundle", "show", bundle["file"], "--home", home, "--json")
    assert {one["quarter"] for one in shown.rows} == {"2026-Q2"}
    assert "lock" not in shown.out
    assert "p1" not in shown.out


def test_show_says_which_stand_alone(home, tmp_path):
    lines = [interview(id=f"visit-{at}", person={"ref": f"p{at}"}) for at in range(6)]
    odd = interview(id="visit-odd", person={"ref": "p-odd"}, mode="telephone")
    ran_well("interview", "import", answers_file(tmp_path / "d.jsonl", *lines, odd), "--home", home)
    (tmp_path / "out").mkdir()
    written = ran_well("bundle", "write", "--to", tmp_path / "out", "--home", home, "--json").object
    shown = ran_well("bundle", "show", written["file"], "--home", home, "--json")
    assert [one["alone"] for one in shown.rows].count(True) == 1
    assert "1 of 7" in shown.err


def test_words_are_counted_and_who_read_them_is_said(tmp_path):
    homes = worded_homes(tmp_path)
    with homes.at_laptop() as workplace:
        let_go(workplace, talk(workplace))
    (tmp_path / "sent").mkdir()
    done = ran_well("bundle", "write", "--to", tmp_path / "sent", "--home", homes.laptop, "--json")
    assert "Read by somebody here: 1. Looked over by a second person as well: 1." in done.err
    assert "Who may read these words: Analyst, Lead officer." in done.err
    wrote = done.object
    assert (wrote["words"], wrote["words_read"], wrote["words_looked_over"]) == (1, 1, 1)
    assert wrote["words_about"] == [{"who": "user", "about": "things_to_do", "texts": 1}]
    at_desk = ran_well("bundle", "show", wrote["file"], "--home", homes.desk, "--json")
    assert (at_desk.rows[-1]["words"], at_desk.rows[-1]["words_read"]) == (1, None)
    assert "No bundle says who read them." in at_desk.err
    shown = ran_well("bundle", "show", wrote["file"], "--home", homes.laptop, "--json")
    assert (shown.rows[-1]["words"], shown.rows[-1]["words_read"]) == (1, 1)
    assert "A user, about things_to_do: 1." in shown.err
    assert "soup" not in shown.out + shown.err


def test_an_altered_bundle_is_refused(home, bundle, tmp_path):
    content = bytearray((tmp_path / "out").joinpath(bundle["file"]).read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "bad.udset").write_bytes(content)
    done = run("bundle", "check", tmp_path / "bad.udset", "--home", home, "--json")
    assert done.code == 3
    assert done.codes


def test_a_folder_that_is_not_there_loses_nothing(home, tmp_path):
    assert run("bundle", "write", "--to", tmp_path / "gone", "--home", home).code == 6
    (tmp_path / "out").mkdir()
    told = ran_well("bundle", "write", "--to", tmp_path / "out", "--home", home, "--json").object
    assert told["records"] == 6
