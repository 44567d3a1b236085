"""Places that bundles go to, as tests need them: one that keeps files in memory, and one that misbehaves."""

from __future__ import annotations

from udset_desktop.foundation.problems import EnvironmentFailure, Finding, InputRefused


class MemoryCarrier:
    """The smallest honest carrier."""

    def __init__(self, **files):
        self.files = dict(files)
        self.puts = 0

    def put(self, name, content, control):
        control.checkpoint(0.5)
        self.puts += 1
        if name in self.files:
            raise EnvironmentFailure("delivery.name_taken", name=name)
        self.files[name] = content

    def get(self, name, *, limit_bytes, control):
        content = self.files.get(name)
        if content is not None and len(content) > limit_bytes:
            raise InputRefused(Finding(code="foundation.file_too_large"))
        return content

    def names(self, control):
        return tuple(sorted(self.files))

    def remove(self, name):
        self.files.pop(name, None)

    def close(self):
        pass
