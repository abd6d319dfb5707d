import * as v from 'valibot';

/** What Dateline's extension of JSON Feed says of an item, as `render` writes it: what the format has no member for. */
const extension = v.object({
  source: v.optional(v.object({ name: v.string(), url: v.exactOptional(v.string()) })),
  location: v.optional(v.string()),
  rights: v.optional(v.string()),
  tags: v.optional(v.array(v.object({ label: v.string() }))),
  image: v.optional(
    v.object({
      alt: v.exactOptional(v.string()),
      caption: v.exactOptional(v.string()),
      type: v.exactOptional(v.string()),
      width: v.exactOptional(v.number()),
      height: v.exactOptional(v.number()),
    }),
  ),
});
const name = '_dateline';
const feed = v.object({
  [name]: v.looseObject({}),
  items: v.array(v.object({ id: v.string(), [name]: v.optional(v.unknown()) })),
});

export type Extension = v.InferOutput<typeof extension>;

/** The extensions of a feed of our own by the ids of its items; undefined where the feed is not ours. */
export function extensionsOf(document: unknown): ReadonlyMap<string, Extension> | undefined {
  const read = v.safeParse(feed, document);
  if (!read.success) return undefined;
  return new Map(
    read.output.items.flatMap(({ id, [name]: own }) => {
      const item = v.safeParse(extension, own);
      return item.success ? [[id, item.output] as const] : [];
    }),
  );
}
