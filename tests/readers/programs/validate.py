"""Asks the W3C's feed validator about addresses and prints, as JSON, what it says of each: event, level, place.

Usage: validate.py FOLDER URL…, where FOLDER holds the validator's sources (https://github.com/w3c/feedvalidator).
"""

import json
import os
import sys
import urllib.request  # noqa: F401 (the validator uses it without importing it)
import warnings

folder, *urls = sys.argv[1:]
warnings.simplefilter("ignore")
sys.path.insert(0, os.path.join(folder, "src"))
import feedvalidator  # noqa: E402
from feedvalidator import compatibility, logging  # noqa: E402


def events_of(url):
    try:
        return feedvalidator.validateURL(url, firstOccurrenceOnly=0)["loggedEvents"]
    except logging.ValidationFailure as failure:
        return [failure.event]


report = {}
for url in urls:
    report[url] = [
        {
            "event": type(event).__name__,
            "level": "error" if isinstance(event, logging.Error) else "warning",
            "line": event.params.get("line"),
            "element": event.params.get("element"),
            "value": str(event.params.get("value", "")),
        }
        # Level AA is what the online validator shows.
        for event in compatibility.AA(events_of(url))
    ]
print(json.dumps(report))
