"""UDSET Desktop: conversations about outcomes, kept on the device, shared as anonymised bundles.

Version and application id are written here and nowhere else.
"""

__version__ = "0.1.0"
APP_ID = "udset-desktop"
