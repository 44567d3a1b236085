"""Looks for what people said in every place a program writes to, again after each step of a journey.

`watched` is put around every test of the window's journeys and of the command line by their
conftest.  What is looked for nobody has to name: every name, word, passphrase and recovery code that
the program is given is heard where it comes to the vault or to the keys, and every text that a hand
types into a window of its own by the kit.  What somebody chose to save is the exception: it has to be
in the vault's own log.

What lies there before a command runs is the test's own, so that a test may write an answers file.
"""

from __future__ import annotations

import dataclasses
import functools
import logging
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.kit.canary_forms import Needles, layers_of

SHORTEST_NAME = 5
SHORTEST = 9
MOST_TEXTS = 80
"""So many are looked for in one test, the first ones; a demonstration makes thousands."""

SAVES = (
    *("sheet_saved", "sheet_saved_protected", "supervision_saved", "interview_copied_out"),
    *("person_file_saved", "person_file_saved_protected", "backup_made"),
)
_HEARD_BY = (
    *("save_person", "save_people", "save_draft", "save_answer", "save_typing", "save_header"),
    *("save_together", "save_follow_up", "save_jot", "save_remark", "save_record", "save_work_note"),
    *("save_setting", "log_event", "save_passed", "save_words_checked"),
)
_SPAWNS = ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.putenv", "os.system")
_HARNESS = ("xdotool", "tests.kit.")
_SHEET = b"%PDF-"
_SHOW = f"{os.sep}demo{os.sep}"  # a demonstration: made-up people, and the program says where
_PASSING = ("-shm", ".lock")
_IDS = re.compile(r"[0-9a-f-]{20,}|\d{4}-\d\d-\d\d.*")
_SCRATCH = tempfile.TemporaryDirectory(prefix="udset-scratch-")

_watch: Watch | None = None


def heard(*texts: str) -> None:
    """These must be found nowhere; nothing, where nobody watches."""
    if _watch is not None:
        _watch.hear(*texts)


def step() -> None:
    """A step of the journey is over: look everywhere."""
    if _watch is not None:
        _watch.look()


def logged(acts: Iterable[str]) -> None:
    """What a program of its own has written in its vault's log."""
    if _watch is not None:
        _watch.acts += acts


def require_clean(where: str, *texts: str) -> None:
    """None of these gives anything away; raises `AssertionError` that names `where`."""
    if _watch is not None:
        for text in texts:
            _watch.require_clean(where, text.encode())


def own(*files: Path) -> None:
    """Files that the test or its kit has written, and no program of ours."""
    if _watch is not None:
        _watch.own |= {str(one) for one in files}


def chosen(*places: Path | str) -> None:
    """Files and folders that somebody chose to save to."""
    if _watch is not None:
        _watch.chosen |= {str(one) for one in places}


def plenty() -> None:
    """A test that makes more texts than are looked for says so; the first ones stand for the others."""
    if _watch is not None:
        _watch.has_plenty = True


def running(pid: int) -> None:
    """A program of ours, whose title, arguments and environment can be read by others."""
    if _watch is not None:
        _watch.pids.add(pid)


@contextmanager
def command(arguments: list[str]) -> Iterator[Callable[[int, str], None]]:
    """Around one command; what it gives is told how the command ended and what it said of an error.

    What is told on a terminal after all went well is for whoever asked: a recovery code, a list of names.
    """
    if _watch is None:
        yield lambda _code, _text: None
        return
    watch = _watch
    watch.pass_over()
    paths = zip(["", *arguments], arguments, strict=False)
    watch.chosen |= {
        str(Path(word).absolute()) for flag, word in paths if os.sep in word and flag != "--home"
    }

    def ended(code: int, text: str) -> None:
        if code:
            watch.require_clean("the error stream", text.encode())

    yield ended
    watch.look()


class Watch:
    """What was heard so far, and what was found clean of it."""

    def __init__(self, *places: Path) -> None:
        self.places = places
        self.own: set[str] = set()
        self.chosen: set[str] = set()
        self.pids: set[int] = set()
        self.acts: list[str] = []
        self.saved: set[str] = set()
        self.missed = 0  # texts that came when enough were looked for
        self.has_plenty = False
        self._passed: set[str] = set()
        self._texts: dict[str, None] = {}
        self._needles = Needles()
        self._seen: dict[str, tuple[tuple[int, int, int], int]] = {}

    def hear(self, *texts: str) -> None:
        """Look for these from now on, in what has been looked at as well."""
        for text in (one.strip() for one in texts):
            if len(text) < SHORTEST_NAME or text in self._texts:
                continue
            if len(self._texts) >= MOST_TEXTS:
                self.missed += 1
                continue
            self._texts[text] = None
            self._needles.add(text)

    def listens_for(self, *texts: str) -> bool:
        """Whether all of these were heard."""
        return all(one in self._texts for one in texts)

    def hear_in(self, value: object, *, names: bool = False) -> None:
        """Look for every text of a value: whatever has a space in it, and names."""
        if isinstance(value, str):
            is_long = len(value) >= (SHORTEST_NAME if names else SHORTEST)
            if is_long and (names or " " in value) and not _IDS.fullmatch(value):
                self.hear(value)
        elif isinstance(value, Mapping):
            for one in value.values():
                self.hear_in(one)
        elif isinstance(value, (list, tuple, set, frozenset)):
            for one in value:
                self.hear_in(one)
        elif dataclasses.is_dataclass(value):
            for field in dataclasses.fields(value):
                self.hear_in(getattr(value, field.name), names=field.name in {"name", "looks_after"})

    def pass_over(self) -> None:
        """What lies there now was written by the test."""
        for path, state in self._files():
            known = self._seen.get(path)
            if known is None or known[0] != state:
                self._passed.add(path)

    def look(self) -> None:
        """Everything again that is new or was changed, and everything where a new text was heard."""
        for path, state in self._files():
            known, heard = self._seen.get(path, (None, 0))
            self._seen[path] = (state, len(self._texts))
            if path in self.own or (path in self._passed and known in {None, state}):
                continue
            self._passed.discard(path)
            if known != state or heard < len(self._texts):
                self._require_file(path)
        for pid in tuple(self.pids):
            self._require_process(pid)
        self._require_clipboard()

    def require_clean(self, where: str, content: bytes) -> None:
        """Nothing that was heard is in these bytes; raises `AssertionError` that names the place."""
        if found := self._found_in(content):
            message = f"{found!r} can be read in {where}"
            raise AssertionError(message)

    def _found_in(self, content: bytes) -> str:
        return next(filter(None, map(self._needles.found_in, layers_of(content))), "")

    def _require_file(self, path: str) -> None:
        try:
            content = Path(path).read_bytes()
        except OSError:
            return  # gone since
        if _SHOW in path:
            return
        found = self._found_in(path.encode() + b"\0" + content)
        is_chosen = any(path == one or path.startswith(one + os.sep) for one in self.chosen)
        if content.startswith(_SHEET) and not is_chosen:
            found = found or "a sheet"  # its letters are packed by their shapes
        if found and not is_chosen:
            message = f"{found!r} can be read in {path}, where nobody chose to save it"
            raise AssertionError(message)
        if found:
            self.saved.add(path)

    def require_logged(self) -> None:
        """As many savings are in the vault's log as files were found that somebody saved."""
        told = [one for one in self.acts if one in SAVES]
        if len(self.saved) > len(told):
            message = f"{sorted(self.saved)} were saved, and the log has {told}"
            raise AssertionError(message)

    def require_all_heard(self) -> None:
        """No text came when enough were looked for; `plenty` says that a test makes more."""
        if self.missed and not self.has_plenty:
            message = f"{self.missed} texts more than {MOST_TEXTS} were looked for nowhere"
            raise AssertionError(message)

    def _require_process(self, pid: int) -> None:
        for name in ("cmdline", "environ", "comm"):
            try:
                told = Path(f"/proc/{pid}/{name}").read_bytes()
            except OSError:
                self.pids.discard(pid)
                return
            self.require_clean(f"/proc/{pid}/{name}", told)
        for task in Path(f"/proc/{pid}/task").glob("*/children"):
            for child in task.read_text(encoding="ascii").split():
                self._require_process(int(child))

    def _require_clipboard(self) -> None:
        qt = sys.modules.get("PySide6.QtGui")
        if qt is None or qt.QGuiApplication.instance() is None:
            return
        from udset_desktop.desktop.work.clipboard import lent_clipboard  # noqa: PLC0415 - only with a window

        board = qt.QGuiApplication.clipboard()
        if "interview_copied_out" in self.acts and lent_clipboard().is_lent:
            return
        for mode in (board.Mode.Clipboard, board.Mode.Selection):
            if (text := board.text(mode)) and len(text) < 1 << 16:
                self.require_clean("the clipboard", text.encode())

    def _files(self) -> Iterator[tuple[str, tuple[int, int, int]]]:
        for place in self.places:
            for folder, _, names in os.walk(place):
                for name in names:
                    path = os.path.join(folder, name)  # noqa: PTH118 - thousands of them
                    if path.endswith(_PASSING):
                        continue
                    try:
                        found = os.lstat(path)
                    except OSError:
                        continue
                    if found.st_mode & 0o170000 == 0o100000:
                        yield path, (found.st_mtime_ns, found.st_size, found.st_ino)


class _Logs(logging.Handler):
    def __init__(self, watch: Watch) -> None:
        super().__init__(logging.DEBUG)
        self._watch = watch

    def emit(self, record: logging.LogRecord) -> None:
        text = f"{record.getMessage()} {record.exc_info or ''}"
        self._watch.require_clean(f"a log line of {record.name}", text.encode())


def _on_event(event: str, arguments: tuple[object, ...]) -> None:
    if _watch is None or event not in _SPAWNS:
        return
    told = repr(arguments)
    if not any(one in told for one in _HARNESS):
        _watch.require_clean(f"what another program is told ({event})", told.encode())


sys.addaudithook(_on_event)


@contextmanager
def watched(folder: Path, monkeypatch) -> Iterator[Watch]:
    """Watch one test whose programs write below `folder`, to a scratch folder of ours, or to its home."""
    global _watch  # noqa: PLW0603 - one test at a time in a process
    scratch = Path(_SCRATCH.name)
    scratch.chmod(0o1777)  # as /tmp is: a few tests go on as another user
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    watch = Watch(folder, scratch, Path(os.environ["XDG_DATA_HOME"]))
    watch.pass_over()
    _listen(watch, monkeypatch)
    logs = _Logs(watch)
    logging.getLogger().addHandler(logs)
    _watch = watch
    try:
        yield watch
        watch.look()
        watch.require_logged()
        watch.require_all_heard()
    finally:
        _watch = None
        logging.getLogger().removeHandler(logs)


def _listen(watch: Watch, monkeypatch) -> None:
    """Hear what comes to the vault and to the keys; what is listened to does what it did."""
    from udset_desktop.foundation.problems import InputRefused, UdsetError  # noqa: PLC0415 - see above
    from udset_desktop.sealing import passphrase, recovery, slots  # noqa: PLC0415
    from udset_desktop.store.vault import Vault  # noqa: PLC0415

    def before(owner: object, name: str, hear: Callable[..., None]) -> None:
        inner = getattr(owner, name)

        @functools.wraps(inner)
        def outer(*told: object, **more: object) -> object:
            hear(*told, **more)
            return inner(*told, **more)

        monkeypatch.setattr(owner, name, outer)

    for name in _HEARD_BY:
        before(Vault, name, lambda _vault, *told, **more: watch.hear_in((*told, more)))
    before(Vault, "add_audit_line", lambda _vault, _at, what, *_told: watch.acts.append(what))
    for owner in (slots, recovery):
        before(owner, "derive_key", lambda secret, *_told: watch.hear_in(secret))
    for kind in (UdsetError, InputRefused):
        before(
            kind,
            "__init__",
            lambda _error, *told, **more: watch.require_clean("an error", repr((told, more)).encode()),
        )
    made = passphrase.new_recovery_code

    def new_recovery_code() -> str:
        code = made()
        watch.hear(code)
        return code

    monkeypatch.setattr(passphrase, "new_recovery_code", new_recovery_code)
