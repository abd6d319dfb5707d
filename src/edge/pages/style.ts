import { article } from './style/article.ts';
import { base } from './style/base.ts';
import { form } from './style/form.ts';
import { list } from './style/list.ts';
import { print } from './style/print.ts';
import { side } from './style/side.ts';

/** `/style.css`: all pages' style. */
export const style = [base, list, side, form, article, print].join('');
