"""A pool, open: made for one project, bound to it for ever, and shut again.

Opened by `usecases.merging` and `usecases.reporting`; `store.pool_merge`, `pool_aside`,
`pool_lists` and `counts` work on what is opened here.  Never takes a record of another project.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy.engine import Engine

from udset_desktop.foundation.atomic import failure_of
from udset_desktop.foundation.problems import (
    AccessRefused,
    EnvironmentFailure,
    Finding,
    InputRefused,
    UsageRefused,
)
from udset_desktop.store.pool_engine import (
    PoolLink,
    PoolPlace,
    keep_log_beside,
    pool_engine,
    pool_place,
    reading,
    writing,
)
from udset_desktop.store.pool_migrate import require_current, upgrade_pool
from udset_desktop.store.pool_seal import seal_file

_PSEUDONYMISED = "pseudonymised"
_PLAIN_HEADER = b"SQLite format 3\x00"
_PAGE_BYTES = 4096  # of a sealed file, which shows nothing of itself but its size


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """What a pool belongs to; every bundle must agree with all of it."""

    project: str
    training: bool
    kind: str = "anonymised"  # what the pool may take: pseudonymised takes both


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """An open pool.  Close it in the thread that is done with it."""

    place: PoolPlace
    binding: Binding
    engine: Engine = field(repr=False)
    sealed_at_rest: bool = False

    @property
    def database(self) -> str:
        """What holds it: sqlite, sqlcipher or postgresql."""
        return "sqlcipher" if self.sealed_at_rest else self.place.kind

    def close(self) -> None:
        """Let the database go."""
        self.engine.dispose()


def init_pool(
    address: str, binding: Binding, *, key: bytes | None = None, password_file: Path | None = None
) -> Pool:
    """The pool, made or brought up to date, bound to the project.

    Raises `InputRefused` where it belongs to another project or is no pool, `Incompatible` where it
    is newer, `EnvironmentFailure` where its folder is not there or the server away,
    `UsageRefused` where pseudonymised records would lie in an SQLite file that nothing seals.
    """
    place = pool_place(address)
    if binding.kind == _PSEUDONYMISED and place.path is not None and key is None:
        raise UsageRefused("store.pool_needs_key")
    _require_folder(place)
    given, key = key, _key_that_fits(place, key)
    if binding.kind == _PSEUDONYMISED and place.path is not None and key is None and given is not None:
        # A plain pool of this very project; whatever else the file is, is refused before it is touched.
        init_pool(address, replace(binding, kind="anonymised")).close()
        seal_file(place.path, given)
        key = given
    engine = pool_engine(place, key=key, password_file=password_file)
    upgrade_pool(engine, place)
    keep_log_beside(engine, place)
    with writing(engine, place) as link:
        if not link.rows("SELECT name FROM binding"):
            told = (
                ("project", binding.project),
                ("training", "yes" if binding.training else "no"),
                ("kind", binding.kind),
            )
            link.insert("binding", ("name", "told"), told)
        elif binding.kind == _PSEUDONYMISED:
            _require_bound(place, _told(link), binding)
            link.run("UPDATE binding SET told = ? WHERE name = 'kind'", (_PSEUDONYMISED,))
    return _bound(engine, place, binding, sealed=key is not None)


def open_pool(
    address: str, binding: Binding, *, key: bytes | None = None, password_file: Path | None = None
) -> Pool:
    """The pool of this project.

    Raises `EnvironmentFailure` where there is none (yet) or the server is away, `InputRefused` where
    it belongs to another project or to training or is no pool, `Incompatible` where it is newer.
    """
    place = pool_place(address)
    if place.path is not None and not place.path.is_file():
        raise EnvironmentFailure("store.pool_not_made", name=place.shown)
    key = _key_that_fits(place, key)
    engine = pool_engine(place, key=key, password_file=password_file)
    require_current(engine, place)
    return _bound(engine, place, binding, sealed=key is not None)


def _bound(engine: Engine, place: PoolPlace, binding: Binding, *, sealed: bool) -> Pool:
    with reading(engine, place) as link:
        found = _told(link)
    _require_bound(place, found, binding)
    return Pool(place=place, binding=found, engine=engine, sealed_at_rest=sealed)


def _told(link: PoolLink) -> Binding:
    told = {str(name): str(value) for name, value in link.rows("SELECT name, told FROM binding")}
    return Binding(
        project=told.get("project", ""),
        training=told.get("training") != "no",
        kind=told.get("kind", "anonymised"),
    )


def _require_bound(place: PoolPlace, found: Binding, binding: Binding) -> None:
    if found.training != binding.training:
        code = "store.pool_is_training" if found.training else "store.pool_is_real"
        raise InputRefused(Finding(code=code, context={"name": place.shown}))
    if found.project != binding.project:
        raise InputRefused(Finding(code="store.pool_of_another_project", context={"name": place.shown}))


def _require_folder(place: PoolPlace) -> None:
    if place.path is not None and not place.path.parent.is_dir():
        raise EnvironmentFailure("store.pool_folder_missing", name=place.shown)


def _key_that_fits(place: PoolPlace, key: bytes | None) -> bytes | None:
    """No key for a plain file or a server; the key for a sealed file, which must be at hand."""
    if place.path is None:
        return None
    if not place.path.is_file() or place.path.stat().st_size == 0:
        return key
    try:
        with place.path.open("rb") as stream:
            plain = stream.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER
    except OSError as problem:
        raise failure_of(problem, place.path) from problem
    if plain:
        return None
    if place.path.stat().st_size % _PAGE_BYTES:
        raise InputRefused(Finding(code="store.not_a_pool", context={"name": place.shown}))
    if key is None:
        raise AccessRefused("store.pool_sealed", name=place.shown)
    return key
