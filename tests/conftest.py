"""What holds for every test: no window on a real screen, no network, no unexpected warning in a log.

The PostgreSQL of the `postgres` tests is started by `packaging/check.py`, which hands its address on
in `UDSET_TEST_POSTGRES`; without it those tests skip, and with `CI=true` they fail instead.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

# Before anything imports Qt: the screen tests start programs of their own with another platform.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_ACCESSIBILITY", "0")
_NOWHERE = tempfile.TemporaryDirectory(prefix="udset-tests-")
for _name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "APPDATA"):
    os.environ[_name] = _NOWHERE.name  # no test ever meets the developer's own home
for _name in ("UDSET_PASSPHRASE_FILE", "UDSET_RESOURCES"):
    os.environ.pop(_name, None)

import pytest  # noqa: E402 - see above
from hypothesis import HealthCheck, settings  # noqa: E402 - see above

from tests.kit import loopback  # noqa: E402 - see above

if TYPE_CHECKING:
    from tests.kit.two_laptops import TwoLaptops

settings.register_profile(
    "house",
    deadline=None,
    derandomize=True,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")

_NETWORK_FAMILIES = {"AF_INET", "AF_INET6"}
_SOCKET_EVENTS = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"}
_LOOKUP_EVENTS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
_network_seen: list[str] = []
_postgres_allowed = threading.local()


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    if event in _SOCKET_EVENTS:
        family = getattr(getattr(arguments[0], "family", None), "name", "")
        if family not in _NETWORK_FAMILIES:
            return
    elif event not in _LOOKUP_EVENTS:
        return
    place = arguments[0] if event in _LOOKUP_EVENTS else arguments[1]
    if getattr(_postgres_allowed, "yes", False) or loopback.is_allowed(place):
        return
    _network_seen.append(event)
    message = f"a test touched the network: {event}"
    raise RuntimeError(message)


sys.addaudithook(_refuse_network)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow ones first, whatever the seed says of the others: no worker begins one when the rest is done."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


class _Listener(logging.Handler):
    """Keeps what was logged at WARNING or above while one test ran."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.name}: {record.getMessage()}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Fail on network, on a log of WARNING or above, and on threads that a window left behind."""
    listener = _Listener()
    before = set(threading.enumerate())
    _network_seen.clear()
    logging.getLogger().addHandler(listener)
    try:
        result = yield
    finally:
        logging.getLogger().removeHandler(listener)
    if _network_seen:
        pytest.fail(f"the test touched the network: {_network_seen}")
    expected = [mark.args[0] for mark in item.iter_markers("expects_log")]
    unexpected = [line for line in listener.heard if not any(text in line for text in expected)]
    if unexpected:
        pytest.fail(f"unexpected log: {unexpected}")
    if "qapp" in getattr(item, "fixturenames", ()):
        _require_no_new_threads(before)
    return result


def _require_no_new_threads(before: set[threading.Thread], patience_s: float = 2.0) -> None:
    until = time.monotonic() + patience_s
    while left := [one for one in threading.enumerate() if one not in before and not one.daemon]:
        if time.monotonic() > until:
            pytest.fail(f"threads were left running: {[one.name for one in left]}")
        left[0].join(0.05)


@pytest.fixture(scope="session")
def postgres_server() -> str:
    """The SQLAlchemy URL of the test server's own database."""
    url = os.environ.get("UDSET_TEST_POSTGRES", "")
    if url:
        return url
    sentence = "no PostgreSQL: packaging/check.py starts one and names it in UDSET_TEST_POSTGRES"
    if os.environ.get("CI") == "true":
        pytest.fail(sentence)
    pytest.skip(sentence)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The SQLAlchemy URL of an empty database that is dropped after the test."""
    import psycopg  # noqa: PLC0415 - most test runs need no driver

    name = f"t_{uuid.uuid4().hex[:12]}"
    plain = postgres_server.replace("postgresql+psycopg://", "postgresql://", 1)
    _postgres_allowed.yes = True
    try:
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        head, _, query = postgres_server.partition("?")
        yield head.rsplit("/", 1)[0] + f"/{name}" + (f"?{query}" if query else "")
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    finally:
        _postgres_allowed.yes = False


@pytest.fixture
def to_this_machine() -> Iterator[None]:
    """This test may speak to servers on this very machine, and to nothing else."""
    with loopback.allowed():
        yield


@pytest.fixture
def home_folder(tmp_path: Path) -> Path:
    """A folder for one home, empty."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def two(tmp_path: Path) -> Iterator[TwoLaptops]:
    """A project with two laptops, the desk beside them."""
    from tests.kit.two_laptops import two_laptops  # noqa: PLC0415 - most test runs need no laptop

    made = two_laptops(tmp_path)
    yield made
    made.close()
