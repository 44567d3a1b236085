"""Everything the program expects to go wrong, sorted by who can act on it.

Every layer raises these and returns findings; `foundation.wording` turns them into sentences.
This module never holds a sentence itself, nor anything a person said.

    UdsetError(code, context)
    ├── InputRefused(findings)     the sender or author of a file, definition or answer   exit 3
    │   ├── InstrumentRefused
    │   └── BundleRefused
    ├── AccessRefused              the user: passphrase, wait, vault in use               exit 4
    ├── Incompatible               the user: made by a newer program                      exit 5
    ├── EnvironmentFailure         the machine: disk, permission, database                exit 6
    ├── ForksRemain                the coordinator: two successors of one record          exit 7
    ├── UsageRefused               the user: asked in a way that cannot be                exit 2
    ├── NotThereYet                nobody: the feature comes in a later version           exit 2
    └── Cancelled                  asked for, so never shown as an error                  exit 130
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: only `REFUSE` stops anything."""

    REFUSE = "refuse"
    WARN = "warn"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing wrong or odd, as data.

    `where` names a file, item, line or record, never a person; `context` holds the ids, counts and
    codes that the sentence of `code` in `resources/messages` has slots for, never an answer.
    """

    code: str
    where: str = ""
    context: Mapping[str, str | int] = field(default_factory=dict)
    severity: Severity = Severity.REFUSE


class UdsetError(Exception):
    """Something the program expects; its sentence is found under `code`."""

    def __init__(self, code: str, **context: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.context: dict[str, str | int] = context

    def __reduce__(self) -> tuple[Callable[..., UdsetError], tuple[object, ...]]:
        """Whole on the way from another process, whatever its kind takes when it is made."""
        return _made_again, (type(self), self.args, self.__dict__)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The error as findings, so that every face shows errors one way."""
        return (Finding(code=self.code, context=self.context),)


def _made_again(kind: type[UdsetError], args: tuple[str, ...], held: Mapping[str, object]) -> UdsetError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(held)
    return error


class InputRefused(UdsetError):
    """A file, definition or answer is not acceptable; carries every finding at once."""

    def __init__(self, findings: Iterable[Finding] | Finding) -> None:
        found = (findings,) if isinstance(findings, Finding) else tuple(findings)
        super().__init__(found[0].code, **dict(found[0].context))
        self._findings = found

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings that led to the refusal, the first reason first."""
        return self._findings


class InstrumentRefused(InputRefused):
    """An instrument or framework definition cannot be used."""


class BundleRefused(InputRefused):
    """A bundle, pack, card or receipt cannot be believed."""


class AccessRefused(UdsetError):
    """A wrong passphrase, a wait before the next try, a vault that is in use."""


class Incompatible(UdsetError):
    """A file or database made by a newer program; it is left untouched."""


class EnvironmentFailure(UdsetError):
    """The disk, a permission or a database said no."""


class ForksRemain(UdsetError):
    """Records with two successors wait for a decision."""


class UsageRefused(UdsetError):
    """A verb asked for in a way that can never be right: an unknown breakdown, a password in an address."""


class NotThereYet(UdsetError):
    """A feature that a later version brings; says so instead of pretending."""


class Cancelled(UdsetError):
    """The user asked to stop."""

    def __init__(self) -> None:
        super().__init__("foundation.cancelled")


def has_refusal(findings: Iterable[Finding]) -> bool:
    """Whether any finding refuses."""
    return any(finding.severity is Severity.REFUSE for finding in findings)
