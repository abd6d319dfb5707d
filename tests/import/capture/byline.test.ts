import { describe, expect, it } from 'vitest';
import { readByline } from '../../../src/import/capture/read-byline.ts';

const names = (text: string, language: string) => readByline(text, language)?.authors.map(({ name }) => name);

describe('a byline', () => {
  it.each([
    ['en', 'By Ann Lee 4 minute read', ['Ann Lee']],
    ['en', 'By Ann Lee in Hollow Bay', ['Ann Lee']],
    ['en', 'By ANN LEE Associated Press', ['ANN LEE']],
    ['en', 'By Ann Lee, Bo Ek, and Cy Dee', ['Ann Lee', 'Bo Ek', 'Cy Dee']],
    ['en', 'By Ann Lee @annlee', ['Ann Lee']],
    ['en', 'By Ann Lee Published March 5, 2030', ['Ann Lee']],
    ['en', 'Story by Ann Lee, photos by Bo Ek', ['Ann Lee']],
    ['en', 'Words: Ann Lee', ['Ann Lee']],
    ['de', 'Text: Ann Lee, Fotos: Bo Ek', ['Ann Lee']],
    ['de', 'Von unserem Redakteur Ann Lee', ['Ann Lee']],
    ['fr', 'Par Ann Lee Publié le 5 mars 2030', ['Ann Lee']],
    ['nl', 'Door onze redacteur Ann Lee', ['Ann Lee']],
    ['ja', '山田太郎 記者', ['山田太郎']],
    ['zh', '作者︱李明', ['李明']],
    ['zh', '文/李明', ['李明']],
  ])('in %s names who wrote: %s', (language, text, wanted) => expect(names(text, language)).toEqual(wanted));

  it.each([
    ['en', 'Photo by Ann Lee'],
    ['en', 'Illustration by Ann Lee'],
    ['en', 'By Getty Images'],
    ['en', 'By Example.com'],
    ['zh', '文化频道'],
  ])('in %s is none: %s', (language, text) => expect(names(text, language)).toBeUndefined());
});
