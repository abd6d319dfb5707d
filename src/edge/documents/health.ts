import { always } from '../headers.ts';
import { newestVisible } from '../select.ts';
import type { Site } from '../site.ts';

/** `/health`: which edition answers, and how many of its articles can be seen. Never cached. */
export function health({ edition }: Site, now: number): Response {
  const { digest, title, lastChanged } = edition.meta;
  return Response.json(
    { status: 'ok', edition: digest, title, articles: newestVisible(edition, now) + 1, lastChanged },
    { headers: { ...always, 'Cache-Control': 'no-store' } },
  );
}
