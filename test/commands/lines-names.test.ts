import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { nameWithoutArticle } from '../../src/domain/plain-letters.ts';
import { scenes } from '../fixtures/records.ts';

describe('a name of an argument', () => {
  it('belongs to one argument of a subcommand', () => {
    const shared = commands.flatMap(({ name: command, subcommands }) =>
      subcommands.flatMap(({ name: sub, args }) => {
        const names = Object.entries(args).flatMap(([name, { label, aliases = [] }]) => [
          ...new Set([name, label.en, label.ar, ...aliases].map(nameWithoutArticle)),
        ]);
        const twice = names.filter((name, at) => names.indexOf(name) !== at);
        return twice.map((name) => `/${command} ${sub} ${name}`);
      }),
    );
    expect(shared).toEqual([]);
  });

  scenes('in a line', (open) => {
    it('is the one that is meant', async () => {
      const { chat } = await open();
      await chat.say('sam', 'water', '/action add Paint the fence');
      await chat.say('sam', 'water', '/event add Fair starts:2026-12-01 10:00');
      for (const [line, fact] of [
        ['/progress log #1 Half of it is painted progress:40', '40%'],
        ['/progress log #1 Note: the paint is dry', 'Note: the paint is dry'],
        ['/progress log #1 Done: both gates', 'Done: both gates'],
        ['/progress log #1 ثلاثة أرباع التقدم:75', '75%'],
        ['/action edit task:1 due:friday', 'Due: Fri, 6 Nov'],
        ['/action edit المهمة:1 due:sunday', 'Due: Sun, 8 Nov'],
        ['/event edit event:2 where:Hall', 'Hall'],
        ['/event edit الفعالية:2 where:Pier', 'Pier'],
      ] as const) {
        const seen = await chat.agree('sam', 'water', line);
        expect(seen.kind, `${line}: ${seen.text}`).toBe('public');
        expect(seen.text, line).toContain(fact);
      }
    });
  });
});

scenes('a partner', (open) => {
  it('is offered when its name is misspelt', async () => {
    const { chat } = await open();
    await chat.say('ana', 'general', '/partner add Harbour Rotary kind:ngo');
    await chat.say('ana', 'general', '/partner add غرفة التجارة kind:business');
    for (const [typed, name] of [
      ['Rotry', 'Harbour Rotary'],
      ['Harbor Rotary', 'Harbour Rotary'],
      ['Harbuor Rotari', 'Harbour Rotary'],
      ['غرفة التجاره', 'غرفة التجارة'],
      ['غرفه النجارة', 'غرفة التجارة'],
    ] as const) {
      const asked = await chat.say('ana', 'general', `/partner show ${typed}`);
      if (asked.text.startsWith(name)) continue;
      expect(asked.text, typed).toContain('Did you mean');
      expect((await chat.press('ana', asked, name)).text, typed).toContain(name);
    }
    await chat.say('ana', 'general', '/partner edit Harbour Rotary name:"Marina Club"');
    const earlier = await chat.say('ana', 'general', '/partner show Habour Rotry');
    expect((await chat.press('ana', earlier, 'Marina Club')).text).toContain('Marina Club');
    expect((await chat.say('ana', 'general', '/partner show Lions')).text).toContain('no partner “Lions”');
    const group = await chat.say('ana', 'general', '/progress log Done group:Watr');
    expect(group.text).toContain('Did you mean');
  });

  it('may follow the number that it confirms', async () => {
    const { chat } = await open();
    const first = [
      '/partner add Harbour Rotary kind:ngo wants:"a hall" gets:"a stand" rhythm:month delegate:@Layla',
      '/partner add Blue Bank kind:business wants:"money" gets:"a stand" rhythm:month delegate:@Layla',
      '/partner edit Harbour Rotary state:joined',
      '/partner edit Blue Bank state:joined',
    ];
    for (const line of first) await chat.say('ana', 'general', line);
    for (const number of [1, 2, 3]) {
      await chat.say('sam', 'water', `/action add Rent the hall ${number} with:"Harbour Rotary"`);
      await chat.say('sam', 'water', `/action done ${number}`);
    }
    for (const line of ['#1 Harbour Rotary', '#2 for Harbour Rotary', 'Harbour Rotary #3']) {
      const seen = await chat.say('layla', 'water', `/partner confirm ${line}`);
      expect(seen.kind, `${line}: ${seen.text}`).toBe('public');
      expect(seen.text, line).toContain('Harbour Rotary');
    }
    const asked = await chat.say('layla', 'water', '/partner confirm #1 Harbour Rotary partner:"Blue Bank"');
    expect(asked.kind).toBe('form');
    const unknown = await chat.say('layla', 'water', '/partner confirm #1 Lions Club');
    expect(unknown.text).toContain('no partner “Lions Club”');
  });
});

scenes('the summary of this month', (open) => {
  it('is not out, and the refusal names the line that shows it', async () => {
    const { chat } = await open();
    for (const period of ['this month', 'هذا الشهر', 'November 2026', '2026-11'])
      expect((await chat.say('ana', 'general', `/digest show ${period}`)).text, period).toContain(
        '/digest preview',
      );
    expect((await chat.say('ana', 'general', '/digest show this quarter')).text).toContain(
      '/digest preview quarterly',
    );
  });
});
