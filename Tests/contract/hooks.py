"""Checks of schemathesis with what it cannot know: why a request is refused though the document allows it."""

import schemathesis
from schemathesis.specs.openapi.checks import RejectedPositiveData, positive_data_acceptance

# Codes of errors that no schema keeps a client from, and why. All other refusals of what the document allows are faults.
REASONS = {
    "unknown": "only the newsroom knows what there is in it",
    "notACursor": "only the server knows which cursors it has given",
    "notPossible": "OpenAPI has no words for parameters that exclude each other",
    "notASlug": "letters and digits of any script are \\p{L} and \\p{N}, which not every reader of patterns knows",
    "notALetter": "one letter may be several code points, which is what `maxLength` counts",
    "notALanguage": "which subtags there are, RFC 5646 says, and no pattern",
    "notATime": "a pattern does not know how many days a month has",
    "notAURL": "what a host is, no pattern says",
    "notAnAddress": "nor what an e-mail address is",
    "wrongLength": "a text is counted once what cannot be seen is taken out",
    "tooShort": "the same",
    "repeated": "names are compared as people do, `uniqueItems` compares their characters",
    "self": "what is sent is compared with the address",
    "contradiction": "one list is compared with another",
    "taken": "another has it",
    "reused": "the `Idempotency-Key` is compared with those of a day",
    "wrongKind": "of which kind a media item is, only the newsroom knows",
    "neverPublished": "what was published before, only the newsroom knows",
    "notAVersion": "a tag that readers get is an entity tag, too",
    "conflict": "an operation of a batch alone",
    "notFound": "an operation of a batch alone",
    "preconditionFailed": "an operation of a batch alone",
}
# Types of problems that need no errors to explain them.
EXPLAINED = ("gone", "precondition-failed", "too-wide")


def is_explained(response):
    """Whether a refusal names only what the document cannot say."""
    if not response.headers.get("content-type", [""])[0].startswith("application/problem+json"):
        return False
    problem = response.json()
    if problem["type"].rpartition(":")[2] in EXPLAINED:
        return True
    codes = {error["code"] for error in problem.get("errors", [])}
    return bool(codes) and codes <= REASONS.keys()


@schemathesis.check
def accepts_what_is_allowed(ctx, response, case):
    """`positive_data_acceptance`, but for refusals that have a reason."""
    try:
        positive_data_acceptance(ctx, response, case)
    except RejectedPositiveData:
        if not is_explained(response):
            raise
