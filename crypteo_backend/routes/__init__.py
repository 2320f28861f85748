"""The endpoints of the contract: read, authorise, call a rule, render."""
