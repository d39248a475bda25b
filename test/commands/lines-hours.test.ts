import { expect, it } from 'vitest';
import { buttonsOf } from '../fixtures/chat.ts';
import { scenes } from '../fixtures/records.ts';

// The scene is Wednesday, 4 November 2026.
scenes('an event with bare hours', (open) => {
  it('is from one to the other', async () => {
    const { chat } = await open();
    const lines: readonly (readonly [line: string, hours: string])[] = [
      ['البداية:السبت من 10 إلى 1', '10:00 – 13:00'],
      ['البداية:السبت 10-12', '10:00 – 12:00'],
      ['starts:saturday 10 to 1', '10:00 – 13:00'],
      ['starts:sat 10-1', '10:00 – 13:00'],
      ['starts:saturday from 10 till 12', '10:00 – 12:00'],
      ['starts:"saturday 9 until 11" where:"the hall"', '09:00 – 11:00'],
    ];
    for (const [line, hours] of lines) {
      const seen = await chat.agree('sam', 'water', `/event add Fair ${line}`);
      expect(seen.kind, `${line}: ${seen.text}`).toBe('public');
      const [, from, to] =
        /Starts: Sat, 7 Nov 2026, (\S+)\nEnds: Sat, 7 Nov 2026, (\S+)/.exec(seen.text) ?? [];
      expect(`${from} – ${to}`, line).toBe(hours);
    }
  });

  it('keeps its end when its half of the day is asked about', async () => {
    const { chat } = await open();
    for (const line of ['saturday 3 to 6', 'السبت من 3 إلى 6', 'saturday 3:00-6:00']) {
      const asked = await chat.say('sam', 'water', `/event add Fair starts:${line}`);
      expect(asked.kind, line).toBe('private');
      const afternoon = buttonsOf(asked.card).find(({ label }) => label.includes('15:00'));
      const seen = await chat.press('sam', asked, afternoon?.label.replace(/[\u2066-\u2069]/g, '') ?? '');
      expect(seen.text, line).toMatch(/7 Nov 2026, 15:00\nEnds: Sat, 7 Nov 2026, 18:00/);
    }
  });
});
