import { type FacetName, facetNames, facetPaths } from '../../edition/query.ts';
import type { Draft } from '../answer.ts';
import type { Site } from '../site.ts';
import { apiPage } from './api.tsx';
import { type AssetPath, assets, draftAsset } from './assets.ts';
import { build } from './build/build.tsx';
import { valuesPage } from './values.tsx';

type Give = (
  site: Site,
  search: URLSearchParams,
  now: number,
) => Draft | Response | Promise<Draft | Response>;

const files = (Object.keys(assets) as AssetPath[]).map((path): [string, Give] => [
  path,
  (_, search) => draftAsset(assets[path], search),
]);

const values = facetNames.map((facet: FacetName): [string, Give] => [
  `/${facetPaths[facet]}`,
  (site, search, now) => valuesPage(site, facet, search, now),
]);

/** What stands for people at one address each, beside selections and articles. */
export const places: ReadonlyMap<string, Give> = new Map([
  ...files,
  ...values,
  ['/api', (site, _, now) => apiPage(site, now)],
  ['/build', build],
]);
