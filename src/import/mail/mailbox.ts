import PostalMime from 'postal-mime';
import type { Candidate } from '../../article/candidate.ts';
import { withFileProblems } from '../feed/feed.ts';
import { tellApart } from '../feed/identity.ts';
import type { Reader } from '../reader.ts';
import { candidateOfMessage } from './mail.ts';

/** The messages of a mailbox (RFC 4155): each begins with a line `From `; `>From ` in a text stands for `From `. */
function splitMailbox(bytes: Uint8Array): readonly Buffer[] {
  const text = Buffer.from(bytes).toString('latin1');
  const starts = [...text.matchAll(/(?:^|\n\r?\n)From \S[^\n]*\d{4}[ \t]*(?:[+-]\d{4})?\r?\n/g)];
  return starts.map((start, i) => {
    const message = text.slice(start.index + start[0].length, starts[i + 1]?.index);
    return Buffer.from(message.replace(/^>(>*From )/gm, '$1'), 'latin1');
  });
}

/** Reads a mailbox. Returns a candidate for each message. */
export const readMailbox: Reader = async (bytes, origin) => {
  const candidates: Candidate[] = [];
  for (const message of splitMailbox(bytes)) {
    const email = await PostalMime.parse(message);
    const entry = email.messageId?.replace(/^<|>$/g, '') ?? `${email.date ?? ''} ${email.subject ?? ''}`.trim();
    candidates.push(candidateOfMessage(email, origin, entry));
  }
  return withFileProblems([], tellApart(candidates, origin));
};
