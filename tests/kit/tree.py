"""The source tree as the architecture tests see it: modules, their syntax trees, their words."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = ROOT / "udset_desktop"
TESTS = ROOT / "tests"
RESOURCES = ROOT / "resources"


@dataclass(frozen=True)
class Module:
    """One file of the program."""

    path: Path
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """What it says to Python; read once, and not at all where only its name or text is asked for."""
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of its tree; walked once, however many laws look at it."""
        return tuple(ast.walk(self.tree))

    @property
    def name(self) -> str:
        """Its place below the package, as `bundle/reader.py`."""
        return self.path.relative_to(SOURCE).as_posix()

    @property
    def package(self) -> str:
        """The package it lies in, "" for the top."""
        return self.name.split("/")[0] if "/" in self.name else ""


@cache
def modules(root: Path = SOURCE) -> tuple[Module, ...]:
    """Every module below `root` that is not a migration step."""
    return tuple(
        Module(path=path, text=path.read_text(encoding="utf-8"))
        for path in sorted(root.rglob("*.py"))
        if "__pycache__" not in path.parts
    )


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file that is part of the project: known to git, or new and not ignored."""
    told = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout.decode()
    return tuple(path for name in told.split("\0") if name for path in (ROOT / name,) if path.is_file())


def called_name(call: ast.Call) -> str:
    """The last part of what is called: `exec` for `dialog.exec()`."""
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def statements(tree: ast.AST) -> Iterator[ast.AST]:
    """Every statement in it, itself among them, at any depth; goes past what statements are made of."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        for block in ("body", "orelse", "finalbody", "handlers", "cases"):
            waiting += getattr(node, block, ())


def strings(module: Module) -> list[ast.Constant]:
    """Every string literal that is not a docstring."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in module.nodes
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    return [
        node
        for node in module.nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]
