"""The small windows over the window: the system's own for files and printing, lists, menus, tips, what is carried.

Used where all of it goes out of sight: under the cover and behind the door.
"""

from __future__ import annotations

from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget


def shut_windows_over(window: QWidget) -> None:
    """Close every other one that is there, with nothing chosen in it.

    One that waits in a loop of Qt's own, as "write over it?" does, is answered with "no"; nothing is deleted
    before that loop is over.  What is being carried falls nowhere: its picture is no widget, and shows words.
    """
    if is_carrying():
        QDrag.cancel()
    for one in QApplication.topLevelWidgets():
        if one is window or not one.isVisible():
            continue
        if isinstance(one, QDialog):
            one.reject()
        else:
            one.close()


def is_carrying() -> bool:
    """Whether something of this program hangs on the pointer, as a jot on its way to an outcome."""
    pictures = (one for one in QGuiApplication.topLevelWindows() if one.isVisible())
    return any(one.metaObject().className() == "QShapedPixmapWindow" for one in pictures)
