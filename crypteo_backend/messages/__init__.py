"""E-mails and text messages to holders: their words and the ways out of the house."""
