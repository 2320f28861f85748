"""The outside world: the service, the disk, the key generator; one Protocol of `enrolment` each."""
