import { expect, it } from 'vitest';
import { bold, type Card, code, plain } from '../../src/chat/card.ts';
import { plainText } from '../../src/chat/text/plain-text.ts';

it('reads a card as one would aloud', () => {
  const card: Card = {
    language: 'ar',
    title: 'المياه',
    tone: 'good',
    blocks: [
      { kind: 'text', body: [bold('Done'), plain(' by '), { kind: 'mention', name: 'Ana', accounts: [] }] },
      {
        kind: 'list',
        entries: [
          { body: [plain('#12 Book the hall')], detail: [{ kind: 'time', at: 0, text: 'Friday' }] },
          { body: [code('x')] },
        ],
        hidden: 3,
        rest: 'and {n} more, $& {n}',
      },
      { kind: 'rule' },
      {
        kind: 'facts',
        facts: [{ label: 'Notes', value: [{ kind: 'link', label: 'here', url: 'https://a.example' }] }],
      },
      { kind: 'list', entries: [], hidden: 0, rest: 'never said' },
      { kind: 'note', body: [{ kind: 'link', label: 'https://b.example', url: 'https://b.example' }] },
      { kind: 'buttons', buttons: [{ token: 'done:1', label: 'Press', look: 'primary' }] },
      { kind: 'select', token: 'pick:1', label: 'Pick', options: [{ value: 'a', label: 'A' }] },
    ],
  };
  expect(plainText(card)).toBe(
    [
      'المياه',
      'Done by Ana',
      '• #12 Book the hall',
      '  Friday',
      '• x',
      'and 3 more, $& 3',
      'Notes: here (https://a.example)',
      'https://b.example',
    ].join('\n'),
  );
});
