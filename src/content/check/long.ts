import { each, type Rule } from './rule.ts';

const most = 300_000;

export const long: Rule = {
  name: 'long',
  severity: 'warning',
  doc: `An article of more than ${most.toLocaleString('en')} characters is as long as a book: several pages may have been captured as one, or the comments with it.`,
  check: each(function* ({ body }) {
    if (body.length > most)
      yield {
        message: `The text has ${body.length.toLocaleString('en')} characters.`,
        remedy: 'See whether it is one article; beyond 1 MiB feeds carry its summary only.',
      };
  }),
};
