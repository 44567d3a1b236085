"""The desk fetches what waits, signs beside it, and gives a lost receipt again; nothing there is believed."""

import shutil
from dataclasses import replace

import boto3
import pytest

from tests.kit.bundles import record
from tests.kit.joined import PROJECT_FILE, put_on_file
from tests.kit.loopback import allowed
from tests.kit.servers import PASSWORD, USER, may_make_users_up, s3, sshd, webdav
from tests.kit.talks import finished_talk
from udset_desktop.foundation.problems import EnvironmentFailure, InputRefused
from udset_desktop.foundation.resources import resource_path
from udset_desktop.usecases.carrying import (
    carrier_in,
    deliver,
    forget_carrier,
    journeys,
    keep_carrier,
    own_key,
    parse_address,
)
from udset_desktop.usecases.enrolling import update
from udset_desktop.usecases.exporting import make_bundles
from udset_desktop.usecases.fetching import fetch_bundles
from udset_desktop.usecases.merging import PoolAddress, init_pool, pool_status
from udset_desktop.usecases.projects import set_project, write_pack
from udset_desktop.usecases.stages import Stage, stage_of
from udset_desktop.usecases.standing import site_folder


@pytest.fixture
def pool(both, tmp_path):
    made = PoolAddress(place=str(tmp_path / "pool.sqlite"))
    init_pool(both.desk, made)
    return made


@pytest.fixture
def place(both, tmp_path):
    folder = tmp_path / "place"
    folder.mkdir()
    for workplace, desk in ((both.laptop, False), (both.desk, True)):
        keep_carrier(workplace, parse_address(str(folder)), desk=desk)
    return folder


def sent(both, *seeds):
    put_on_file(both.laptop, *(record(seed) for seed in seeds))
    make_bundles(both.laptop)
    return deliver(both.laptop)


def received(both):
    deliver(both.laptop)
    return [bool(one.received_utc) for one in reversed(journeys(both.laptop))]


def told(done):
    return [one.state for one in done.outcome.files], done.receipts


def test_no_place_is_a_sentence(both, pool):
    with pytest.raises(InputRefused, match=r"fetching\.no_place"):
        fetch_bundles(both.desk, pool)


def test_the_place_of_the_desk_is_its_own(both, place):
    forget_carrier(both.desk, desk=True)
    assert carrier_in(both.desk, desk=True) is None
    assert carrier_in(both.laptop) is not None
    assert own_key(both.desk, desk=True).public != own_key(both.laptop).public


def test_what_waits_comes_in_once_and_the_laptop_learns_of_it(both, pool, place):
    sent(both, 1)
    assert told(fetch_bundles(both.desk, pool)) == (["merged"], 1)
    assert told(fetch_bundles(both.desk, pool)) == ([], 0)
    sent(both, 2)
    done = fetch_bundles(both.desk, pool)
    assert told(done) == (["merged"], 1)
    log = [line.what for line in both.desk.require_desk().vault.load_audit_lines()]
    assert log.count("bundles_fetched") == 3  # each going there, also the one that found nothing
    assert done.outcome.files[0].file.endswith(".udset")
    assert pool_status(both.desk, pool).records == 2
    assert received(both) == [True, True]
    assert [one.name for one in both.desk.home.desk_folder.glob("fetch-*")] == []


def test_a_receipt_that_was_lost_there_is_given_again(both, pool, place):
    sent(both, 1)
    fetch_bundles(both.desk, pool)
    (receipt,) = place.glob("*.udsetreceipt")
    receipt.unlink()
    assert told(fetch_bundles(both.desk, pool)) == (["again"], 1)
    assert received(both) == [True]
    assert told(fetch_bundles(both.desk, pool, again=True))[0] == ["again"]


def test_another_coordinators_receipt_keeps_its_name_and_ours_lies_beside_it(both, pool, place):
    sent(both, 1)
    (bundle,) = place.glob("*.udset")
    other = bundle.with_suffix(".udsetreceipt")
    other.write_bytes(b"of another coordinator")
    assert told(fetch_bundles(both.desk, pool)) == (["merged"], 1)
    assert other.read_bytes() == b"of another coordinator"
    assert len(list(place.glob("*.udsetreceipt"))) == 2
    assert told(fetch_bundles(both.desk, pool)) == ([], 0)
    assert received(both) == [True]


def test_what_is_no_bundle_is_refused_and_the_others_go_on(both, pool, place):
    sent(both, 1)
    (place / "letter.udset").write_bytes(b"a letter")
    (place / "half.udset.1234.part").write_bytes(b"half")
    done = fetch_bundles(both.desk, pool)
    assert sorted(told(done)[0]) == ["merged", "refused"]
    assert done.outcome.refused == 1
    assert [one.file for one in done.outcome.files if one.state == "refused"] == ["letter.udset"]
    assert pool_status(both.desk, pool).records == 1


def test_a_place_that_is_away_changes_nothing(both, pool, place):
    place.rmdir()
    with pytest.raises(EnvironmentFailure, match="no_folder"):
        fetch_bundles(both.desk, pool)


@pytest.fixture(params=["sftp", "webdav", "s3"])
def server(request, tmp_path):
    """The address of a real server of each kind, with what opens it."""
    (tmp_path / "web" / "in").mkdir(parents=True)
    if request.param == "sftp":
        if not may_make_users_up():
            pytest.skip("no user may be made up here")
        with sshd(tmp_path / "sshd") as made:
            address = parse_address(f"sftp://127.0.0.1:{made.port}{made.folder}/in")
            yield replace(address, user=USER, password=PASSWORD, host_key=made.host_key)
    elif request.param == "webdav":
        with webdav(tmp_path / "web") as port:
            yield replace(parse_address(f"http://127.0.0.1:{port}/in"), user=USER, password=PASSWORD)
    else:
        with s3() as port:
            opens = {"aws_access_key_id": "start", "aws_secret_access_key": "start"}
            store = boto3.client(
                "s3", endpoint_url=f"http://127.0.0.1:{port}", region_name="us-east-1", **opens
            )
            with allowed():
                store.create_bucket(Bucket="machair")
            address = parse_address(f"s3+http://127.0.0.1:{port}/machair/in")
            yield replace(address, user="start", password="start")


@pytest.mark.usefixtures("to_this_machine")
def test_from_a_real_server_and_the_receipt_back_to_it(both, pool, server):
    for workplace, desk in ((both.laptop, False), (both.desk, True)):
        keep_carrier(workplace, server, desk=desk)
    sent(both, 1)
    assert told(fetch_bundles(both.desk, pool)) == (["merged"], 1)
    assert told(fetch_bundles(both.desk, pool)) == ([], 0)
    assert received(both) == [True]


def test_a_line_that_waited_and_counts_later_is_told_to_the_laptop_by_a_second_receipt(both, pool, place):
    own = site_folder(both.desk.home) / "user-review" / "1.9.0"
    shutil.copytree(resource_path("instruments", "user-review", "1.0.0"), own)
    told_in = own / "instrument.toml"
    told_in.write_text(
        told_in.read_text("utf-8").replace('version = "1.0.0"', 'version = "1.9.0"', 1), "utf-8"
    )
    file = place.parent / "own.toml"
    file.write_text(PROJECT_FILE.replace('"user-review/1.0.0"', '"user-review/1.9.0"'), "utf-8")
    set_project(both.desk, file)
    update(both.laptop, write_pack(both.desk, place.parent / "own.udsetpack").file)
    agnes = finished_talk(both.laptop, "Agnes", instrument="user-review/1.9.0")
    make_bundles(both.laptop)
    deliver(both.laptop)
    away = own.rename(place.parent / "away")  # this desk has not got the definition yet
    fetch_bundles(both.desk, pool)
    deliver(both.laptop)
    assert stage_of(both.laptop, agnes.id) is Stage.HELD
    fetch_bundles(both.desk, pool)
    deliver(both.laptop)
    assert stage_of(both.laptop, agnes.id) is Stage.HELD
    away.rename(own)
    fetch_bundles(both.desk, pool)
    deliver(both.laptop)
    assert stage_of(both.laptop, agnes.id) is Stage.RECEIVED
    assert fetch_bundles(both.desk, pool).outcome.files == ()
    assert len(list(place.glob("*.udsetreceipt"))) == 2
