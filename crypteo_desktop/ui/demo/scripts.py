"""The scripts of the demonstration: a whole walk with one slip, and a walk that ends locked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from crypteo_desktop.secret import Secret
from crypteo_desktop.ui.demo.hands import Hands
from crypteo_desktop.ui.demo.scripted_holder import Until
from crypteo_desktop.ui.keeping.leave_reminder import LeaveReminder
from crypteo_desktop.ui.last_try import LastTryPanel

Tell = Callable[[str], None]

_TRIES: Final = 3

# A demonstration's password, printed on purpose: the file is worth nothing.
DEMO_PASSWORD: Final = Secret("Vertige2026Ocre")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the holder knows: the code, one that is wrong by a digit, the answers, the password."""

    code: Secret
    answers: tuple[Secret, ...]
    password: Secret = DEMO_PASSWORD

    @property
    def slipped_code(self) -> Secret:
        """The code with its last two digits swapped, or the last one changed when they are the same."""
        code = self.code.reveal()
        first, last = code[-2], code[-1]
        swapped = last + first if first != last else first + str((int(last) + 1) % 10)
        return Secret(code[:-2] + swapped)


def whole_walk(hands: Hands, known: Knowledge, tell: Tell) -> Iterator[Until]:
    """Walk the six screens to the verified file, with one wrong code and one look at the verification's dialog."""
    yield from _to_code(hands, known, tell)
    hands.picture("3-saisie-du-code-vide")
    hands.type(known.slipped_code)
    hands.press(Qt.Key.Key_Return)
    yield _screen(hands, "3-1")
    hands.picture("3-1-code-incorrect")
    tell("3  Saisie du code de retrait: a slip, refused; one try less")
    yield from _from_code(hands, known, tell)
    yield from _generation(hands, tell)
    yield from _verification(hands, known, tell)


def locked_walk(hands: Hands, known: Knowledge, tell: Tell) -> Iterator[Until]:
    """Walk to the questions and answer wrongly until the order is locked."""
    yield from _to_code(hands, known, lambda _: None)
    yield from _code(hands, known)
    for slip in range(_TRIES):
        for number in range(len(known.answers)):
            hands.type(Secret(f"autre réponse {slip} {number}"))
            hands.press(Qt.Key.Key_Tab)
        hands.press(Qt.Key.Key_Return)
        if slip == _TRIES - 1:
            yield _screen(hands, "4-5")
            hands.picture("4-5-dernier-essai")
            for question in hands.window.findChildren(LastTryPanel):
                hands.go_to(question.send)
                hands.press(Qt.Key.Key_Return)
        if slip == 0:
            yield _screen(hands, "4-1")
            hands.picture("4-1-reponses-incorrectes")
        yield Until(f"the service's word on slip {slip + 1}", lambda: not _is_waiting(hands))
    yield _screen(hands, "4-2")
    hands.picture("4-2-bloque")
    tell("4  Réponses, in another order: three wrong answers, and the download is locked")


def _to_code(hands: Hands, known: Knowledge, tell: Tell) -> Iterator[Until]:
    yield Until("the order on screen 1", lambda: hands.screen == "1" and hands.can_go_on())
    hands.picture("1-initialisation")
    tell("1  Initialisation: the link is open")
    hands.press(Qt.Key.Key_Return)
    yield _screen(hands, "2")
    hands.picture("2-mot-de-passe-vide")
    hands.type(known.password)
    hands.picture("2-mot-de-passe-a-confirmer")
    hands.press(Qt.Key.Key_Tab)
    hands.type(known.password)
    yield Until("a password that follows the rules", hands.can_go_on)
    hands.picture("2-mot-de-passe")
    tell("2  Choix du mot de passe: chosen; the key pair is being made meanwhile")
    hands.press(Qt.Key.Key_Return)
    yield _screen(hands, "3")


def _code(hands: Hands, known: Knowledge) -> Iterator[Until]:
    hands.type(known.code)
    yield Until("nine digits", hands.can_go_on)
    hands.picture("3-saisie-du-code")
    hands.press(Qt.Key.Key_Return)
    yield _screen(hands, "4")


def _from_code(hands: Hands, known: Knowledge, tell: Tell) -> Iterator[Until]:
    yield from _code(hands, known)
    tell("3  Saisie du code de retrait: accepted")
    hands.picture("4-reponses-vides")
    for answer in known.answers:
        hands.type(answer)
        hands.press(Qt.Key.Key_Tab)
    yield Until("three answers", hands.can_go_on)
    hands.picture("4-reponses")
    hands.press(Qt.Key.Key_Return)


def _generation(hands: Hands, tell: Tell) -> Iterator[Until]:
    yield _screen(hands, "5")
    tell("4  Réponses aux questions de révocation: accepted")
    yield Until("the work under way", lambda: hands.window.is_busy or hands.can_go_on())
    hands.picture("5-generation-en-cours")
    yield Until("the certificate file", hands.can_go_on)
    hands.picture("5-generation")
    tell("5  Génération du certificat: issued, built, saved")
    hands.press(Qt.Key.Key_Return)


def _verification(hands: Hands, known: Knowledge, tell: Tell) -> Iterator[Until]:
    yield _screen(hands, "6")
    hands.picture("6-finalisation")
    hands.press(Qt.Key.Key_Return)
    yield Until("the question for the password", lambda: _asks_in_a_dialog(hands))
    hands.type(known.password)
    hands.picture("6-1-verification-technique")
    hands.press(Qt.Key.Key_Return)
    yield _screen(hands, "6-2")
    hands.picture("6-2-termine")
    tell("6  Vérification technique: the file on the disk opens and is right")
    yield from _leaving(hands)


def _leaving(hands: Hands) -> Iterator[Until]:
    """Look at the dialog that copies, then finish without a copy, which is warned of."""
    hands.press(Qt.Key.Key_Return)
    yield _screen(hands, "6-4")
    hands.picture("6-4-copie-sur-cle-usb")
    hands.press(Qt.Key.Key_Escape)
    yield _screen(hands, "6-2")
    hands.go_to(hands.window.frame.footer.primary)
    hands.press(Qt.Key.Key_Return)
    yield Until("the reminder of the copy", lambda: _asks_for_a_copy(hands) is not None)
    hands.picture("6-2-rappel-de-la-copie")
    reminder = _asks_for_a_copy(hands)
    if reminder is not None:
        hands.go_to(reminder.leave)
        hands.press(Qt.Key.Key_Return)


def _asks_for_a_copy(hands: Hands) -> LeaveReminder | None:
    return hands.window.findChild(LeaveReminder)


def _screen(hands: Hands, number: str) -> Until:
    return Until(f"screen {number}", lambda: hands.screen == number and not _is_waiting(hands))


def _is_waiting(hands: Hands) -> bool:
    """Whether work runs that ends by itself; on screen 5 it is what one wants to see."""
    return hands.window.is_busy and hands.screen != "5"


def _asks_in_a_dialog(hands: Hands) -> bool:
    focus = QApplication.focusWidget()
    return isinstance(focus, QLineEdit) and isinstance(focus.window(), QDialog) and hands.screen.startswith("6-1")
