import { expect, test } from 'vitest';
import { admit, type RequestHead } from '../../src/host/preview/admit.ts';

const status = ({
  method = 'GET',
  url = '/rss.xml',
  hosts = ['localhost:8787'],
  headers = {},
}: Partial<RequestHead>): number => {
  const answer = admit({ method, url, hosts, headers });
  return typeof answer === 'string' ? 200 : answer.status;
};

test('the target may be a path or a whole address of this machine; both mean the same', () => {
  for (const url of ['/rss.xml?a=b', 'http://127.0.0.1:8787/rss.xml?a=b', 'HTTP://[::1]/rss.xml?a=b'])
    expect(admit({ method: 'GET', url, hosts: ['localhost'], headers: {} })).toBe('/rss.xml?a=b');
  expect(admit({ method: 'GET', url: 'http://localhost', hosts: ['localhost'], headers: {} })).toBe('/');
  expect(admit({ method: 'GET', url: 'http://localhost?q=a', hosts: ['localhost'], headers: {} })).toBe('/?q=a');
});

test.each<[number, Partial<RequestHead>]>([
  [421, { url: 'http://evil.example/rss.xml' }],
  [421, { url: 'http://localhost@evil.example/rss.xml' }],
  [421, { url: 'http://localhost/', hosts: ['evil.example'] }],
  [421, { hosts: [] }],
  [421, { hosts: ['localhost.evil.example'] }],
  [400, { hosts: ['localhost', 'localhost'] }],
  [400, { url: '*' }],
  [400, { url: 'localhost:80' }],
])('%i for %j', (code, asked) => {
  expect(status(asked)).toBe(code);
});

const crossSite = { 'sec-fetch-site': 'cross-site' };

test.each<[number, RequestHead['headers']]>([
  [403, { ...crossSite, 'sec-fetch-mode': 'cors', origin: 'https://evil.example' }],
  [403, { ...crossSite, 'sec-fetch-mode': 'cors', origin: 'null' }],
  [403, { ...crossSite, 'sec-fetch-mode': 'cors', origin: 'https://localhost.evil.example' }],
  [403, { ...crossSite, 'sec-fetch-mode': 'no-cors' }],
  [403, { ...crossSite, 'sec-fetch-mode': 'websocket', origin: 'https://evil.example' }],
  [200, { ...crossSite, 'sec-fetch-mode': 'navigate' }],
  [200, { ...crossSite, 'sec-fetch-mode': 'cors', origin: 'http://127.0.0.1:3000' }],
  [200, { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }],
  [200, { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }],
  [200, { origin: 'https://app.example' }],
])('%i for a page that sends %j', (code, headers) => {
  expect(status({ headers })).toBe(code);
});
