/** `/page.js`: copies addresses and updates the feed builder. Pages work without it. */
export const script = `
for (const button of document.querySelectorAll('[data-copy]')) button.hidden = false;

document.addEventListener('click', async ({ target }) => {
  const button = target.closest('[data-copy]');
  if (!button) return;
  const field = button.parentElement.querySelector('input');
  field.select();
  const said = button.closest('section').querySelector('[data-copied]');
  try {
    await navigator.clipboard.writeText(field.value);
    said.textContent = 'Copied.';
  } catch {
    said.textContent = 'Selected: copy it with your keyboard.';
  }
});

const builder = document.querySelector('form[data-builder]');
if (builder) {
  let waiting;
  let asked = 0;
  const show = async () => {
    const number = ++asked;
    const given = [...new FormData(builder)].filter(([, value]) => value !== '');
    const answer = await fetch(builder.action + '?' + new URLSearchParams([...given, ['show', '1']]));
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (number !== asked) return;
    const result = page.getElementById('result');
    for (const button of result.querySelectorAll('[data-copy]')) button.hidden = false;
    document.getElementById('result').replaceChildren(...result.childNodes);
  };
  builder.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show().catch(() => {}), 250);
  });
}
`;
