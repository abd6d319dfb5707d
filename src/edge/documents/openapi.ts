import type { Edition } from '../../edition/edition.ts';
import type { Document } from './document.ts';
import { parameters } from './openapi/parameters.ts';
import { articlePaths, documentPaths, feedPaths } from './openapi/paths.ts';
import { type Json, responses, schemas } from './openapi/schemas.ts';

/** `/openapi.json`: OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1) of everything that is served here, with this publication's own examples. */
export const openapi: Document = {
  type: 'application/json',
  write: ({ edition }, now) => JSON.stringify(describe(edition, now)),
};

function describe(edition: Edition, now: number): Json {
  const { title, description, origin, digest } = edition.meta;
  return {
    openapi: '3.1.1',
    info: { title, description, version: digest },
    servers: [{ url: origin }],
    paths: { ...feedPaths(edition, now), ...articlePaths(edition, now), ...documentPaths },
    components: { parameters: parameters(edition, now), responses, schemas },
  };
}
