"""Polls a feed once with feedparser and adds what is new or changed, by id, to the state file.

Usage: feedparser.py URL STATE
"""

import calendar
import json
import os
import sys

# The folder of this file comes first on the path, and the file has the library's name.
sys.path.pop(0)
import feedparser  # noqa: E402

url, path = sys.argv[1:]
state = {"etag": None, "modified": None, "items": []}
if os.path.exists(path):
    with open(path, encoding="utf-8") as file:
        state = json.load(file)

answer = feedparser.parse(url, etag=state["etag"], modified=state["modified"])
if answer.get("status") != 304:
    if answer.bozo:
        sys.exit("not well-formed: %s" % answer.bozo_exception)
    items = {item["id"]: item for item in state["items"]}
    for entry in answer.entries:
        contents = entry.get("content", [])
        items[entry.id] = {
            "id": entry.id,
            "title": entry.get("title"),
            "moment": calendar.timegm(entry.published_parsed) if "published_parsed" in entry else None,
            "link": entry.link,
            "text": contents[0].value if contents else entry.get("summary", ""),
            "authors": [author["name"] for author in entry.get("authors", []) if "name" in author],
            "tags": [tag.term for tag in entry.get("tags", [])],
        }
    state = {"etag": answer.get("etag"), "modified": answer.get("modified"), "items": list(items.values())}
    with open(path, "w", encoding="utf-8") as file:
        json.dump(state, file)
