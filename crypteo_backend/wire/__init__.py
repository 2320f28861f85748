"""The JSON of the contract, as it comes in and as it goes out."""
