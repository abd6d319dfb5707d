import { brokenText } from './broken-text.ts';
import { chrome } from './chrome.ts';
import { nearDuplicate, sameName, similarTitle } from './duplicates.ts';
import { ahead, early, unsure } from './fields.ts';
import { insecureImage, missingAlt } from './images.ts';
import { empty, long, short } from './length.ts';
import { deadLink, emptyLink } from './links.ts';
import { missingTag, unknownTag } from './tags.ts';
import { longTitle, repeatedTitle, shoutingTitle } from './titles.ts';
import { unclosedCode, unclosedElement } from './unclosed.ts';
import { wrongLanguage } from './wrong-language.ts';
import type { CheckRule } from './rule.ts';

/**
 * The rules of `dateline check`, by name. `load` reports the problems that stop a build: no day, neither title nor text, broken front
 * matter.
 */
export const checkRules: readonly CheckRule[] = [
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
