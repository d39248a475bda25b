import type { Card } from '../../chat/card.ts';
import { type ListQuery, unpackQuery, unpackStart } from '../../domain/list-query.ts';
import type { PageStart } from '../../domain/page.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionVisitor } from '../caller/caller.ts';
import type { ButtonPress } from './button-handler.ts';

/** Draws one page of a list; the first one from `null`. It reads again what the caller may read. */
export type DrawPage = (
  repositories: Repositories,
  caller: CoalitionVisitor,
  query: ListQuery,
  start: PageStart | null,
) => Promise<Card>;

/** The list that a button belongs to, and the page of it that it leads to. @throws Refusal `gone` */
export const pressedPage = ({
  token,
}: Pick<ButtonPress, 'token'>): Readonly<{ query: ListQuery; start: PageStart | null }> => {
  const query = unpackQuery(token.id);
  if (query === undefined) throw new Refusal({ code: 'gone' });
  return { query, start: unpackStart(query, token.detail) };
};
