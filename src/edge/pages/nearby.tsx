import type { NearLink } from './near.ts';

/** What comes near, to go on to. */
export function Nearby({ links }: { readonly links: readonly NearLink[] }) {
  return (
    <ul class="plain">
      {links.map(({ label, href }) => (
        <li>
          <a href={href}>
            <bdi>{label}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}
