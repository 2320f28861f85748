"""What only the demonstration shows: a scripted holder, pictures of the screens, the mailbox."""
