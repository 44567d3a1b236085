"""Where bundles go, and sending them, by command."""

from __future__ import annotations

import pytest

from tests.kit.command import answers_file, interview, ran_well, run, training_home
from tests.kit.servers import PASSWORD, USER, may_make_users_up, sshd, webdav
from udset_desktop.foundation.places import Home
from udset_desktop.usecases.unlocking import unlock
from udset_desktop.usecases.workplace import open_workplace


@pytest.fixture
def home(tmp_path):
    home = training_home(tmp_path)
    lines = [interview(id=f"visit-{number}", person={"ref": f"p{number}"}) for number in range(6)]
    ran_well("interview", "import", answers_file(tmp_path / "a.jsonl", *lines), "--home", home)
    return home


@pytest.fixture
def place(home, tmp_path):
    folder = tmp_path / "share"
    folder.mkdir()
    ran_well("carrier", "set", folder, "--home", home)
    return folder


def test_the_chosen_place_is_told_and_forgotten(home, place):
    assert ran_well("carrier", "show", "--home", home, "--json").object == {
        "kind": "folder",
        "place": str(place),
    }
    ran_well("carrier", "forget", "--home", home)
    assert ran_well("carrier", "show", "--home", home, "--json").object["kind"] is None
    assert "No place" in ran_well("carrier", "show", "--home", home).out


def test_a_place_that_cannot_be_reached_is_not_kept(home, tmp_path):
    done = run("carrier", "set", tmp_path / "gone", "--home", home, "--json")
    assert (done.code, done.codes) == (6, ["delivery.no_folder"])
    assert ran_well("carrier", "show", "--home", home, "--json").object["kind"] is None


def test_an_address_with_a_password_is_refused_before_the_vault_opens(tmp_path):
    done = run("carrier", "set", "sftp://ann:heather@h/in", "--home", tmp_path / "none", "--json")
    assert (done.code, done.codes) == (2, ["delivery.password_in_address"])
    assert "heather" not in done.out + done.err


def stage(home):
    return {row["stage"] for row in ran_well("interview", "list", "--home", home, "--json").rows}


def test_what_waits_is_sent_and_what_arrived_is_learnt(home, place, tmp_path):
    made = ran_well("bundle", "write", "--home", home, "--json").object
    assert (made["records"], list(place.iterdir())) == (6, [])
    assert stage(home) == {"made"}
    sent = ran_well("deliver", "--home", home, "--json").object
    assert (sent["delivered"], sent["received"], sent["waiting"]) == (1, 0, 0)
    (file,) = place.iterdir()
    pool = tmp_path / "pool.sqlite"
    ran_well("pool", "init", pool, "--home", home)
    ran_well("pool", "merge", pool, file, "--home", home)
    told = ran_well("deliver", "--home", home, "--json").object
    assert (told["delivered"], told["received"]) == (0, 1)
    assert stage(home) == {"received"}


def test_a_stick_that_is_out_is_said_and_the_next_ask_sends(home, place):
    ran_well("bundle", "write", "--home", home)
    place.rmdir()
    done = run("deliver", "--home", home, "--json")
    assert (done.code, done.codes) == (6, ["delivery.no_folder"])
    place.mkdir()
    assert ran_well("deliver", "--home", home, "--json").object["delivered"] == 1


def test_nothing_is_sent_before_a_place_is_chosen(home):
    done = run("deliver", "--home", home, "--json")
    assert (done.code, done.codes) == (3, ["carrying.no_carrier"])


def test_a_receipt_that_came_by_hand_is_taken_once(home, tmp_path):
    (tmp_path / "stick").mkdir()
    ran_well("bundle", "write", "--to", tmp_path / "stick", "--home", home)
    pool = tmp_path / "pool.sqlite"
    ran_well("pool", "init", pool, "--home", home)
    ran_well("pool", "merge", pool, *(tmp_path / "stick").glob("*.udset"), "--home", home)
    (receipt,) = (tmp_path / "stick").glob("*.udsetreceipt")
    first = ran_well("receipt", "take", receipt, "--home", home, "--json").object
    assert (first["received"], first["records"], first["held"], first["number"]) == (1, 6, 0, 1)
    assert ran_well("receipt", "take", receipt, "--home", home, "--json").object["received"] == 0
    receipt.write_bytes(b"a letter")
    assert run("receipt", "take", receipt, "--home", home).code == 3


@pytest.fixture
def password_file(tmp_path):
    file = tmp_path / "password"
    file.write_text(f"{PASSWORD}\n")
    return file


def test_a_server_is_kept_only_with_the_fingerprint_that_was_told(
    home, tmp_path, password_file, to_this_machine
):
    if not may_make_users_up():
        pytest.skip("no user may be made up here")
    with sshd(tmp_path / "sshd") as server:
        place = f"sftp://{USER}@127.0.0.1:{server.port}{server.folder}/in"
        line = ("carrier", "set", place, "--password-file", password_file, "--home", home)
        first = run(*line, "--json")
        assert (first.code, first.codes) == (4, ["cli.look_at_fingerprint"])
        fingerprint = first.object["findings"][0]["context"]["fingerprint"]
        wrong = run(*line, "--fingerprint", "SHA256:other", "--json")
        assert (wrong.code, wrong.codes) == (4, ["cli.other_fingerprint"])
        ran_well(*line, "--fingerprint", fingerprint)
        ran_well("bundle", "write", "--home", home)
        assert ran_well("deliver", "--home", home, "--json").object["delivered"] == 1
        assert [file.suffix for file in (server.folder / "in").iterdir()] == [".udset"]


def test_a_laptop_s_own_key_lets_it_in(home, tmp_path, to_this_machine):
    if not may_make_users_up():
        pytest.skip("no user may be made up here")
    public = ran_well("carrier", "key", "--home", home, "--json").object["public"]
    assert ran_well("carrier", "key", "--home", home).out.splitlines()[-1] == public
    with sshd(tmp_path / "sshd") as server:
        server.let_in(public)
        place = f"sftp://{USER}@127.0.0.1:{server.port}{server.folder}/in"
        line = ("carrier", "set", place, "--own-key", "--home", home)
        fingerprint = run(*line, "--json").object["findings"][0]["context"]["fingerprint"]
        ran_well(*line, "--fingerprint", fingerprint)


def test_a_password_is_in_no_output_no_log_and_no_file(home, tmp_path, password_file, to_this_machine):
    (tmp_path / "dav").mkdir()
    with webdav(tmp_path / "dav") as port:
        line = ("carrier", "set", f"http://{USER}@127.0.0.1:{port}/", "--home", home)
        said = [
            ran_well(*line, "--password-file", password_file),
            ran_well("carrier", "show", "--home", home),
        ]
        password_file.write_text("otter\n")
        refused = run(*line, "--password-file", password_file)
        assert refused.code == 4
        ran_well("bundle", "write", "--home", home)
        said += [refused, ran_well("deliver", "--home", home), ran_well("audit", "--home", home)]
    assert PASSWORD not in "".join(one.out + one.err for one in said)
    kept = [file for file in home.rglob("*") if file.is_file()]
    assert [file for file in kept if PASSWORD.encode() in file.read_bytes()] == []


def test_what_waits_goes_by_itself_only_once_planned(home, place):
    ran_well("bundle", "write", "--home", home)
    assert ran_well("carrier", "schedule", "--home", home, "--json").object == {"at": None, "last": None}
    not_due = ran_well("deliver", "--due", "--home", home, "--json").object
    assert (not_due["delivered"], list(place.iterdir())) == (0, [])
    assert "Nothing is due" in ran_well("deliver", "--due", "--home", home).out
    ran_well("carrier", "schedule", "--at", "00:00", "--home", home)
    assert ran_well("deliver", "--due", "--home", home, "--json").object["delivered"] == 1
    told = ran_well("carrier", "schedule", "--home", home, "--json").object
    assert (told["at"], told["last"]["delivered"], told["last"]["problem"]) == ("00:00", 1, "")
    assert "each day from 00:00" in ran_well("carrier", "schedule", "--home", home).out
    ran_well("carrier", "schedule", "--off", "--home", home)
    assert "by itself" in ran_well("carrier", "schedule", "--home", home).out
    assert run("carrier", "schedule", "--at", "noon", "--home", home, "--json").codes == [
        "sending_plan.not_a_time"
    ]


def test_what_stopped_a_send_by_itself_is_told_later(home, place):
    ran_well("bundle", "write", "--home", home)
    ran_well("carrier", "schedule", "--at", "00:00", "--home", home)
    place.rmdir()
    assert run("deliver", "--due", "--home", home).code == 6
    told = ran_well("carrier", "schedule", "--home", home)
    assert "is not there" in told.out + told.err


def test_what_was_taken_apart_before_it_left_is_told(home, place):
    ran_well("bundle", "write", "--home", home)
    ran_well("carrier", "schedule", "--at", "00:00", "--home", home)
    workplace = open_workplace(Home(folder=home))
    unlock(workplace, "")
    vault = workplace.require_vault()
    vault.save_withdrawal(vault.load_records()[0].id, "all", "2026-06-01T09:00:00+00:00")
    workplace.close()
    told = ran_well("deliver", "--due", "--home", home, "--json")
    assert [one["code"] for one in told.object["findings"]] == ["carrying.taken_apart"]
    assert "Bundles taken apart before they left" in told.err
    assert "Bundles taken apart before they left" in ran_well("carrier", "schedule", "--home", home).err
