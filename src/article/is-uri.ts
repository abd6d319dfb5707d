/** A scheme and characters of an IRI (RFC 3987 §2.2), to which Atom extends URIs (RFC 4287 §2). */
const iri = /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]+$/i;

/** Whether a text is an absolute URI or IRI, as the ids of Atom are. Build and `verify` ask alike. */
export const isUri = (text: string): boolean => iri.test(text) && URL.canParse(text);
