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
      ['starts:saturday 10 to noon', '10:00 – 12:00'],
      ['starts:saturday 10-12h', '10:00 – 12:00'],
      ['starts:saturday from ten to one', '10:00 – 13:00'],
      ['starts:from half past ten to noon on saturday where:the hall', '10:30 – 12:00'],
      ['البداية:السبت من العاشرة إلى الواحدة', '10:00 – 13:00'],
      ['البداية:السبت العاشرة والنصف النهاية:الواحدة', '10:30 – 13:00'],
      ['البداية:السبت من ١٠ حتى ١٢ ظهراً', '10:00 – 12:00'],
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

  it('is asked on which day, or which hours, with what was typed', async () => {
    const { chat } = await open();
    const lines: readonly (readonly [line: string, choice: string, from: string, to: string])[] = [
      ['starts:10-12', 'Thu, 5 Nov 2026, 10:00 to 12:00', 'Thu, 5 Nov 2026, 10:00', 'Thu, 5 Nov 2026, 12:00'],
      ['starts:١٠-١٢', 'Thu, 5 Nov 2026, 10:00 to 12:00', 'Thu, 5 Nov 2026, 10:00', 'Thu, 5 Nov 2026, 12:00'],
      [
        'starts:from ten to one where:the hall',
        'Thu, 5 Nov 2026, 10:00 to 13:00',
        'Thu, 5 Nov 2026, 10:00',
        'Thu, 5 Nov 2026, 13:00',
      ],
      [
        'starts:saturday ten to one',
        'Sat, 7 Nov 2026, 10:00 to 13:00',
        'Sat, 7 Nov 2026, 10:00',
        'Sat, 7 Nov 2026, 13:00',
      ],
      [
        'starts:saturday ten to one',
        'Sat, 7 Nov 2026, 12:50',
        'Sat, 7 Nov 2026, 12:50',
        'Sat, 7 Nov 2026, 14:50',
      ],
      ['starts:saturday 10', 'Sat, 7 Nov 2026, 10:00', 'Sat, 7 Nov 2026, 10:00', 'Sat, 7 Nov 2026, 12:00'],
      [
        'starts:saturday 10 to midnight',
        'Sat, 7 Nov 2026, 22:00 to 24:00',
        'Sat, 7 Nov 2026, 22:00',
        'Sun, 8 Nov 2026, 00:00',
      ],
    ];
    for (const [line, choice, from, to] of lines) {
      const asked = await chat.say('sam', 'water', `/event add Fair ${line}`);
      expect(asked.kind, `${line}: ${asked.text}`).toBe('private');
      const button = buttonsOf(asked.card).find(
        ({ label }) => label.replace(/[\u2066-\u2069]/g, '') === choice,
      );
      expect(button, `${line}: ${buttonsOf(asked.card).map(({ label }) => label)}`).toBeDefined();
      const seen = await chat.press('sam', asked, choice);
      expect(seen.text, line).toContain(`Starts: ${from}\nEnds: ${to}`);
    }
  });
});
