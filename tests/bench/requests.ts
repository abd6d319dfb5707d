import { checkEqual } from './equal.ts';
import type { Load } from './load.ts';
import { anew, at, race } from './race.ts';
import type { Question } from './questions.ts';
import { median, type Ratio, ratioOf, type Rounds } from './rounds.ts';
import { type Contestant, startOther } from './workers.ts';

/** What one kind of request costs, in microseconds of CPU, and in what it costs others. */
export interface Cell {
  readonly articles: number;
  readonly question: string;
  readonly items: number;
  readonly bytes: number;
  /** Medians of each contestant; `anew` is Dateline where it has not given this answer before. */
  readonly microseconds: Readonly<Record<string, number>>;
  /** In that of a Worker that returns a constant of the same size. */
  readonly toConstant: Ratio;
  readonly anewToConstant?: Ratio;
  /** In that of Dateline with the smallest archive. */
  readonly toSmallest?: Ratio;
  /** The others' cost in Dateline's; and in the constant's, which is the most that anybody could reach. */
  readonly naive?: Ratio;
  readonly careful?: Ratio;
  readonly naiveToConstant?: Ratio;
}

/** Who takes part. */
export interface Field {
  readonly articles: number;
  readonly dateline: Contestant;
  /** Dateline with the smallest archive, where that is another. */
  readonly smallest?: Contestant;
  readonly others: Readonly<Partial<Record<'naive' | 'careful', Contestant>>>;
}

export async function textOf({ origin }: Contestant, path: string): Promise<string> {
  const response = await fetch(origin + path, { headers: { 'Accept-Encoding': 'identity' } });
  if (!response.ok) throw new Error(`${path} answers with ${response.status}.`);
  return response.text();
}

/** Asks all contestants one question, after comparing what they answer. */
export async function measureQuestion(field: Field, question: Question): Promise<Cell> {
  const { articles, dateline, smallest, others } = field;
  const { name, items } = question;
  const ours = await textOf(dateline, question.dateline);
  const loads: Record<string, Load> = {
    dateline: at(dateline, question.dateline),
    anew: anew(dateline, question.dateline),
  };
  if ((await textOf(dateline, loads.anew?.paths[0] as string)) !== ours)
    throw new Error(`${name}: Dateline gives something else when it makes the answer anew.`);
  for (const [other, contestant] of Object.entries(others)) {
    checkEqual(name, other, ours, await textOf(contestant, question.others));
    loads[other] = at(contestant, question.others);
  }
  if (smallest && name === 'newest') loads.smallest = at(smallest, question.dateline);
  const rounds = await besideConstant(ours, loads, {}, question.dateline);
  const { constant, dateline: own, naive, careful } = rounds;
  return {
    articles,
    question: name,
    items,
    bytes: Buffer.byteLength(ours),
    microseconds: microseconds(rounds),
    toConstant: ratioOf(own, constant),
    anewToConstant: ratioOf(rounds.anew as number[], constant),
    ...(rounds.smallest && { toSmallest: ratioOf(own, rounds.smallest) }),
    ...(naive && { naive: ratioOf(naive, own), naiveToConstant: ratioOf(naive, constant) }),
    ...(careful && { careful: ratioOf(careful, own) }),
  };
}

/** Asks for one path that was answered before, by the side of a constant of that size. */
export async function measureKept(
  { articles, dateline }: Field,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  turns?: number,
): Promise<Cell> {
  const text = await textOf(dateline, path);
  const rounds = await besideConstant(text, { dateline: at(dateline, path, headers) }, headers, path, turns);
  return {
    articles,
    question: path,
    items: 0,
    bytes: Buffer.byteLength(text),
    microseconds: microseconds(rounds),
    toConstant: ratioOf(rounds.dateline, rounds.constant),
  };
}

type Beside = Rounds<string> & Rounds<'constant' | 'dateline'>;

async function besideConstant(
  body: string,
  loads: Readonly<Record<string, Load>>,
  headers: Readonly<Record<string, string>>,
  path: string,
  turns?: number,
): Promise<Beside> {
  const constant = await startOther('constant', Buffer.from(body));
  try {
    return (await race({ constant: at(constant, path, headers), ...loads }, turns)) as Beside;
  } finally {
    await constant.stop();
  }
}

export function microseconds(rounds: Rounds<string>): Record<string, number> {
  const entries = Object.entries(rounds).map(([name, figures]) => [name, 1000 * median(figures)]);
  return Object.fromEntries(entries) as Record<string, number>;
}
