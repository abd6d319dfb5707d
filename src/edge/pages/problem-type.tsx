import type { Draft } from '../answer.ts';
import type { ProblemType } from '../problem.ts';
import type { Service } from '../service.ts';
import { PageFrame } from './frame.tsx';
import { pageDraft } from './page.ts';

/** The title and the explanation of each type of problem, whose address is its URI (RFC 9457 §3.1.1). */
const explanations: Readonly<Record<ProblemType, readonly [title: string, explanation: string]>> = {
  'bad-parameter': [
    'A parameter cannot be understood',
    'The status is 400. The member “parameter” names the parameter, “accepted” says what it accepts, and “near” lists values or names that come near.',
  ],
  'not-found': [
    'There is nothing at this address',
    'The status is 404. The member “near” lists what comes near. An article that does not exist yet may be published later.',
  ],
  withdrawn: [
    'An article was taken back',
    'The status is 410. The article was published once and will not come back: delete copies of it.',
  ],
  method: [
    'A method is not allowed',
    'The status is 405. Everything can only be read: the header Allow lists the methods.',
  ],
  'too-long': ['An address is too long', 'The status is 414. Ask with fewer or shorter parameters.'],
  unavailable: [
    'Stored articles cannot be read',
    'The status is 503. Parts of this edition are missing or broken at the moment: ask again after the seconds of the header Retry-After.',
  ],
};

/** The types of problems. */
export const problemTypes = Object.keys(explanations) as readonly ProblemType[];

/** `/problems/{type}`: the page to which the member `type` of a problem leads. */
export function problemTypePage({ edition }: Service, type: ProblemType): Draft {
  const [title, explanation] = explanations[type];
  const page = (
    <PageFrame edition={edition} title={`${title} · ${edition.meta.title}`}>
      <div class="heading">
        <p class="kind">Problem</p>
        <h1>{title}</h1>
        <p class="lead">{explanation}</p>
      </div>
      <div class="prose">
        <p>
          Feeds and documents answer such a request with <code>application/problem+json</code> (RFC 9457). All addresses
          and parameters are described <a href="/api">for apps</a>.
        </p>
      </div>
    </PageFrame>
  );
  return pageDraft(edition, page);
}
