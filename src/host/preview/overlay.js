/**
 * Runs in pages that the preview shows: reloads them when there is a new edition, and shows the content's problems.
 * The preview's `events` sends `{ edition, stale, problems }` at first and at every change.
 */
const events = new EventSource('/__preview/events');
let shown;

events.addEventListener('message', ({ data }) => {
  const state = JSON.parse(data);
  if (shown !== undefined && state.edition !== shown) {
    location.reload();
    return;
  }
  shown = state.edition;
  document.getElementById('dateline-preview')?.remove();
  const problems = state.problems.filter(({ severity }) => severity !== 'note');
  if (problems.length > 0) document.body.append(panel(problems, state.stale));
});

function panel(problems, stale) {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const details = element('details', {}, [
    element('summary', {}, [heading(errors, problems.length - errors, stale)]),
    element('ul', {}, problems.map(line)),
  ]);
  details.open = errors > 0;
  return element(
    'aside',
    { id: 'dateline-preview', role: 'status', 'data-severity': errors > 0 ? 'error' : 'warning' },
    [details],
  );
}

function heading(errors, warnings, stale) {
  const counts = [
    errors > 0 && `${errors} ${errors === 1 ? 'error' : 'errors'}`,
    warnings > 0 && `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`,
  ].filter(Boolean);
  return `${counts.join(', ')} in the content${stale ? '; this is the last good edition' : ''}`;
}

function line({ file, line, message, remedy, severity }) {
  return element('li', {}, [
    element('code', {}, [line === undefined ? file : `${file}:${line}`]),
    `${severity === 'error' ? 'Error' : 'Warning'}: ${message}${remedy ? ` ${remedy}` : ''}`,
  ]);
}

function element(name, attributes, children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
