/** The newest articles of a feed, in a page of any origin. */
export function appExample(feed: string): string {
  return `const answer = await fetch('${feed}');
const { items } = await answer.json();

for (const { title, summary, url, date_published } of items) {
  const link = Object.assign(document.createElement('a'), { href: url, textContent: title ?? summary });
  const day = new Date(date_published).toLocaleDateString();
  document.body.append(link, ' ', day, document.createElement('br'));
}`;
}

/** The titles of a feed, or the summaries of what has none; then only whether it has changed. */
export function curlExample(feed: string): string {
  return `curl -s --compressed '${feed}' | jq -r '.items[] | .title // .summary'

# Later: 304 and no bytes while nothing has changed
curl -s --compressed --etag-save tag --etag-compare tag -o feed.json '${feed}'`;
}

/** A copy that is kept up, by id. `since` is a moment to begin from (RFC 3339). */
export function syncExample(origin: string, since: string): string {
  return `async function sync(articles, since) {
  let address = \`${origin}/feed.json?changed-since=\${since}\`;
  let then;
  while (address) {
    const { items, next_url, _dateline } = await (await fetch(address)).json();
    then ??= _dateline.next_changed_since;
    for (const id of _dateline.withdrawn ?? []) articles.delete(id);
    for (const item of items) articles.set(item.id, item);
    address = next_url;
  }
  return then; // what to ask with the next time
}

const articles = new Map();
let since = await sync(articles, '${since}');
since = await sync(articles, since); // later, and again`;
}
