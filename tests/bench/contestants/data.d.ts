/** An article as the contestants get it: its body rendered, its date an ISO 8601 date-time as JSON has them. */
interface BenchArticle {
  readonly id: string;
  readonly link: string;
  readonly title: string;
  readonly date: string;
  readonly summary: string;
  readonly html: string;
  readonly authors: readonly string[];
  readonly tags: readonly string[];
}

declare module 'articles' {
  const articles: readonly BenchArticle[];
  export default articles;
}

declare module 'body' {
  const bytes: ArrayBuffer;
  export default bytes;
}
