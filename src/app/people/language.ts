import type { Language } from '../../chat/ids.ts';
import type { Repositories } from '../../store/repositories.ts';
import { type Words, wordsFor } from '../../words/words.ts';
import { type CoalitionCaller, localeOf } from '../caller/caller.ts';
import { redrawHomes } from '../notify/redraw.ts';

/** Sets the language in which the bot addresses this person. */
export const speakLanguage = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  language: Language,
): Promise<Words> => {
  await repositories.people.setLanguage(caller.coalition.id, caller.person.id, language);
  await redrawHomes(repositories, caller, [caller.person.id]);
  return wordsFor(localeOf(caller.coalition, language));
};
