"""What the holder does with the saved file: copies, the sheet, reminders. Decisions only, without Qt."""
