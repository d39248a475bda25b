import type { Language } from '../../chat/ids.ts';
import type { Memory } from '../../store/repositories.ts';
import { type Words, wordsFor } from '../../words/words.ts';
import { type Member, speechOf } from '../caller/caller.ts';
import { redrawHomes } from '../notify/redraw.ts';

/** From now on this person is spoken to in that language. */
export const speakLanguage = async (memory: Memory, member: Member, language: Language): Promise<Words> => {
  await memory.people.speaks(member.coalition.id, member.person.id, language);
  await redrawHomes(memory, member, [member.person.id]);
  return wordsFor(speechOf(member.coalition, language));
};
