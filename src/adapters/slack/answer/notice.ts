import type * as types from '@slack/types';
import type { Card } from '../../../chat/card.ts';
import type { Language } from '../../../chat/ids.ts';
import { contextBlock } from '../form.ts';
import { askAction } from '../receive.ts';
import type { SlackMessage } from '../render.ts';
import { slackWords } from '../words.ts';

/** Slack's own limit for the value of a button. */
const longestLine = 2000;

export const noteBlock = (text: string): Card['blocks'][number] => ({
  kind: 'note',
  body: [{ kind: 'plain', text }],
});

/** One sentence as a card. */
export const noticeCard = (language: Language, text: string): Card => ({
  language,
  title: '',
  tone: 'neutral',
  blocks: [noteBlock(text)],
});

export const textMessage = (text: string): SlackMessage => ({ text, blocks: [contextBlock(text)] });

/** A button that opens the form of a typed line, for when the form could not be opened directly. */
export const formOffer = (words: string, language: Language, line: string | undefined): SlackMessage => {
  if (line === undefined || line.length > longestLine) return textMessage(words);
  const button: types.Button = {
    type: 'button',
    action_id: askAction,
    text: { type: 'plain_text', text: slackWords.openForm[language], emoji: false },
    value: line,
  };
  return { text: words, blocks: [contextBlock(words), { type: 'actions', elements: [button] }] };
};
