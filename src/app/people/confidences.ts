import { confidences } from '../../domain/partner.ts';
import type { Repositories } from '../../store/repositories.ts';
import { wholeNames } from './without-name.ts';
import { withoutTexts } from './without-text.ts';

/** What was told in confidence about partners (limits, decisions, contact) may name a person. */
const partnersNaming = async (repositories: Repositories, coalitionId: string, names: readonly string[]) => {
  const found = new Map<string, Awaited<ReturnType<typeof repositories.partners.confidencesWith>>[number]>();
  for (const name of names)
    for (const partner of await repositories.partners.confidencesWith(coalitionId, name))
      found.set(partner.id, partner);
  return [...found.values()];
};

const patternOf = (names: readonly string[]): RegExp => new RegExp(wholeNames(names), 'u');

/**
 * The texts about partners that contain one of these names as a whole word, for the "my data" of the person
 * they name.
 */
export const confidencesNaming = async (
  repositories: Repositories,
  coalitionId: string,
  names: readonly string[],
) => {
  const whole = patternOf(names);
  return (await partnersNaming(repositories, coalitionId, names)).flatMap((partner) =>
    confidences.flatMap((kind) => {
      const text = partner[kind];
      return text !== null && whole.test(text) ? [{ partner: partner.name, kind, text }] : [];
    }),
  );
};

/**
 * Removes the names of a person who is forgotten. A telephone number beside the name is theirs too, so
 * everything up to the next semicolon or line end is removed.
 */
export const forgetConfidences = async (
  repositories: Repositories,
  coalitionId: string,
  names: readonly string[],
): Promise<void> => {
  const whole = patternOf(names);
  const removed = new Set<string>();
  const without = (text: string | null): string | null => {
    if (text === null || !whole.test(text)) return text;
    const parts = text.split(/[;؛\n]/).map((part) => part.trim());
    const rest = parts.filter((part) => part !== '' && !whole.test(part));
    for (const part of parts) if (whole.test(part)) removed.add(part);
    return rest.length === 0 ? null : rest.join('; ');
  };
  for (const { id, limits, decides, contact } of await partnersNaming(repositories, coalitionId, names))
    await repositories.partners.setConfidences(coalitionId, id, {
      limits: without(limits),
      decides: without(decides),
      contact: without(contact),
    });
  // Answers of the last days may show it too.
  for (const text of removed)
    await repositories.personRecords.rewriteWhereNamed(coalitionId, text, (json) =>
      withoutTexts(json, [text], []),
    );
};
