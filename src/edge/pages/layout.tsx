import type { Child } from 'hono/jsx';
import type { Edition } from '../../edition/edition.ts';
import type { Link } from '../head.ts';

interface LayoutProps {
  readonly edition: Edition;
  readonly title: string;
  readonly language?: string;
  /** Feeds of what the page shows, for readers to discover. */
  readonly feeds?: readonly (Link & { readonly title: string })[];
  readonly children: Child;
}

/** What all pages share. */
export function Layout({ edition, title, language, feeds = [], children }: LayoutProps) {
  return (
    <html lang={language ?? edition.meta.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {feeds.map((feed) => (
          <link rel="alternate" type={feed.type} title={feed.title} href={feed.href} />
        ))}
      </head>
      <body>{children}</body>
    </html>
  );
}

/** A whole HTML document. */
export function write(page: { toString(): string }): string {
  return `<!DOCTYPE html>${page}`;
}
