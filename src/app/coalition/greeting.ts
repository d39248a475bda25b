import { greetingCard } from '../../cards/refusal-card.ts';
import type { Card } from '../../chat/card.ts';
import { languages } from '../../chat/languages.ts';
import type { WorkspaceRef } from '../../store/coalition/coalitions.ts';
import type { Repositories } from '../../store/repositories.ts';
import { wordsFor } from '../../words/words.ts';

/**
 * The greeting for the person who lets Halqa into a workspace; null where there is a coalition already. An
 * adapter shows it once, as the answer to being let in: there is no coalition yet whose outbox could hold it.
 */
export const greeting = async (read: Repositories, workspace: WorkspaceRef): Promise<Card | null> => {
  if ((await read.coalitions.of(workspace)) !== null) return null;
  const [first, ...others] = languages.map((language) =>
    wordsFor({ language, digits: 'latn', timeZone: 'UTC' }),
  );
  return first === undefined ? null : greetingCard(first, others);
};
