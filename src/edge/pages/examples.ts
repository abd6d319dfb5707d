/** The newest articles of a feed, in a page of any origin. */
export function appExample(feed: string): string {
  return `const answer = await fetch('${feed}');
const { items } = await answer.json();

for (const { title, url, date_published } of items) {
  const link = Object.assign(document.createElement('a'), { href: url, textContent: title });
  const day = new Date(date_published).toLocaleDateString();
  document.body.append(link, ' ', day, document.createElement('br'));
}`;
}

/** The titles of a feed; then only whether it has changed. */
export function curlExample(feed: string): string {
  return `curl -s --compressed '${feed}' | jq -r '.items[].title'

# Later: 304 and no bytes while nothing has changed
curl -s --compressed --etag-save tag --etag-compare tag -o feed.json '${feed}'`;
}

/** A copy that is kept up, by id. `since` is a moment to begin from (RFC 3339). */
export function syncExample(origin: string, since: string): string {
  return `async function sync(articles, since) {
  const asked = new Date().toISOString();
  const withdrawn = [];
  let next = \`${origin}/feed.json?changed-since=\${since}\`;
  while (next) {
    const feed = await (await fetch(next)).json();
    for (const item of feed.items) articles.set(item.id, item);
    withdrawn.push(...(feed._dateline.withdrawn ?? []));
    next = feed.next_url;
  }
  for (const id of withdrawn) articles.delete(id);
  return asked; // the next time's \`since\`
}

let since = await sync(articles, '${since}');`;
}
