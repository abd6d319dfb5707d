import type { Candidate } from '../article/candidate.ts';
import { problemFromError } from '../article/problem-from-error.ts';
import type { Problem } from '../article/problem.ts';
import { detect } from './detect.ts';
import { type Kind, type Origin, type Reader, Refusal } from './reader.ts';

/** What reading one source file gave. */
export interface FileReading {
  /** Absent where the file is nothing that can be imported. */
  readonly kind?: Kind;
  readonly candidates: readonly Candidate[];
  /** Of the file as a whole; those of a candidate stand in it. */
  readonly problems: readonly Problem[];
}

/** The readers. Each is loaded when a file asks for it: some bring large libraries along. */
const readers: Readonly<Record<Kind, () => Promise<Reader>>> = {
  capture: async () => (await import('./capture/capture.ts')).readCapture,
  html: async () => (await import('./html/html.ts')).readHtml,
  markdown: async () => (await import('./markdown/markdown.ts')).readMarkdown,
  feed: async () => (await import('./feed/feed.ts')).readFeed,
  wordpress: async () => (await import('./wordpress/wordpress.ts')).readWordPress,
};

/** Reads one source file, whatever it is. A file that can't be read is a problem, never an exception. */
export async function read(bytes: Uint8Array, origin: Origin): Promise<FileReading> {
  let kind = origin.kind;
  if (kind === undefined) {
    const detected = detect(bytes, origin.file);
    if ('problem' in detected) return { candidates: [], problems: [detected.problem] };
    ({ kind } = detected);
  }
  try {
    const reader = await readers[kind]();
    return { kind, candidates: await reader(bytes, origin), problems: [] };
  } catch (error) {
    if (error instanceof Refusal) return { kind, candidates: [], problems: error.problems };
    const fault = problemFromError(error, origin.file);
    return { kind, candidates: [], problems: [{ ...fault, message: `Taken for ${kind}: ${fault.message}` }] };
  }
}
