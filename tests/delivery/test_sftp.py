"""A server by SFTP, a real one: only the key that was looked at, whole files, and a sentence for all else."""

from __future__ import annotations

import contextlib
import socket
import threading
from contextlib import contextmanager
from dataclasses import replace

import paramiko
import pytest

from tests.kit.servers import (
    OTHER_PASSWORD,
    PASSWORD,
    READER,
    USER,
    cut_after,
    free_port,
    may_make_users_up,
    silent,
    sshd,
)
from udset_desktop.delivery.address import Address, Kind
from udset_desktop.delivery.carrier import put_whole
from udset_desktop.delivery.opening import open_carrier
from udset_desktop.delivery.sftp import fingerprint_of
from udset_desktop.foundation.problems import AccessRefused, Cancelled, EnvironmentFailure, InputRefused
from udset_desktop.foundation.progress import NO_CONTROL
from udset_desktop.sealing.ssh_key import new_ssh_key

CONTENT = bytes(range(256)) * 4000

pytestmark = pytest.mark.usefixtures("to_this_machine")


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    if not may_make_users_up():
        pytest.skip("no user may be made up here")
    with sshd(tmp_path_factory.mktemp("sshd")) as server:
        yield server


@pytest.fixture
def server(running):
    for file in (running.folder / "in").iterdir():
        file.unlink()
    running.set_password(PASSWORD)
    return running


@pytest.fixture
def address(server):
    return Address(
        kind=Kind.SFTP,
        folder=str(server.folder / "in"),
        host="127.0.0.1",
        port=server.port,
        user=USER,
        password=PASSWORD,
        host_key=server.host_key,
    )


@pytest.fixture
def carrier(address):
    carrier = open_carrier(address)
    yield carrier
    carrier.close()


@contextmanager
def listening():
    """A server that lets nobody in: its port, the line of its key, and all that it was told of who comes."""
    heard, key = [], paramiko.RSAKey.generate(2048)

    class Ear(paramiko.ServerInterface):
        def get_allowed_auths(self, username):
            heard.append(("name", username))
            return "password,publickey"

        def check_auth_none(self, username):
            heard.append(("none", username))
            return paramiko.AUTH_FAILED

        def check_auth_password(self, username, password):
            heard.append(("password", username, password))
            return paramiko.AUTH_FAILED

        def check_auth_publickey(self, username, _key):
            heard.append(("key", username))
            return paramiko.AUTH_FAILED

    def serve():
        with contextlib.suppress(OSError, EOFError, paramiko.SSHException):
            wire, _ = door.accept()
            transport = paramiko.Transport(wire)
            transport.add_server_key(key)
            transport.start_server(server=Ear())
            transport.join(timeout=30)

    with socket.create_server(("127.0.0.1", 0)) as door:
        serving = threading.Thread(target=serve, daemon=True)
        serving.start()
        yield door.getsockname()[1], f"{key.get_name()} {key.get_base64()}", heard
        serving.join(timeout=30)


def there(server):
    return {file.name: file.read_bytes() for file in (server.folder / "in").iterdir()}


def test_a_file_is_put_listed_fetched_and_taken_away(carrier, server):
    assert put_whole(carrier, "a.udset", CONTENT, NO_CONTROL) == "a.udset"
    assert there(server) == {"a.udset": CONTENT}
    (server.folder / "in" / "b.udsetreceipt").write_bytes(b"receipt")
    assert carrier.names(NO_CONTROL) == ("a.udset", "b.udsetreceipt")
    assert carrier.get("b.udsetreceipt", limit_bytes=100, control=NO_CONTROL) == b"receipt"
    assert carrier.get("none", limit_bytes=100, control=NO_CONTROL) is None
    with pytest.raises(InputRefused):
        carrier.get("b.udsetreceipt", limit_bytes=3, control=NO_CONTROL)
    carrier.remove("a.udset")
    carrier.remove("a.udset")
    assert carrier.names(NO_CONTROL) == ("b.udsetreceipt",)


def test_a_taken_name_is_left_alone(carrier, server):
    (server.folder / "in" / "a.udset").write_bytes(b"other")
    with pytest.raises(EnvironmentFailure, match=r"delivery\.name_taken"):
        carrier.put("a.udset", CONTENT, NO_CONTROL)
    assert there(server) == {"a.udset": b"other"}
    assert put_whole(carrier, "a.udset", CONTENT, NO_CONTROL) == "a-2.udset"


def test_the_laptop_s_own_key_opens_the_server_without_a_password(address, server):
    key = new_ssh_key()
    server.let_in(key.public)
    carrier = open_carrier(replace(address, password="", key=key.secret))
    assert put_whole(carrier, "a.udset", CONTENT, NO_CONTROL) == "a.udset"
    carrier.close()
    server.let_in(new_ssh_key().public)
    with pytest.raises(AccessRefused, match=r"delivery\.signed_out"):
        open_carrier(replace(address, password="", key=key.secret))


def test_a_server_nobody_has_looked_at_is_told_with_its_fingerprint_and_hears_no_password(address, server):
    with pytest.raises(AccessRefused, match=r"delivery\.host_not_known") as refused:
        open_carrier(replace(address, host_key=""))
    context = refused.value.context
    assert context["fingerprint"] == fingerprint_of(context["host_key"])
    open_carrier(replace(address, host_key=context["host_key"])).close()


def test_another_host_key_than_the_one_looked_at_stops_before_any_password(address, server, tmp_path):
    with sshd(tmp_path / "other") as impostor:
        with pytest.raises(AccessRefused, match=r"delivery\.other_host") as refused:
            open_carrier(replace(address, port=impostor.port))
        assert refused.value.context["fingerprint"] == fingerprint_of(impostor.host_key)


@pytest.mark.parametrize("looked_at", ["", "another", "this"])
def test_no_server_hears_of_anybody_before_it_shows_the_key_that_was_looked_at(looked_at):
    with listening() as (port, line, heard):
        told = {"": "", "another": f"ssh-rsa {paramiko.RSAKey.generate(2048).get_base64()}", "this": line}
        address = Address(
            kind=Kind.SFTP,
            folder="/in",
            host="127.0.0.1",
            port=port,
            user=USER,
            password=PASSWORD,
            host_key=told[looked_at],
        )
        with pytest.raises(AccessRefused):
            open_carrier(address)
        assert (("password", USER, PASSWORD) in heard) is (looked_at == "this")
        assert bool(heard) is (looked_at == "this")


def test_a_server_that_has_no_key_of_that_kind_any_more_is_another_server(address, server, tmp_path):
    with (
        sshd(tmp_path / "other", host_keys=("ecdsa",)) as changed,
        pytest.raises(AccessRefused, match=r"delivery\.other_host"),
    ):
        open_carrier(replace(address, port=changed.port))


@pytest.mark.parametrize("ended", [False, True])
def test_a_password_that_was_changed_or_has_run_out_is_a_sentence(address, server, ended):
    server.set_password(PASSWORD if ended else OTHER_PASSWORD, ended=ended)
    with pytest.raises(AccessRefused, match=r"delivery\.signed_out") as refused:
        open_carrier(address)
    assert PASSWORD not in repr(refused.value) + repr(refused.value.__cause__)


def test_a_folder_that_is_not_there_is_a_sentence(address, server):
    carrier = open_carrier(replace(address, folder="/no/such/folder"))
    with pytest.raises(EnvironmentFailure, match=r"delivery\.wrong_folder"):
        put_whole(carrier, "a.udset", CONTENT, NO_CONTROL)
    with pytest.raises(EnvironmentFailure, match=r"delivery\.wrong_folder"):
        carrier.names(NO_CONTROL)
    carrier.close()


def test_a_place_one_may_only_read_is_a_sentence(address, server):
    carrier = open_carrier(replace(address, user=READER))
    with pytest.raises(EnvironmentFailure, match=r"delivery\.not_allowed"):
        put_whole(carrier, "a.udset", CONTENT, NO_CONTROL)
    carrier.close()
    assert there(server) == {}


def test_nobody_at_home_is_a_sentence(address):
    with pytest.raises(EnvironmentFailure, match=r"delivery\.no_answer"):
        open_carrier(replace(address, port=free_port()))


def test_a_server_that_says_nothing_is_not_waited_for(address, impatient):
    with silent() as port, pytest.raises(EnvironmentFailure, match=r"delivery\.(too_slow|broke_off)"):
        open_carrier(replace(address, port=port))


@pytest.mark.parametrize("cut_at", [6_000, 100_000, 600_000, 1_000_000])
def test_a_wire_cut_on_the_way_leaves_no_whole_file_and_the_next_try_does(address, server, cut_at):
    with cut_after(cut_at, server.port) as port:
        carrier = open_carrier(replace(address, port=port))
        with pytest.raises(EnvironmentFailure, match=r"delivery\.(broke_off|took_no_more)"):
            put_whole(carrier, "a.udset", CONTENT, NO_CONTROL)
        carrier.close()
    assert all(name.endswith(".part") for name in there(server))
    again = open_carrier(address)
    assert put_whole(again, "a.udset", CONTENT, NO_CONTROL) == "a.udset"
    again.close()
    assert there(server) == {"a.udset": CONTENT}


def test_a_send_stopped_half_way_leaves_nothing_there(carrier, server):
    class Stop:
        def checkpoint(self, share=None):
            if share is not None and share > 0.3:
                raise Cancelled

    with pytest.raises(Cancelled):
        carrier.put("a.udset", CONTENT, Stop())
    assert there(server) == {}


def test_a_folder_below_one_s_own_is_named_by_a_tilde(address, server):
    carrier = open_carrier(replace(address, folder="/~/in"))
    assert put_whole(carrier, "a.udset", b"x", NO_CONTROL) == "a.udset"
    carrier.close()
    assert there(server) == {"a.udset": b"x"}
