import type { Language } from '../chat/ids.ts';
import type { Memory } from '../store/memory.ts';
import { type Words, wordsFor } from '../words/words.ts';
import { redrawHomes } from './redraw.ts';
import { type Member, speechOf } from './speaker.ts';

/** From now on this person is spoken to in that language. */
export const speakLanguage = async (memory: Memory, member: Member, language: Language): Promise<Words> => {
  await memory.people.speaks(member.coalition.id, member.person.id, language);
  await redrawHomes(memory, member, [member.person.id]);
  return wordsFor(speechOf(member.coalition, language));
};
