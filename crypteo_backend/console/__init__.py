"""The support console: who its agents are, what they may see of an order, and what they may do."""
