/** An article as the contestants get it, its body rendered; the newest first. */
interface BenchArticle {
  readonly id: string;
  readonly link: string;
  readonly title: string;
  readonly published: number;
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
