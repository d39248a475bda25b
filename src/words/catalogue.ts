import type { Bilingual } from '../chat/ids.ts';
import { answerWords } from './answers.ts';
import { askFirstWords } from './ask-first.ts';
import { calendarWords } from './calendar.ts';
import { changeWords } from './changes.ts';
import { chartWords } from './charts.ts';
import { coalitionWords } from './coalition.ts';
import { confirmingWords } from './confirming.ts';
import { digestWords } from './digests.ts';
import { eventWords } from './events.ts';
import { exportWords } from './export.ts';
import { foundWords } from './found.ts';
import { homeWords } from './home.ts';
import { importWords } from './import.ts';
import { itemWords } from './items.ts';
import { letterWords } from './partner-letters.ts';
import { partnerWords } from './partners.ts';
import { linkWords } from './people.ts';
import { permissionWords } from './permissions.ts';
import { pollWords } from './polls.ts';
import { privacyWords } from './privacy.ts';
import { programWords } from './programs.ts';
import { refusalWords } from './refusals.ts';
import { reminderWords } from './reminders.ts';
import { setupWords } from './setup.ts';
import { talkWords } from './talks.ts';
import { undoWords } from './undo.ts';
import { weekWords } from './week.ts';

/**
 * Every sentence of Halqa in both languages, as ICU messages. A message with a plural has all six Arabic
 * forms.
 */
export const catalogue = {
  ...coalitionWords,
  ...itemWords,
  ...importWords,
  ...exportWords,
  ...answerWords,
  ...eventWords,
  ...calendarWords,
  ...pollWords,
  ...digestWords,
  ...chartWords,
  ...privacyWords,
  ...linkWords,
  ...reminderWords,
  ...weekWords,
  ...homeWords,
  ...partnerWords,
  ...foundWords,
  ...confirmingWords,
  ...letterWords,
  ...refusalWords,
  ...permissionWords,
  ...talkWords,
  ...undoWords,
  ...setupWords,
  ...programWords,
  ...changeWords,
  ...askFirstWords,
} as const satisfies Readonly<Record<string, Bilingual>>;

export type Key = keyof typeof catalogue;
