import type { Language } from '../../chat/ids.ts';
import { isLanguage } from '../../chat/languages.ts';
import { messageLink, readMessageLink } from './message-link.ts';

/**
 * The custom id of a button, a select or a modal. The bot's own tokens are used as they are. Ids that
 * only the adapter needs start with `~`, which no token does:
 *
 * - `~step.1.2.en:TOKEN`: page 1 of 2 of a form that one modal cannot hold, and its language.
 * - `~open.2.en:TOKEN`: opens page 2 of the form; the earlier answers are on the card.
 * - `~send.en:TOKEN`: sends the form with the answers on the card.
 *
 * The suffix `^CHANNEL.MESSAGE` (base 36) names the message that the form was opened from.
 * The suffix `@SERVER` (base 36) names the server of a card in a direct message, where Discord does
 * not say which server is meant.
 */
export type CustomId = Readonly<{ workspace?: string; from?: FromMessage }> &
  (
    | Readonly<{ kind: 'token'; token: string }>
    | Readonly<{ kind: 'step'; page: number; pages: number; language: Language; token: string }>
    | Readonly<{ kind: 'open'; page: number; language: Language; token: string }>
    | Readonly<{ kind: 'send'; language: Language; token: string }>
  );

/** A message of the server in which the button was pressed or the form was sent. */
export type FromMessage = Readonly<{ channel: string; message: string }>;

export const stepId = (page: number, pages: number, language: Language, token: string): string =>
  `~step.${page}.${pages}.${language}:${token}`;

export const openId = (page: number, language: Language, token: string): string =>
  `~open.${page}.${language}:${token}`;

export const sendId = (language: Language, token: string): string => `~send.${language}:${token}`;

/** The suffix for a form that was opened from a message; empty for any other. */
export const sourceSuffix = (source: string | undefined): string => {
  const from = source === undefined ? undefined : readMessageLink(source);
  return from === undefined ? '' : `^${toBase36(from.channel)}.${toBase36(from.message)}`;
};

/** The inverse of `sourceSuffix`, in the server where the id came back. */
export const sourceOf = ({ from }: CustomId, server: string | undefined): string | undefined =>
  from === undefined || server === undefined ? undefined : messageLink({ server, ...from });

/** The suffix that names the server in a direct message. */
export const workspaceSuffix = (workspace: string): string =>
  /^\d+$/.test(workspace) ? `@${toBase36(workspace)}` : '';

const shape = /^~(step|open|send)((?:\.\d+)*)\.([a-z]+):(.*)$/s;

export const readCustomId = (customId: string): CustomId => {
  const { rest, ...of } = splitSuffixes(customId);
  const [, kind, numbers = '', script, token = ''] = shape.exec(rest) ?? [];
  const language = isLanguage(script) ? script : 'en';
  const [page = 1, pages = 1] = numbers.split('.').slice(1).map(Number);
  if (kind === 'step') return { kind, page, pages, language, token, ...of };
  if (kind === 'open') return { kind, page, language, token, ...of };
  if (kind === 'send') return { kind, language, token, ...of };
  return { kind: 'token', token: rest, ...of };
};

const suffixes = /^(.*?)(?:\^([0-9a-z]{1,13})\.([0-9a-z]{1,13}))?(?:@([0-9a-z]{1,13}))?$/s;

const splitSuffixes = (
  written: string,
): Readonly<{ rest: string; workspace?: string; from?: FromMessage }> => {
  const [, rest = written, channel, message, workspace] = suffixes.exec(written) ?? [];
  return {
    rest,
    ...(workspace === undefined ? {} : { workspace: fromBase36(workspace) }),
    ...(channel === undefined || message === undefined
      ? {}
      : { from: { channel: fromBase36(channel), message: fromBase36(message) } }),
  };
};

const toBase36 = (id: string): string => BigInt(id).toString(36);

const fromBase36 = (written: string): string => {
  let id = 0n;
  for (const digit of written) id = id * 36n + BigInt(Number.parseInt(digit, 36));
  return id.toString();
};
