"""Checks of schemathesis with what it cannot know: why a request is refused though the document allows it."""

import re

import schemathesis
from schemathesis.specs.openapi.checks import RejectedPositiveData, ensure_resource_availability, positive_data_acceptance

# Codes of errors that no schema keeps a client from, some at one place alone, and why. All other refusals of what the
# document allows are faults.
REASONS = {
    "unknownPlaceholder": "which page has which parts, the description says",
    "identifiesNothing": "that a pattern leads back to one thing is more than a schema can say",
    "incompleteDate": "the same",
    "ambiguous": "whether the addresses of two patterns can be told apart, no schema says",
    "notATimeZone": "which zones there are, IANA says, and no pattern",
    "oneOf": "schemas with branches make clients that demand all of them at once, so the document says it in words",
    "unknownField": "a shape has members that only some answers have: those for keys, and those of other operations",
    "unknownMember status": "an author's `Edit-Token` changes a comment, its status only a key",
    "outOfRange publishedAt": "what lies ahead, the clock says; from 1900 on, `format: date-time` does not",
    "outOfRange endsAt": "the same",
    "outOfRange at": "the same",
    "unknownValue method": "which methods a path has, the document says elsewhere",
    "malformed If-Match": "schemathesis 4.32 sends the number 0, which the pattern does not allow, as a good one",
    "tooMany tag": "the parts of all its values count, whatever stands between them",
    "malformed path": "a pattern does not know which escapes are UTF-8",
    "unknown": "only the newsroom knows what there is in it",
    "notASecret": "how many bytes base64 makes is more than a pattern says",
    "notACursor": "only the server knows which cursors it has given",
    "notPossible": "OpenAPI has no words for parameters that exclude each other",
    "notASlug": "letters and digits of any script are \\p{L} and \\p{N}, which not every reader of patterns knows",
    "notALetter": "one letter may be several code points, which is what `maxLength` counts",
    "notAURL": "what a host is, no pattern says",
    "notAnAddress": "nor what an e-mail address is",
    "wrongLength": "a text is counted once what cannot be seen is taken out",
    "tooShort": "the same",
    "repeated": "names are compared as people do, `uniqueItems` compares their characters",
    "self": "what is sent is compared with the address",
    "contradiction": "one list is compared with another",
    "reused": "the `Idempotency-Key` is compared with those of a day",
    "wrongKind": "of which kind a media item is, only the newsroom knows",
    "outOfRange expiresAt": "what lies ahead, only the clock knows",
    "neverPublished": "what was published before, only the newsroom knows",
    "required token": "of two parameters one has to be there, which OpenAPI has no words for",
}
# What may stand in a pattern of addresses is letters and digits of any script, which not every reader of patterns knows.
REASONS |= {f"malformed {kind}": "\\p{L}, as in slugs" for kind in ("article", "section", "tag", "topic", "author", "gallery", "collection")}
# Types of problems that need no errors to explain them.
EXPLAINED = ("gone", "precondition-failed", "too-wide")

# What readers do with articles: a draft that was just made is as unknown to them as what never was.
OF_READERS = ("POST /v1/articles/{article}/views", "POST /v1/articles/{article}/comments")


def is_explained(response):
    """Whether a refusal names only what the document cannot say."""
    if not response.headers.get("content-type", [""])[0].startswith("application/problem+json"):
        return False
    problem = response.json()
    if problem["type"].rpartition(":")[2] in EXPLAINED:
        return True
    errors = problem.get("errors", [])
    return bool(errors) and all(map(has_reason, errors))


def has_reason(error):
    """Whether the document cannot say what an error is about."""
    # What the body of an operation of a batch may be, its method and path say.
    is_of_batch = re.match(r"/operations/\d+/body", error.get("pointer", ""))
    return bool(is_of_batch) or error["code"] in REASONS or f"{error['code']} {place(error)}" in REASONS


def place(error):
    """The name of the parameter, the member or the header that an error is about."""
    return error.get("parameter") or error.get("header") or error["pointer"].rpartition("/")[2]


@schemathesis.check
def accepts_what_is_allowed(ctx, response, case):
    """`positive_data_acceptance`, but for refusals that have a reason."""
    try:
        positive_data_acceptance(ctx, response, case)
    except RejectedPositiveData:
        if not is_explained(response):
            raise


@schemathesis.check
def has_what_was_made(ctx, response, case):
    """`ensure_resource_availability`, but for what is not for readers yet."""
    if case.operation.label not in OF_READERS:
        ensure_resource_availability(ctx, response, case)
