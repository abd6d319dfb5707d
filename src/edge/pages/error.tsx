import type { Fault } from '../problem.ts';
import type { Site } from '../site.ts';
import { Layout, write } from './layout.tsx';

/** A fault, for people. */
export function errorPage({ edition }: Site, fault: Fault): Response {
  const html = write(
    <Layout edition={edition} title={fault.title}>
      <h1>{fault.title}</h1>
      <p>{fault.detail}</p>
      {fault.accepted === undefined ? null : <p>Accepted: {fault.accepted}.</p>}
      {fault.near?.length ? <p>Near: {fault.near.join(', ')}</p> : null}
      <p>
        <a href="/">{edition.meta.title}</a>
      </p>
    </Layout>,
  );
  return new Response(html, {
    status: fault.status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      ...fault.headers,
    },
  });
}
