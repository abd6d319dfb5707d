import { ahead } from './ahead.ts';
import { brokenText } from './broken-text.ts';
import { chrome } from './chrome.ts';
import { deadLink } from './dead-link.ts';
import { early } from './early.ts';
import { empty } from './empty.ts';
import { emptyLink } from './empty-link.ts';
import { insecureImage } from './insecure-image.ts';
import { long } from './long.ts';
import { longTitle } from './long-title.ts';
import { missingAlt } from './missing-alt.ts';
import { missingTag } from './missing-tag.ts';
import { nearDuplicate } from './near-duplicate.ts';
import { repeatedTitle } from './repeated-title.ts';
import type { Rule } from './rule.ts';
import { sameName } from './same-name.ts';
import { short } from './short.ts';
import { shoutingTitle } from './shouting-title.ts';
import { similarTitle } from './similar-title.ts';
import { unclosedCode } from './unclosed-code.ts';
import { unclosedElement } from './unclosed-element.ts';
import { unknownTag } from './unknown-tag.ts';
import { unsure } from './unsure.ts';
import { wrongLanguage } from './wrong-language.ts';

/** The rules of `dateline check`, by name. What stops a build (no day, neither title nor text, broken front matter) is told by `load`. */
export const rules: readonly Rule[] = [
  ahead,
  brokenText,
  chrome,
  deadLink,
  early,
  empty,
  emptyLink,
  insecureImage,
  long,
  longTitle,
  missingAlt,
  missingTag,
  nearDuplicate,
  repeatedTitle,
  sameName,
  short,
  shoutingTitle,
  similarTitle,
  unclosedCode,
  unclosedElement,
  unknownTag,
  unsure,
  wrongLanguage,
];
