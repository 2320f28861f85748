"""How long a deadline is still away, as an agent says it on the phone."""

from datetime import datetime, timedelta

from crypteo_backend.messages.moments import Locale

_IN_DAYS = timedelta(days=2)
_HOUR = timedelta(hours=1)


def time_left(now: datetime, end: datetime, language: Locale) -> str:
    """Return "encore 10 jours", "encore 23 h 12", "encore 4 min" or "dépassé"; "23 h 12 min left" or "over"."""
    if end <= now:
        return "over" if language == "en" else "dépassé"
    left = _in_words(end - now, language)
    return f"{left} left" if language == "en" else f"encore {left}"


def _in_words(left: timedelta, language: Locale) -> str:
    if left >= _IN_DAYS:
        return f"{left.days}\u00a0{'days' if language == 'en' else 'jours'}"
    hours, minutes = left // _HOUR, left % _HOUR // timedelta(minutes=1)
    if hours:
        return f"{hours}\u00a0h\u00a0{minutes:02d}" + ("\u00a0min" if language == "en" else "")
    return f"{max(minutes, 1)}\u00a0min"
