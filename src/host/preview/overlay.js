/**
 * Runs in the pages of the preview. Reloads them when there is a new edition, shows the problems of the content and the
 * articles that readers do not see yet, and links every article to its file. The preview's `events` sends `{ edition,
 * url, stale, problems, waiting, timezone }` at the start and after every change.
 */
const events = new EventSource('/__preview/events');
const farthest = 2 ** 31 - 1;
let shown;
let articles = '/articles/';
let alarm;

events.addEventListener('message', ({ data }) => {
  const state = JSON.parse(data);
  if (shown !== undefined && state.edition !== shown) {
    location.reload();
    return;
  }
  shown = state.edition;
  if (state.url !== '') articles = new URL(`${state.url}/articles/`).pathname;
  const problems = state.problems.filter(({ severity }) => severity !== 'note');
  const waiting = state.waiting.filter(isWaiting);
  for (const old of document.querySelectorAll('[data-dateline-preview]')) old.remove();
  const sections = [...problemsOf(problems, state.stale), ...waitingOf(waiting, state.timezone)];
  if (sections.length > 0)
    document.body.append(
      element(
        'aside',
        { id: 'dateline-preview', 'data-dateline-preview': '', lang: 'en', 'aria-label': 'Preview' },
        sections,
      ),
    );
  void mark(state.timezone);
  clearTimeout(alarm);
  const next = Math.min(...waiting.map(({ due }) => due * 1000 - Date.now()).filter((wait) => wait > 0));
  if (next < farthest) alarm = setTimeout(() => location.reload(), next + 1000);
});

function isWaiting({ draft, due = 0 }) {
  return draft || due * 1000 > Date.now();
}

function problemsOf(problems, stale) {
  if (problems.length === 0) return [];
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const counts = listed([count(errors, 'error'), count(problems.length - errors, 'warning')]);
  const heading = `${counts} in the content${stale ? '; this is the last good edition' : ''}`;
  const details = section(heading, problems.map(problemLine));
  details.dataset.severity = errors > 0 ? 'error' : 'warning';
  details.open = errors > 0;
  details.setAttribute('role', 'status');
  return [details];
}

function problemLine({ file, line, link, message, remedy, severity }) {
  return element('li', {}, [
    place(file, link, line),
    `${severity === 'error' ? 'Error' : 'Warning'}: ${message}${remedy ? ` ${remedy}` : ''}`,
  ]);
}

function waitingOf(waiting, timezone) {
  if (waiting.length === 0) return [];
  const drafts = waiting.filter(({ draft }) => draft).length;
  const held = waiting.filter((article) => article.held).length;
  const counts = [held > 0 && `${held} held`, count(drafts - held, 'draft')];
  const heading = `Not out yet: ${listed([...counts, count(waiting.length - drafts, 'future article')])}`;
  const lines = waiting.map((article) => {
    const { slug, title, file, link, held } = article;
    const name = element(slug === undefined ? 'span' : 'a', slug === undefined ? {} : { href: pageOf(slug) }, [title]);
    const left = slug !== undefined || held ? [] : ['left out; start the preview with --drafts to see it'];
    const questions = held ? [element('ul', {}, held.map(questionLine))] : [];
    return element('li', {}, [
      element('bdi', {}, [name]),
      ...[...statesOf(article, timezone), ...left].map((text) => element('small', {}, [text])),
      place(file, link),
      ...questions,
    ]);
  });
  return [section(heading, lines)];
}

/** What a held article lacks, and the values that `dateline review` offers. */
function questionLine({ field, reason, candidates = [] }) {
  const values = candidates.map(({ value, from }) => element('li', {}, [element('bdi', {}, [`${value}: ${from}`])]));
  return element('li', {}, [`${field}: ${reason} Run dateline review.`, element('ul', {}, values)]);
}

/** Says, at every article of the page, which file it is, and whether readers see it. */
async function mark(timezone) {
  const entries = [...document.querySelectorAll('.listing > li')].map((entry) => ({
    // Without a title, an article is linked from its summary.
    slug: [...entry.querySelectorAll('a')].map(({ pathname }) => slugOf(pathname)).find(Boolean),
    into: entry.querySelector('article'),
  }));
  const own = { slug: slugOf(location.pathname), into: document.querySelector('.article > header') };
  const articles = [...entries, own].filter(({ slug, into }) => slug !== undefined && into);
  if (articles.length === 0) return;
  const asked = new URLSearchParams(articles.map(({ slug }) => ['slug', slug]));
  const answer = await fetch(`/__preview/articles.json?${asked}`);
  const known = new Map(Object.entries(await answer.json()));
  for (const { slug, into } of articles) {
    const article = known.get(slug);
    if (!article || into.querySelector('[data-dateline-preview]')) continue;
    const states = isWaiting(article) ? statesOf(article, timezone) : [];
    into.append(
      element('p', { class: 'dateline-preview-mark', 'data-dateline-preview': '', lang: 'en', dir: 'ltr' }, [
        ...states.map((text) => element('small', {}, [text])),
        place(article.file, article.link),
      ]),
    );
  }
}

function statesOf({ draft, due }, timezone) {
  const moment = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: timezone,
  });
  return [
    ...(draft ? ['Draft'] : []),
    ...(due * 1000 > Date.now() ? [`Appears by itself on ${moment.format(due * 1000)} (${timezone})`] : []),
  ];
}

/** A file as a link to the editor, with a button that copies its path. */
function place(file, link, line) {
  const path = line === undefined ? file : `${file}:${line}`;
  const copy = element('button', { type: 'button', 'aria-label': `Copy the path ${path}` }, ['Copy']);
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(path);
    copy.textContent = 'Copied';
  });
  const open = element('a', { href: link, title: 'Open in the editor' }, [path]);
  return element('span', { class: 'dateline-preview-place', dir: 'ltr' }, [element('code', {}, [open]), copy]);
}

function pageOf(slug) {
  return articles + encodeURIComponent(slug);
}

function slugOf(path = '') {
  const written = path.startsWith(articles) ? path.slice(articles.length) : '';
  return written === '' || written.includes('/') ? undefined : decodeURIComponent(written);
}

function section(heading, lines) {
  return element('details', {}, [element('summary', {}, [heading]), element('ul', {}, lines)]);
}

function count(number, word) {
  return number > 0 && `${number} ${word}${number === 1 ? '' : 's'}`;
}

function listed(parts) {
  return parts.filter(Boolean).join(', ');
}

function element(name, attributes, children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
