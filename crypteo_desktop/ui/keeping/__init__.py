"""What the done page offers: copies, the sheet of the certificate, reminders for a calendar."""
