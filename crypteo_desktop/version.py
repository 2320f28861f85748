"""The program's own version, shown in the header and sent as `client.version`."""

__version__ = "6.0.0"
