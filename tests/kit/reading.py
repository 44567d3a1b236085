"""How easily a question reads: Flesch-Kincaid grade by textstat 0.7.4."""

import importlib.util
import sys
import types
from functools import cache


@cache
def _import_textstat():
    # workaround: textstat 0.7.4 imports pkg_resources, which setuptools 81 dropped, for a word list that
    # grades do not use; later textstat downloads data.  Remove when a release needs neither.
    if importlib.util.find_spec("pkg_resources") is None:
        sys.modules["pkg_resources"] = types.ModuleType("pkg_resources")
    import textstat  # noqa: PLC0415 (after the workaround)

    return textstat


def grade_of(question: str) -> float:
    """The school grade of one question."""
    return float(_import_textstat().flesch_kincaid_grade(question))


def words_of(question: str) -> list[str]:
    """The words of a question, lower case, without marks."""
    words = (word.strip(".,?!:;()").lower() for word in question.replace("{name}", "Name").split())
    return [word for word in words if word]
