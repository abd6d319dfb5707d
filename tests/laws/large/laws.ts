import { builds } from './builds.ts';
import { clients } from './clients.ts';
import { counts } from './counts.ts';
import type { Law } from './law.ts';
import { listing } from './listing.ts';

/** All laws that a large archive's editions are held to. */
export const laws: readonly Law[] = [...builds, ...listing, ...clients, ...counts];
