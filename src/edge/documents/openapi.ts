import type { Edition } from '../../edition/edition.ts';
import { type Draft, textDraft } from '../answer.ts';
import { parameters } from '../parameters.ts';
import type { Service } from '../service.ts';
import { articlePaths, documentPaths, feedPaths } from './openapi/paths.ts';
import { samples } from './openapi/samples.ts';
import { responses, schemas } from './openapi/schemas.ts';

/** `/openapi.json`: OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1), with own examples. */
export function openapi({ edition }: Service, now: number): Draft {
  return textDraft('application/json', JSON.stringify(openapiOf(edition, now)));
}

/** The content of `/openapi.json`. */
export function openapiOf(edition: Edition, now: number) {
  const { title, description, digest } = edition.meta;
  const sample = samples(edition, now);
  const documented = parameters.flatMap(({ name, meaning, schema, example }) => {
    const style = schema.type === 'array' && { style: 'form', explode: true };
    const parameter = {
      name,
      in: 'query',
      description: meaning,
      schema,
      example: example?.(sample),
      ...style,
    };
    return example ? [[name, parameter] as const] : [];
  });
  return {
    openapi: '3.1.1',
    info: { title, description, version: digest },
    servers: [{ url: edition.url }],
    paths: { ...feedPaths(sample), ...articlePaths(sample), ...documentPaths },
    components: { parameters: Object.fromEntries(documented), responses, schemas },
  };
}
