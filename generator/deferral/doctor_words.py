"""What the doctor says: per code the sentence in each language and the command that repairs it.

GIT-01 to GIT-11 are about the two repositories, GIT-20 to GIT-24 about what lies about in a clone, GIT-30 to GIT-37
about the settings of the private clone. {clone} is the clone in question; words in capitals are for the reader to
fill in.
"""

from dataclasses import dataclass

_SETTINGS = "register doctor --private {private} --public {public} --repair"


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence in each language, and a command."""

    nl: str
    en: str
    repair: str

    def sentence(self, language: str) -> str:
        """The sentence in a language."""
        return self.nl if language == "nl" else self.en


WORDS = {
    "GIT-01": Words(
        "De private kloon heeft een remote die naar de openbare opslag leidt.",
        "The private clone has a remote that leads to the public repository.",
        "git -C {clone} remote set-url origin ADDRESS-OF-THE-PRIVATE-REPOSITORY",
    ),
    "GIT-02": Words(
        "De private kloon moet precies één remote hebben, die origin heet.",
        "The private clone must have exactly one remote, called origin.",
        "git -C {clone} remote remove NAME",
    ),
    "GIT-03": Words(
        "Een remote van de private kloon heeft een eigen adres om naar te pushen; daar helpt geen blokkade tegen.",
        "A remote of the private clone has an address of its own for pushes, against which no block helps.",
        "git -C {clone} config --local --unset-all remote.origin.pushurl",
    ),
    "GIT-04": Words(
        "De openbare kloon kent het adres van de private opslag.",
        "The public clone knows the address of the private repository.",
        "git -C {clone} remote remove NAME",
    ),
    "GIT-05": Words(
        "De ene kloon staat in de andere, of het is dezelfde.",
        "One clone is inside the other, or they are the same.",
        "mv {clone} ELSEWHERE",
    ),
    "GIT-06": Words(
        "De kloon leent objecten van een andere opslag.",
        "The clone borrows objects from another repository.",
        "git -C {clone} repack -a -d && rm {git_dir}/objects/info/alternates",
    ),
    "GIT-07": Words(
        "De kloon heeft meer werkmappen: die delen takken, hooks en objecten.",
        "The clone has more work trees: they share branches, hooks and objects.",
        "git -C {clone} worktree remove PATH",
    ),
    "GIT-08": Words(
        "De twee opslagplaatsen hebben commits gemeen. Haal de openbare takken weg uit de private, en daarna:",
        "The two repositories have commits in common. Remove the public branches from the private one, and then:",
        "git -C {clone} reflog expire --expire=now --all && git -C {clone} gc --prune=now",
    ),
    "GIT-09": Words(
        "De openbare kloon heeft een tak of tag van de private kant. Staat die ook op de server, dan:",
        "The public clone has a branch or tag of the private side. If the server has it as well:",
        "register guard --repository {clone}",
    ),
    "GIT-10": Words(
        "In een object van de openbare kloon staat een kenmerk van een uitgestelde registratie. Volg de procedure:",
        "An object of the public clone holds the mark of a deferred registration. Follow the procedure:",
        "register guard --repository {clone}",
    ),
    "GIT-11": Words(
        "De openbare kloon heeft niet de hele geschiedenis; over de rest is niets te zeggen.",
        "The public clone has not its whole history; nothing can be said of the rest.",
        "git -C {clone} fetch --unshallow --tags",
    ),
    "GIT-20": Words(
        "In de private kloon ligt een stash: die gaat mee in bundels en kopieën, en niemand kijkt ernaar.",
        "There is a stash in the private clone: it goes along in bundles and copies, and nobody looks at it.",
        "git -C {clone} stash list && git -C {clone} stash clear",
    ),
    "GIT-21": Words(
        "In de private kloon staan git-notities: een push met --mirror neemt ze mee.",
        "There are git notes in the private clone: a push with --mirror takes them along.",
        "git -C {clone} update-ref -d refs/notes/commits",
    ),
    "GIT-22": Words(
        "De kloon gebruikt LFS: zo gaan bestanden naar een server zonder dat een tak meegaat. Bel een beheerder.",
        "The clone uses LFS: files go to a server without any branch going along. Call an administrator.",
        "git -C {clone} lfs uninstall --local",
    ),
    "GIT-23": Words(
        "In de kloon ligt een bundel: een bestand met een hele geschiedenis. Zoek het, en haal het weg.",
        "There is a bundle in the clone: a file with a whole history. Find it, and take it away.",
        "grep -rlaE '^# v[23] git bundle$' {clone}",
    ),
    "GIT-24": Words(
        "Een object van de openbare kloon is niet of niet geheel te doorzoeken (te groot, te diep, versleuteld, stuk).",
        "An object of the public clone could not be searched, or not whole (too large, too deep, encrypted, broken).",
        "register guard --repository {clone}",
    ),
    "GIT-30": Words(
        "Een push zonder tak doet iets: push.default is niet nothing.",
        "A push without a branch does something: push.default is not nothing.",
        _SETTINGS,
    ),
    "GIT-31": Words(
        "Een push zonder adres gaat niet vanzelf naar de private opslag: remote.pushDefault is niet origin.",
        "A push without an address does not go to the private repository: remote.pushDefault is not origin.",
        _SETTINGS,
    ),
    "GIT-32": Words(
        "Een tak van de private kloon heeft een eigen remote: git push --all stuurt daar alles heen.",
        "A branch of the private clone has a remote of its own: git push --all sends everything there.",
        "git -C {clone} config --local --unset-all branch.BRANCH.pushRemote",
    ),
    "GIT-33": Words(
        "De private kloon gebruikt niet haar eigen hooks: core.hooksPath is niet .git/hooks.",
        "The private clone does not use its own hooks: core.hooksPath is not .git/hooks.",
        _SETTINGS,
    ),
    "GIT-34": Words(
        "De hook pre-push van de private kloon ontbreekt, is veranderd of is niet uitvoerbaar.",
        "The hook pre-push of the private clone is missing, changed or not executable.",
        _SETTINGS,
    ),
    "GIT-35": Words(
        "Niet elke schrijfwijze van het openbare adres is in de private kloon geblokkeerd.",
        "Not every spelling of the public address is blocked in the private clone.",
        _SETTINGS,
    ),
    "GIT-36": Words(
        "Bij ophalen noemt de private kloon haar commits: fetch.negotiationAlgorithm is niet noop.",
        "When fetching, the private clone names its commits: fetch.negotiationAlgorithm is not noop.",
        _SETTINGS,
    ),
    "GIT-37": Words(
        "Het adres van origin is niet het adres waarvoor de kloon is ingericht. Klopt het nieuwe, dan:",
        "The address of origin is not the one that the clone was set up for. If the new one is right:",
        _SETTINGS,
    ),
    "GIT-38": Words(
        "Anderen op deze machine kunnen in de private kloon kijken.",
        "Others on this machine can look into the private clone.",
        "chmod go= {clone}",
    ),
}
