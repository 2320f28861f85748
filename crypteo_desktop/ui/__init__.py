"""The window, in Qt Widgets: it shows and collects, and owns no decision."""
