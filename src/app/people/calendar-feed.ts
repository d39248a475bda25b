import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { WebPages } from '../../chat/web-page.ts';
import type { Repositories } from '../../store/repositories.ts';
import { wordsFor } from '../../words/words.ts';
import { type CoalitionCaller, localeOf } from '../caller/caller.ts';
import { personCalendar } from './calendar.ts';

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

const secretBytes = 32;

/** Makes the secret link of a person's calendar; an earlier one ends. @returns its path */
export const renewFeed = async (
  repositories: Repositories,
  { coalition, person, now }: CoalitionCaller,
): Promise<string> => {
  const id = randomUUID();
  const secret = randomBytes(secretBytes).toString('base64url');
  const link = { id, secretHash: hashOf(secret) };
  await repositories.calendarFeeds.renew(coalition.id, person.id, link, now);
  return `/calendar/${id}.${secret}.ics`;
};

const pathShape = /^\/calendar\/([0-9a-f-]{36})\.([\w-]{43})\.ics$/;

const notFound = { status: 404, headers: { 'Content-Length': '0' }, body: '' } as const;

/**
 * Shows the calendar that a secret link belongs to. A link that ended is unknown, like any other. `take` counts a request
 * of a feed, and returns 0 or the number of seconds to wait.
 */
export const calendarPages =
  (read: Repositories, now: () => number, take: (feed: string) => number): WebPages =>
  async ({ method, path, ifNoneMatch }) => {
    if (!path.startsWith('/calendar/')) return undefined;
    if (method !== 'GET' && method !== 'HEAD')
      return { status: 405, headers: { Allow: 'GET, HEAD', 'Content-Length': '0' }, body: '' };
    const [, id = '', secret = ''] = pathShape.exec(path) ?? [];
    const feed = id === '' ? null : await read.calendarFeeds.byId(id);
    const matches = timingSafeEqual(
      Buffer.from(hashOf(secret)),
      Buffer.from(feed?.secretHash ?? hashOf(`not ${secret}`)),
    );
    if (feed === null || !matches) return notFound;
    const seconds = take(id);
    if (seconds > 0)
      return { status: 429, headers: { 'Retry-After': String(seconds), 'Content-Length': '0' }, body: '' };
    const coalition = await read.coalitions.byId(feed.coalitionId);
    const person = (await read.people.byIds(feed.coalitionId, [feed.personId])).get(feed.personId);
    if (coalition === null || person === undefined || person.accounts.length === 0) return notFound;
    const words = wordsFor(localeOf(coalition, person.language));
    const at = now();
    const text = await personCalendar(read, { coalition, person, now: at, words });
    const etag = `"${hashOf(text).slice(0, 27)}"`;
    const headers = {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Cache-Control': 'private, max-age=900',
      'X-Robots-Tag': 'noindex',
      ETag: etag,
    };
    if (ifNoneMatch?.split(/\s*,\s*/).some((one) => one.replace(/^W\//, '') === etag))
      return { status: 304, headers, body: '' };
    return { status: 200, headers, body: method === 'HEAD' ? '' : text };
  };
