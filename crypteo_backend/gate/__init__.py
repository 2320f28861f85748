"""What every request passes before and after its route: size, pace, headers, and refusals without echo."""
