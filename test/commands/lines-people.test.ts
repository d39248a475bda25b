import { expect, it } from 'vitest';
import { readable } from '../fixtures/chat.ts';
import { scenes } from '../fixtures/records.ts';

const names: Record<string, string> = {
  khalid: 'Khalid Mansour',
  ramona: 'Ramona Diaz',
  diana: 'Diana Prince',
  imran: 'عمران سالم',
  mike: 'Mike O’Connor',
};

scenes('a person named in a line', (open) => {
  const joined = async () => {
    const { chat } = await open({ names });
    for (const who of Object.keys(names)) await chat.say(who, 'water', '/group join');
    return chat;
  };

  it('is not found by letters inside a name', async () => {
    const chat = await joined();
    for (const line of ['/action add Paint the fence owner:Ali', '/group convener Mona']) {
      const seen = await chat.say('ana', 'water', line);
      expect(seen.kind, line).toBe('private');
      expect(seen.text, line).toMatch(/don’t know “(?:Ali|Mona)”/);
    }
  });

  it('is found by a whole word of a name, in any spelling', async () => {
    const chat = await joined();
    for (const [typed, name] of [
      ['Diana', 'Diana Prince'],
      ['Ana', 'Ana Costa'],
      ['عمران', 'عمران سالم'],
      ['عمر', 'عمر منصور'],
      ["Mike O'Connor", 'Mike O’Connor'],
    ] as const) {
      const seen = await chat.agree('ana', 'water', `/action add Paint for ${name} owner:${typed}`);
      expect(seen.text, typed).toContain(`Owner: ${name}`);
    }
  });
});

scenes('a comment', (open) => {
  it('that shows nothing is none, also in the result', async () => {
    const { chat } = await open();
    const voters = ['sam', 'layla', 'omar', 'nour', 'yusuf'];
    for (const who of voters) await chat.say(who, 'water', '/group join');
    const poll = await chat.say('sam', 'water', '/poll ask How was it?');
    for (const who of voters) {
      const answered = await chat.press(who, poll, '4');
      if (who !== 'sam') continue;
      const asked = await chat.press(
        who,
        answered.aside ? { card: answered.aside } : answered,
        'Add a comment',
      );
      const seen = await chat.submit(who, 'water', asked.form, { comment: '\u200b\u200b' });
      expect(seen.text).toContain('No comment is saved');
    }
    await chat.say('ana', 'water', `/poll close ${poll.text.match(/#\d+/)?.[0]}`);
    await chat.beat();
    const result = readable(chat.posted('water').at(-1)?.card);
    expect(result).toContain('4 of 5 (5 answers');
    expect(result).not.toMatch(/comment/i);
  });
});
