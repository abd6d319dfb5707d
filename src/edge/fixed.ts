import { type FacetName, facetNames, facetPaths } from '../edition/query.ts';
import type { Draft } from './answer.ts';
import { facets } from './documents/facets.ts';
import { openapi } from './documents/openapi.ts';
import { opml } from './documents/opml.ts';
import { robots, sitemap } from './documents/sitemap.ts';
import { commonHeaders } from './headers.ts';
import { apiPage } from './pages/api.tsx';
import { type AssetPath, assets, assetDraft } from './pages/assets.ts';
import { builderPage } from './pages/build/build.tsx';
import { valuesPage } from './pages/values.tsx';
import { newestVisible } from './select.ts';
import type { Service } from './service.ts';

/** The answer at a fixed path, or a draft of it. */
export type Handler = (
  service: Service,
  search: URLSearchParams,
  now: number,
) => Draft | Response | Promise<Draft | Response>;

/** Documents, which ignore parameters, by path. */
export const fixedDocuments: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['/facets.json', (service, _, now) => facets(service, now)],
  ['/openapi.json', (service, _, now) => openapi(service, now)],
  ['/opml.xml', (service, _, now) => opml(service, now)],
  ['/robots.txt', robots],
  ['/sitemap.xml', (service, _, now) => sitemap(service, now)],
  ['/health', (service, _, now) => health(service, now)],
]);

/** Pages and their assets, which may depend on parameters, by path. */
export const fixedPages: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ...(Object.keys(assets) as AssetPath[]).map((path): [string, Handler] => [
    path,
    (_, search) => assetDraft(path, search),
  ]),
  ...facetNames.map((facet: FacetName): [string, Handler] => [
    `/${facetPaths[facet]}`,
    (service, search, now) => valuesPage(service, facet, search, now),
  ]),
  ['/api', (service, _, now) => apiPage(service, now)],
  ['/build', builderPage],
]);

/** `/health`: the digest of the edition and the number of visible articles. Never cached. */
function health({ edition }: Service, now: number): Response {
  const { digest, title, lastChanged } = edition.meta;
  return Response.json(
    { status: 'ok', edition: digest, title, articles: newestVisible(edition, now) + 1, lastChanged },
    { headers: { ...commonHeaders, 'Cache-Control': 'no-store' } },
  );
}
