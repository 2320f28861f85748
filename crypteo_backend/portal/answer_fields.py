"""Fields for secret answers, hidden unless the visitor wants to see them; it works without a script too."""

from crypteo_backend.web.forms import Form


def are_shown(form: Form) -> bool:
    """Tell whether the answers are to be seen: as the button said, or as they were before the form was sent."""
    return form.text("show" if form.has("show") else "shown") == "yes"
