"""The reference implementation of the enrolment contract, with an embedded certificate authority."""
