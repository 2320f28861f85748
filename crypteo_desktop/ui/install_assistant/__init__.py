"""The install assistant: a window of its own in the wizard's frame, with three pages."""
