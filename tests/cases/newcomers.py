"""Part F: newcomers. What offices and nominees around the world send: prints of portals, forms in the middle of a dossier,
mails, faxes, posters; other wordings and numbers; answers full of things of their own.

Written from the form and the catalogue of rules alone, before nomcheck saw any of them; those of `newcomer_later` when the
others had been mended.
"""

from importlib import import_module

from model import Case

HANDS = ["portals", "post", "wording", "answers", "later"]


def cases() -> list[Case]:
    """All of part F; what says nothing of findings has none."""
    found: list[Case] = [case for hand in HANDS for case in import_module(f"newcomer_{hand}").cases()]
    for case in found:
        case.findings = [] if case.findings is None else case.findings
    return found


__all__ = ["cases"]
