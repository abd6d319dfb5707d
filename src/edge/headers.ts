/** What apps on other origins may do (https://fetch.spec.whatwg.org/#http-cors-protocol). */
export const cors = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Link, Retry-After',
} as const;

/** An answer is what it says it is (https://fetch.spec.whatwg.org/#x-content-type-options-header). */
export const unsniffed = { 'X-Content-Type-Options': 'nosniff' } as const;

/** What every answer of ours says, whatever it is. */
export const always = { ...cors, ...unsniffed, Vary: 'Accept-Encoding' } as const;
