import type { Language } from '../../chat/ids.ts';

/**
 * What comes back with a press or a form. A token of the bot is its own custom id; what the adapter
 * itself must know begins with `~`, which no token does:
 *
 * - `~step.1.2.en:TOKEN`: page 1 of 2 of a form that one modal cannot hold, and its language.
 * - `~open.2.en:TOKEN`: opens page 2 of the form; what was written so far stands on the card.
 * - `~send.en:TOKEN`: sends the form with what stands on the card.
 *
 * In a conversation with one person Discord names no server: `@` and the server's id, base 36, say
 * which one the card came from.
 */
export type CustomId = Readonly<{ workspace?: string }> &
  (
    | Readonly<{ kind: 'token'; token: string }>
    | Readonly<{ kind: 'step'; page: number; pages: number; language: Language; token: string }>
    | Readonly<{ kind: 'open'; page: number; language: Language; token: string }>
    | Readonly<{ kind: 'send'; language: Language; token: string }>
  );

export const stepId = (page: number, pages: number, language: Language, token: string): string =>
  `~step.${page}.${pages}.${language}:${token}`;

export const openId = (page: number, language: Language, token: string): string =>
  `~open.${page}.${language}:${token}`;

export const sendId = (language: Language, token: string): string => `~send.${language}:${token}`;

/** What to put behind a token in a direct message. */
export const workspaceSuffix = (workspace: string): string =>
  /^\d+$/.test(workspace) ? `@${BigInt(workspace).toString(36)}` : '';

const shape = /^~(step|open|send)((?:\.\d+)*)\.(en|ar):(.*)$/s;

export const readCustomId = (written: string): CustomId => {
  const { rest, workspace } = splitWorkspace(written);
  const of = workspace === undefined ? {} : { workspace };
  const [, kind, numbers = '', script, token = ''] = shape.exec(rest) ?? [];
  const language: Language = script === 'ar' ? 'ar' : 'en';
  const [page = 1, pages = 1] = numbers.split('.').slice(1).map(Number);
  if (kind === 'step') return { kind, page, pages, language, token, ...of };
  if (kind === 'open') return { kind, page, language, token, ...of };
  if (kind === 'send') return { kind, language, token, ...of };
  return { kind: 'token', token: rest, ...of };
};

const splitWorkspace = (written: string): Readonly<{ rest: string; workspace?: string }> => {
  const at = written.lastIndexOf('@');
  const base36 = written.slice(at + 1);
  if (at < 0 || !/^[0-9a-z]{1,13}$/.test(base36)) return { rest: written };
  let id = 0n;
  for (const digit of base36) id = id * 36n + BigInt(Number.parseInt(digit, 36));
  return { rest: written.slice(0, at), workspace: id.toString() };
};
