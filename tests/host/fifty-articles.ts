import { articleFile, type Files } from '../worker/start.ts';

/** The content folder of a publication with 50 articles, as a build has written it: each has its id. */
export const fiftyArticles: Files = {
  'feed.yaml': 'title: Cais\nurl: https://feeds.cais.example\nlanguage: en\ntimezone: Europe/Lisbon\n',
  ...Object.fromEntries(
    Array.from({ length: 50 }, (_, i) => {
      const day = `20${10 + (i % 10)}-0${1 + (i % 9)}-1${i % 8}`;
      return [
        `articles/a${i}.md`,
        articleFile(
          {
            id: `tag:feeds.cais.example,${day}:article-${i}`,
            title: `Article ${i}`,
            published: day,
            slug: `article-${i}`,
            tags: [['boats', 'ferries', 'tides'][i % 3]],
            authors: [i % 2 === 0 ? 'Inês Prado' : 'Rui Mar'],
          },
          `The ${['ferry', 'boat', 'tide'][i % 3]} of day ${i} left the quay with ${i + 2} people on board.`,
        ),
      ];
    }),
  ),
};
