import { always } from './headers.ts';

/** A permanent redirect; caches may forget it soon. */
export function redirect(location: string): Response {
  return new Response(null, {
    status: 301,
    headers: { ...always, Location: location, 'Cache-Control': 'public, max-age=300' },
  });
}
