"""Prints the messages that rss2email left in a maildir as JSON, oldest item first.

Usage: maildir.py FOLDER
"""

import email.policy
import email.utils
import json
import mailbox
import re
import sys



def header(message, name):
    """The value of a header, long ones unfolded."""
    return " ".join(str(message[name] or "").split())


items = []
for message in mailbox.Maildir(sys.argv[1], factory=None):
    message = email.message_from_bytes(message.as_bytes(), policy=email.policy.default)
    body = message.get_content()
    sender = email.utils.parseaddr(header(message, "From"))[0]
    items.append(
        {
            "id": header(message, "X-RSS-ID"),
            "title": header(message, "Subject"),
            "moment": int(email.utils.parsedate_to_datetime(header(message, "Date")).timestamp()),
            "link": header(message, "X-RSS-URL"),
            "text": re.search(r'<div id="body">(.*)</div>\s*<div class="footer">', body, re.S).group(1),
            # "Feed: Author"; where the item names nobody, "Feed: <author>" or the feed alone.
            "authors": [name for name in sender.split(": ", 1)[1:] if name != "<author>"],
            "tags": [tag.strip() for tag in header(message, "X-RSS-TAGS").split(",") if tag.strip()],
        }
    )
print(json.dumps(sorted(items, key=lambda item: (item["moment"], item["id"]))))
