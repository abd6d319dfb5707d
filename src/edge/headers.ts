/** What apps on other origins may do (https://fetch.spec.whatwg.org/#http-cors-protocol). */
export const cors = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Link, Retry-After',
} as const;

/** What every answer says, whatever it is. */
export const always = { ...cors, Vary: 'Accept-Encoding', 'X-Content-Type-Options': 'nosniff' } as const;
