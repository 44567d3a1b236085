"""From a bare machine to a ready `.venv`: what `run.py` and `check.py` share.

Needs nothing but Python; the two commands call `prepare`.  On Debian and Ubuntu it installs missing
system libraries with apt when it may (as root, or where sudo asks for no password), and otherwise
prints the exact line to run and ends with 6.  It never touches anything outside the project's
folder but through apt, and does nothing when the locks have not changed.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCKS = ROOT / "packaging" / "locks"
ENVIRONMENT = 6  # the exit code of contract.md for a machine that says no
_STATE = VENV / "udset-setup.json"
_OLDEST, _TOO_NEW = (3, 11), (3, 15)

_WINDOW = {
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libfontconfig1": "libfontconfig.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
}
_SCREEN = {
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-sync1": "libxcb-sync.so.1",
    "libxcb-xfixes0": "libxcb-xfixes.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libx11-xcb1": "libX11-xcb.so.1",
}
_PROGRAMS = {
    "age": "age",
    "at-spi2-core": "/usr/libexec/at-spi-bus-launcher",
    "binutils": "objdump",
    "cups-client": "/usr/sbin/lpadmin",
    "cups-daemon": "/usr/sbin/cupsd",
    "dbus": "dbus-daemon",
    "espeak-ng": "espeak-ng",
    "git": "git",
    "minisign": "minisign",
    "openbox": "openbox",
    "openssh-server": "/usr/sbin/sshd",
    "poppler-utils": "pdfinfo",
    "rclone": "rclone",
    "strace": "strace",
    "unzip": "unzip",
    "xauth": "xauth",
    "xdotool": "xdotool",
    "xvfb": "Xvfb",
}


def bench_folder() -> Path:
    """Where benches may write: on the checkout's disk, and under `build`, where no check looks."""
    folder = ROOT / "build" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def prepare(*, checks: bool) -> None:
    """A `.venv` with every locked package and the project itself; ends the program where it cannot.

    With `checks` also what the tests need: developer packages, a virtual screen, the plain tools.
    """
    _require_python()
    _require_system(wanted_packages(screen=checks or has_display(), programs=checks))
    fresh, whole = _fingerprint(checks=checks), _fingerprint(checks=True)
    done = _read_state()
    if done.get("python") != fresh["python"] or not venv_python().exists():
        _make_venv()
        done = {"python": fresh["python"]}
    # The developer's set holds all that the program needs, so run.py never takes it away again.
    if done.get("locks") not in {fresh["locks"], whole["locks"]}:
        for lock in ("dev.txt" if checks else "runtime.txt", "build.txt"):
            _pip("install", "--require-hashes", "--no-deps", "--prefer-binary", "-r", str(LOCKS / lock))
        done["locks"] = fresh["locks"]
        _keep_state(done)
    if done.get("project") != fresh["project"] or not venv_program("udset").exists():
        link = ("--no-deps", "--no-build-isolation", "--no-index", "--force-reinstall", "-e", str(ROOT))
        _pip("install", *link)
        done["project"] = fresh["project"]
        _keep_state(done)
    _compile()


def venv_python() -> Path:
    """The interpreter in `.venv`."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def venv_program(name: str) -> Path:
    """A program in `.venv`, as this system names it."""
    return VENV / (f"Scripts/{name}.exe" if os.name == "nt" else f"bin/{name}")


def clean_environment(**more: str) -> dict[str, str]:
    """The environment for our own programs: compiled modules are used, and nothing else is changed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **more}


def has_display() -> bool:
    """Whether a window can open here."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def say(sentence: str) -> None:
    """One line on the terminal, at once."""
    print(sentence, flush=True)


def stop(sentence: str) -> None:
    """End with a sentence and the exit code of a machine that says no."""
    print(sentence, file=sys.stderr, flush=True)
    raise SystemExit(ENVIRONMENT)


def _require_python() -> None:
    version = sys.version_info[:2]
    if version < _OLDEST or version >= _TOO_NEW:
        shown = ".".join(map(str, version))
        stop(
            f"This is Python {shown}. The program needs 3.11 to 3.14: "
            "start the command again with one of these, for example `python3.12 packaging/run.py`."
        )


def wanted_packages(*, screen: bool, programs: bool) -> list[str]:
    """The Debian packages that are missing here; empty on every other system."""
    if not sys.platform.startswith("linux") or not shutil.which("apt-get"):
        return []
    missing: list[str] = []
    if importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    libraries: Mapping[str, str] = {**_WINDOW, **_SCREEN} if screen else {}
    missing.extend(package for package, soname in libraries.items() if not _has_library(soname))
    if programs:
        missing.extend(package for package, program in _PROGRAMS.items() if not shutil.which(program))
        own = f"libpython{sys.version_info[0]}.{sys.version_info[1]}"
        if sys.base_prefix == "/usr" and not _has_library(f"{own}.so.1.0"):
            missing.append(own)  # the frozen build carries it
    return missing


def _has_library(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _require_system(packages: Iterable[str]) -> None:
    missing = list(packages)
    if not missing:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    line = " ".join(["sudo", *install])
    ahead = _rights()
    if ahead is None:
        stop(f"Some system libraries are missing. Please run this line, then start again:\n\n    {line}\n")
        return
    say(f"Installing system libraries: {' '.join(missing)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*ahead, "apt-get", "update", "-q"], env=quiet, check=False, stdout=subprocess.DEVNULL)
    if subprocess.run([*ahead, *install], env=quiet, check=False, stdout=subprocess.DEVNULL).returncode:
        stop(
            f"The system libraries could not be installed. Please run this line, then start again:\n\n    {line}\n"
        )


def _rights() -> list[str] | None:
    """What goes before apt to be allowed; `None` where it would have to ask."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], check=False, capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None


def _fingerprint(*, checks: bool) -> dict[str, str]:
    lock = LOCKS / ("dev.txt" if checks else "runtime.txt")
    return {
        "python": f"{sys.base_prefix} {'.'.join(map(str, sys.version_info[:3]))}",
        "locks": _digest(lock, LOCKS / "build.txt"),
        "project": _digest(ROOT / "pyproject.toml"),
    }


def _digest(*files: Path) -> str:
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def _keep_state(state: dict[str, str]) -> None:
    _STATE.write_text(json.dumps(state), encoding="utf-8")


def _read_state() -> dict[str, str]:
    try:
        state = json.loads(_STATE.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) else {}


def _make_venv() -> None:
    say("Making .venv …")
    inside = Path(sys.prefix).resolve() == VENV.resolve()
    if inside:
        stop("Start this with the system's own Python, not with the one in .venv: .venv has to be made anew.")
    venv.EnvBuilder(clear=True, with_pip=True, symlinks=os.name != "nt").create(VENV)


def _pip(*arguments: str) -> None:
    say(f"pip {' '.join(argument.replace(str(ROOT), '.') for argument in arguments)}")
    command = [str(venv_python()), "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    if subprocess.run(command, cwd=ROOT, env=clean_environment(), check=False).returncode:
        stop(
            "The packages could not be installed. Look at the lines above: most often the network is away, "
            "or a package index has to be set in pip's own configuration."
        )


def _compile() -> None:
    command = [str(venv_python()), "-m", "compileall", "-q", str(ROOT / "udset_desktop")]
    subprocess.run(command, env=clean_environment(), check=False)
