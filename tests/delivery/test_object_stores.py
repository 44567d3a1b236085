"""A server on the web, real ones: rclone's WebDAV and moto's S3; whole files, and a sentence for all else."""

from __future__ import annotations

import urllib.request
from dataclasses import replace

import boto3
import pytest

from tests.kit.loopback import allowed
from tests.kit.servers import OTHER_PASSWORD, PASSWORD, USER, cut_after, free_port, s3, silent, webdav
from tests.kit.small_disk import small_disk
from udset_desktop.delivery.address import parse_address
from udset_desktop.delivery.carrier import put_whole
from udset_desktop.delivery.opening import open_carrier
from udset_desktop.foundation.problems import AccessRefused, Cancelled, EnvironmentFailure, InputRefused
from udset_desktop.foundation.progress import NO_CONTROL

CONTENT = bytes(range(256)) * 4000
BUCKET = "machair"

pytestmark = pytest.mark.usefixtures("to_this_machine")


class Stop:
    def checkpoint(self, share=None):
        raise Cancelled


class Dav:
    """A folder behind rclone."""

    def __init__(self, folder, port):
        self.folder, self.port = folder, port
        self.address = replace(parse_address(f"http://127.0.0.1:{port}/in"), user=USER, password=PASSWORD)

    def there(self):
        return {file.name: file.read_bytes() for file in (self.folder / "in").iterdir()}

    def lay(self, name, content):
        (self.folder / "in" / name).write_bytes(content)

    def clear(self):
        for file in (self.folder / "in").iterdir():
            file.unlink()


class Bucket:
    """A bucket of moto that believes one key and no other."""

    def __init__(self, port):
        self.port = port
        web = f"http://127.0.0.1:{port}"
        start = {"aws_access_key_id": "start", "aws_secret_access_key": "start", "region_name": "us-east-1"}
        iam = boto3.client("iam", endpoint_url=web, **start)
        iam.create_user(UserName=USER)
        every = '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}'
        iam.put_user_policy(UserName=USER, PolicyName="all", PolicyDocument=every)
        key = iam.create_access_key(UserName=USER)["AccessKey"]
        ask = urllib.request.Request(
            f"{web}/moto-api/reset-auth", data=b"0", headers={"content-type": "text/plain"}
        )
        urllib.request.urlopen(ask).close()
        own = {"aws_access_key_id": key["AccessKeyId"], "aws_secret_access_key": key["SecretAccessKey"]}
        self.store = boto3.resource("s3", endpoint_url=web, region_name="us-east-1", **own)
        self.store.create_bucket(Bucket=BUCKET)
        self.address = replace(
            parse_address(f"s3+http://127.0.0.1:{port}/{BUCKET}/in"),
            user=key["AccessKeyId"],
            password=key["SecretAccessKey"],
        )

    def there(self):
        objects = self.store.Bucket(BUCKET).objects.all()
        return {one.key.removeprefix("in/"): one.get()["Body"].read() for one in objects}

    def lay(self, name, content):
        self.store.Bucket(BUCKET).put_object(Key=f"in/{name}", Body=content)

    def clear(self):
        self.store.Bucket(BUCKET).objects.all().delete()


@pytest.fixture(scope="module")
def dav(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dav")
    (folder / "in").mkdir()
    with webdav(folder) as port:
        yield Dav(folder, port)


@pytest.fixture(scope="module")
def bucket():
    with s3() as port:
        with allowed():
            made = Bucket(port)
        yield made


@pytest.fixture(params=["dav", "bucket"])
def server(request):
    """Each kind in turn, empty."""
    found = request.getfixturevalue(request.param)
    found.clear()
    return found


def test_a_file_is_put_listed_fetched_and_taken_away(server):
    carrier = open_carrier(server.address)
    assert put_whole(carrier, "a.udset", CONTENT, NO_CONTROL) == "a.udset"
    assert server.there() == {"a.udset": CONTENT}
    server.lay("b.udsetreceipt", b"receipt")
    assert carrier.names(NO_CONTROL) == ("a.udset", "b.udsetreceipt")
    assert carrier.get("b.udsetreceipt", limit_bytes=100, control=NO_CONTROL) == b"receipt"
    assert carrier.get("none", limit_bytes=100, control=NO_CONTROL) is None
    with pytest.raises(InputRefused):
        carrier.get("b.udsetreceipt", limit_bytes=3, control=NO_CONTROL)
    carrier.remove("a.udset")
    carrier.remove("a.udset")
    assert carrier.names(NO_CONTROL) == ("b.udsetreceipt",)
    carrier.close()


def test_a_taken_name_is_left_alone(server):
    server.lay("a.udset", b"other")
    carrier = open_carrier(server.address)
    with pytest.raises(EnvironmentFailure, match=r"delivery\.name_taken"):
        carrier.put("a.udset", CONTENT, NO_CONTROL)
    assert server.there()["a.udset"] == b"other"
    assert put_whole(carrier, "a.udset", CONTENT, NO_CONTROL) == "a-2.udset"


def test_a_name_with_a_space_and_a_folder_with_one(dav):
    (dav.folder / "my folder").mkdir(exist_ok=True)
    carrier = open_carrier(replace(dav.address, folder="my folder"))
    assert put_whole(carrier, "a b.udset", b"x", NO_CONTROL) == "a b.udset"
    assert (dav.folder / "my folder" / "a b.udset").read_bytes() == b"x"
    assert "a b.udset" in carrier.names(NO_CONTROL)


def test_a_wrong_or_ended_password_is_a_sentence_without_the_password(server):
    carrier = open_carrier(replace(server.address, password=OTHER_PASSWORD))
    with pytest.raises(AccessRefused, match=r"delivery\.signed_out") as refused:
        put_whole(carrier, "a.udset", CONTENT, NO_CONTROL)
    assert OTHER_PASSWORD not in repr(refused.value) + repr(refused.value.__cause__)
    assert server.there() == {}


def test_a_key_that_is_no_key_any_more_is_a_sentence(bucket):
    carrier = open_carrier(replace(bucket.address, user="AKIAGONE"))
    with pytest.raises(AccessRefused, match=r"delivery\.signed_out"):
        carrier.names(NO_CONTROL)


def test_a_place_that_is_not_there_is_a_sentence(server):
    carrier = open_carrier(replace(server.address, folder="nowhere/at/all"))
    with pytest.raises(EnvironmentFailure, match=r"delivery\.wrong_folder"):
        put_whole(carrier, "a.udset", CONTENT, NO_CONTROL)


def test_nobody_at_home_is_a_sentence(server):
    carrier = open_carrier(replace(server.address, port=free_port()))
    with pytest.raises(EnvironmentFailure, match=r"delivery\.no_answer"):
        put_whole(carrier, "a.udset", CONTENT, NO_CONTROL)


def test_a_server_that_says_nothing_is_not_waited_for(server, impatient):
    with silent() as port:
        carrier = open_carrier(replace(server.address, port=port))
        with pytest.raises(EnvironmentFailure, match=r"delivery\.too_slow"):
            carrier.names(NO_CONTROL)


def test_a_server_that_speaks_in_the_clear_hears_nothing_that_was_to_be_sealed(server):
    carrier = open_carrier(replace(server.address, plain=False))
    with pytest.raises(EnvironmentFailure, match=r"delivery\.(no_answer|no_certificate)"):
        carrier.names(NO_CONTROL)


@pytest.mark.parametrize("cut_at", [0, 100_000, 900_000])
def test_a_wire_cut_on_the_way_leaves_no_whole_file_and_the_next_try_does(server, cut_at):
    with cut_after(cut_at, server.port) as port:
        carrier = open_carrier(replace(server.address, port=port))
        with pytest.raises(EnvironmentFailure, match=r"delivery\.(broke_off|no_answer)"):
            put_whole(carrier, "a.udset", CONTENT, NO_CONTROL)
    assert all(name.endswith(".part") for name in server.there())
    assert put_whole(open_carrier(server.address), "a.udset", CONTENT, NO_CONTROL) == "a.udset"
    assert server.there()["a.udset"] == CONTENT


def test_a_send_is_stopped_while_the_server_is_silent(server):
    with silent() as port:
        carrier = open_carrier(replace(server.address, port=port))
        with pytest.raises(Cancelled):
            carrier.put("a.udset", CONTENT, Stop())


def test_a_server_without_room_is_a_sentence_and_keeps_no_whole_file(tmp_path):
    with small_disk(tmp_path / "disk", megabytes=1) as mounted:
        if not mounted:
            pytest.skip("no small disk may be mounted here")
        (tmp_path / "disk" / "in").mkdir()
        with webdav(tmp_path / "disk") as port:
            address = Dav(tmp_path / "disk", port).address
            with pytest.raises(EnvironmentFailure) as refused:
                put_whole(open_carrier(address), "a.udset", CONTENT * 3, NO_CONTROL)
        assert refused.value.code == "delivery.took_no_more"
        assert not (tmp_path / "disk" / "in" / "a.udset").exists()


def test_nothing_is_said_to_any_server_before_something_is_asked_of_it(bucket):
    with silent() as port:
        open_carrier(replace(bucket.address, port=port)).close()


def test_what_other_programs_left_in_the_environment_is_not_taken_up(bucket, monkeypatch):
    bucket.clear()
    for name, value in (
        ("AWS_ENDPOINT_URL", "http://127.0.0.1:1"),
        ("AWS_ACCESS_KEY_ID", "theirs"),
        ("AWS_SECRET_ACCESS_KEY", "theirs"),
        ("AWS_SESSION_TOKEN", "theirs"),
        ("AWS_SKIP_SIGNATURE", "true"),
        ("AWS_REGION", "theirs"),
    ):
        monkeypatch.setenv(name, value)
    assert put_whole(open_carrier(bucket.address), "a.udset", b"x", NO_CONTROL) == "a.udset"
    assert bucket.there() == {"a.udset": b"x"}


def test_what_a_try_before_left_behind_goes_with_the_next(dav):
    dav.clear()
    dav.lay("a.udset.0a1b2c3d.part", b"half")
    dav.lay("b.udset.0a1b2c3d.part", b"another laptop's")
    put_whole(open_carrier(dav.address), "a.udset", CONTENT, NO_CONTROL)
    assert set(dav.there()) == {"a.udset", "b.udset.0a1b2c3d.part"}
