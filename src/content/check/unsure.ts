import type { Field, Inference } from '../../article/article.ts';
import { each, type Rule } from './rule.ts';

const least = 0.7;

export const unsure: Rule = {
  name: 'unsure',
  severity: 'note',
  doc: `A value that import inferred and is less than ${least * 100} % sure of should be checked by a person.`,
  check: each(function* ({ inferred }) {
    for (const [field, { from, sure }] of Object.entries(inferred) as [Field, Inference][])
      if (sure < least)
        yield {
          key: field,
          message: `Its ${field === 'published' ? 'day' : field} was inferred, ${Math.round(sure * 100)} % sure: ${from}.`,
          remedy: `Put it right, or take inferred.${field} out once you know it.`,
        };
  }),
};
