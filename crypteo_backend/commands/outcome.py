"""How a command ends when it does not end well."""


class CommandFailed(Exception):
    """The command could not do its work: exit status 1."""


class WrongUsage(Exception):
    """The command was asked for something that it does not do: exit status 2."""
