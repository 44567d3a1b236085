"""How the command line ends, under the name its modules know; the table stands in `foundation.exit_codes`."""

from __future__ import annotations

from udset_desktop.foundation.exit_codes import ExitCode, exit_code_of

__all__ = ["ExitCode", "exit_code_of"]
