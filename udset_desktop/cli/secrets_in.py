"""How a passphrase or code gets in: a file named by option or environment, else a prompt; never an argument."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

from udset_desktop.foundation.atomic import read_file
from udset_desktop.foundation.problems import AccessRefused
from udset_desktop.foundation.wording import sentence_of

PASSPHRASE_FILE = "UDSET_PASSPHRASE_FILE"  # noqa: S105 - the name of a variable
_LIMIT_BYTES = 4096


def read_secret(file: Path | None, ask: str, *, again: str = "", environment: str = "") -> str:
    """The secret of `file`, of the file that `environment` names, or typed in answer to the sentence `ask`.

    The file may be a pipe from whatever keeps secrets.  With `again` it is asked for twice.  Raises `AccessRefused` where nobody can be asked, or where
    the two differ.
    """
    named = file or (Path(os.environ[environment]) if environment and os.environ.get(environment) else None)
    if named is not None:
        return _first_line(read_file(named, limit_bytes=_LIMIT_BYTES, may_be_piped=True))
    if not sys.stdin.isatty():
        raise AccessRefused("cli.no_passphrase")
    secret = getpass.getpass(f"{sentence_of(ask, {})} ")
    if again and getpass.getpass(f"{sentence_of(again, {})} ") != secret:
        raise AccessRefused("cli.passphrases_differ")
    return secret


def _first_line(content: bytes) -> str:
    try:
        return content.decode("utf-8").split("\n", 1)[0].rstrip("\r")
    except UnicodeDecodeError:
        raise AccessRefused("cli.passphrase_not_text") from None
