/** Allows scripts of other origins to read answers (https://fetch.spec.whatwg.org/#http-cors-protocol). */
export const corsHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Link, Retry-After',
} as const;

/** Forbids browsers to guess a media type (https://fetch.spec.whatwg.org/#x-content-type-options-header). */
export const noSniff = { 'X-Content-Type-Options': 'nosniff' } as const;

/** The headers of every answer except media files. */
export const commonHeaders = { ...corsHeaders, ...noSniff, Vary: 'Accept-Encoding' } as const;

/** A redirect that caches keep for five minutes: 301, or 303 as the result of a form (RFC 9110 §15.4). */
export function redirect(location: string, status: 301 | 303 = 301): Response {
  const headers = { ...commonHeaders, Location: location, 'Cache-Control': 'public, max-age=300' };
  return new Response(null, { status, headers });
}
