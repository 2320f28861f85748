"""The demonstration: one order ready to download, and a mailbox that shows every message."""
