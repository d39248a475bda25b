import { expect, it } from 'vitest';
import { redactedText } from '../../src/chat/text/redacted.ts';
import { openChat, readable, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

const rotary =
  '/partner add Harbour Rotary kind:non-profit wants:"a hall each month" gets:"a stand at the fair" rhythm:quarter delegate:@Sam limits:"no cash" contact:"Sam Okoye, 555 1234"';

eachStore('partners', (openTestStore) => {
  const start = async () => {
    const chat = openChat({ store: await openTestStore(), now: '2026-11-04T09:00:00Z' });
    await setUp(chat);
    return chat;
  };

  it('join when both sides and the follow-up are said, and are invited until then', async () => {
    const chat = await start();
    const added = await chat.say('ana', 'general', rotary);
    expect(added.kind).toBe('private');
    for (const line of [
      'Harbour Rotary',
      'Kind: non-profit',
      'Partnership: joined, since Wed, 4 Nov 2026',
      'We want: a hall each month',
      'They get: a stand at the fair',
      'Follow-up: each quarter, next on Thu, 4 Feb 2027',
      'Speaks for it: Sam Okoye',
    ])
      expect(added.text).toContain(line);
    await chat.pass(1000);
    expect(readable(chat.posted('@sam').at(-1)?.card)).toContain('You speak for Harbour Rotary now');
    const port = await chat.say('ana', 'general', '/partner add Port Authority kind:public wants:"a permit"');
    expect(port.text).toContain('Partnership: invited');
    expect(port.text).toContain('Still missing: They get, Follow-up');
    expect((await chat.say('ana', 'general', '/partner edit port authority state:joined')).text).toContain(
      'Until then Port Authority stands as invited',
    );
    const joined = await chat.say(
      'ana',
      'general',
      '/partner edit port authority gets:"clean quays" rhythm:monthly',
    );
    expect(joined.text).toContain('Partnership: joined');
    expect((await chat.say('ana', 'general', '/partner edit port authority gets:none')).text).toContain(
      'Until then Port Authority stands as invited',
    );
    const ended = await chat.say(
      'ana',
      'general',
      '/partner edit port authority state:ended learned:"Ask in January"',
    );
    expect(ended.text).toContain('What we learned: Ask in January');
    expect((await chat.say('ana', 'general', '/partner edit port authority state:ended')).text).toContain(
      'is like that already',
    );
  });

  it('are one in every spelling, and one by hand in two languages', async () => {
    const chat = await start();
    await chat.say('ana', 'general', rotary);
    for (const [name, work] of [
      ['the harbour-rotary', 'Paint the fence'],
      ['HARBOUR ROTARY.', 'Paint the hall'],
    ] as const) {
      const again = await chat.say('ana', 'general', `/partner add ${name} kind:business`);
      expect(again.text, name).toContain('Harbour Rotary is here already. Nothing changed.');
      await chat.say('sam', 'water', `/action add ${work} organisation:"${name}"`);
    }
    // A misspelt name is another partner until somebody says that it is the same.
    await chat.say('sam', 'water', '/action add Sweep organisation:"Harbor Rotary"');
    await chat.say(
      'sam',
      'water',
      '/action add Sing organisation:"روتاري المرفأ" with:"Harbour Rotary, River School"',
    );
    const list = await chat.say('ana', 'general', '/partner show');
    expect(list.text).toContain('4 partners');
    const one = await chat.say('ana', 'general', '/partner show harbor rotary');
    expect(one.text).toContain('Perhaps the same under another name: Harbour Rotary');
    const label = one.text.includes('روتاري') ? 'The same as Harbour Rotary' : 'It is the same';
    const asked = await chat.press('ana', one, label);
    expect(asked.card?.title).toMatch(/^Make .* one partner\?$/);
    expect(asked.text).toContain('can’t be undone');
    expect((await chat.press('ana', asked, 'Not now')).text).toContain('Nothing changed');
    expect((await chat.say('ana', 'general', '/partner show')).text).toContain('4 partners');
    const merged = await chat.press('ana', asked, 'Make them one');
    expect(merged.text).toContain('Harbor Rotary is now part of this partner');
    expect(merged.text).toContain('Promised: 4 (0 done');
    // The second press of the same button, or of somebody else, changes nothing.
    expect((await chat.press('ana', one, label)).text).toContain('That is Harbour Rotary itself');
    const byHand = await chat.agree('ana', 'general', '/partner merge Harbour Rotary with:روتاري المرفأ');
    expect(byHand.text).toContain('Promised: 4 (0 done');
    expect(byHand.text).toContain('Also called:');
    for (const name of ['روتاري المرفا', 'harbor rotary', 'Harbour Rotary'])
      expect((await chat.say('yusuf', 'general', `/partner show ${name}`)).text, name).toContain(
        'a hall each month',
      );
    expect((await chat.say('ana', 'general', '/partner show')).text).toContain('2 partners');
    // What was recorded stays, and counts once.
    expect((await chat.say('sam', 'water', '/action list')).text).toContain('روتاري المرفأ');
    for (const number of [1, 2, 3, 4]) await chat.say('sam', 'water', `/action done #${number}`);
    await chat.agree('ana', 'general', '/partner merge River School with:Harbour Rotary');
    await chat.pass('2027-01-01T08:00:00Z');
    const quarterly = readable(chat.posted('strategic').at(-1)?.card);
    expect(quarterly).toContain('River School: 4 promised, 4 done');
    expect(quarterly).toContain('Thanks to\nSam Okoye, River School\n');
    expect(quarterly).not.toContain('Rotary');
  });

  it('are added, changed and joined by whom the rules name', async () => {
    const chat = await start();
    await chat.say('ana', 'general', rotary);
    await chat.say('yusuf', 'general', '/action add Swim group:Water organisation:Swimmers');
    expect((await chat.say('yusuf', 'general', '/partner add Divers kind:community')).text).toContain(
      'Only coordinators and the executive committee can add partners',
    );
    // A convener sits on the executive; a delegate changes their own.
    expect((await chat.say('layla', 'general', '/partner add Divers kind:community')).text).toContain(
      'Divers',
    );
    expect(
      (await chat.say('sam', 'general', '/partner edit harbour rotary wants:"two halls"')).text,
    ).toContain('We want: two halls');
    expect((await chat.say('sam', 'general', '/partner edit Divers wants:"a boat"')).text).toContain(
      'Only the delegates of Divers',
    );
    expect((await chat.say('sam', 'general', '/partner merge Harbour Rotary with:Divers')).text).toContain(
      'Only coordinators and the executive committee',
    );
    const name = await chat.say('ana', 'general', '/partner edit Divers name:"the harbour rotary"');
    expect(name.text).toContain('Harbour Rotary is another partner');
    expect((await chat.say('ana', 'general', '/partner edit Divers')).text).toContain(
      'What should change about Divers',
    );
    expect((await chat.say('ana', 'general', '/partner show Nobody at all')).text).toContain(
      'there is no partner “Nobody at all” here',
    );
    const unsure = await chat.say('ana', 'general', '/partner show Rotary');
    expect((await chat.press('ana', unsure, 'Harbour Rotary')).text).toContain('two halls');
  });

  it('tell in confidence what only the committees, coordinators and their delegates read', async () => {
    const chat = await start();
    await chat.say('ana', 'general', rotary);
    const secret = /555 1234|no cash/;
    for (const who of ['ana', 'sam', 'layla', 'omar'])
      expect((await chat.say(who, 'private', '/partner show harbour rotary')).text, who).toMatch(secret);
    const shown = await chat.say('yusuf', 'general', '/partner show harbour rotary');
    expect(shown.text).toContain('a hall each month');
    expect(JSON.stringify(shown.card)).not.toMatch(secret);
    expect(JSON.stringify(shown.card)).not.toContain('partner-change');
    for (const line of ['/partner show', '/partner show kind:non-profit', '/halqa my-data'])
      expect(JSON.stringify(await chat.say('yusuf', 'general', line)), line).not.toMatch(secret);
    for (const line of ['/partner show Harb', '/partner edit Harb', '/action add X organisation:Harb'])
      expect(JSON.stringify(await chat.suggest('yusuf', 'general', line)), line).not.toMatch(secret);
    const form = await chat.press(
      'sam',
      await chat.say('sam', 'private', '/partner show harbour rotary'),
      'Change it',
    );
    expect(form.form?.fields.find((field) => field.name === 'contact')?.value).toBe('Sam Okoye, 555 1234');
    const token = (await chat.say('sam', 'private', '/partner show harbour rotary')).card?.blocks.flatMap(
      (block) => (block.kind === 'buttons' ? block.buttons.map((one) => one.token) : []),
    );
    for (const one of token ?? [])
      expect(JSON.stringify(await chat.choose('yusuf', 'general', one, '')), one).not.toMatch(secret);
    // The history knows that they changed, and not what they say.
    await chat.say('sam', 'private', '/partner edit harbour rotary limits:"no money at all"');
    const rows = await chat.store.read.history.of(
      (await chat.store.read.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' }))?.id ?? '',
      `partner:${(await chat.store.read.partners.byName((await chat.store.read.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' }))?.id ?? '', 'Harbour Rotary'))?.id}`,
    );
    expect(rows.at(-1)?.after).toEqual({ confidences: ['limits'] });
    expect(JSON.stringify(rows)).not.toMatch(/555 1234|no cash|no money at all/);
  });

  it('tell a person what is stored about them, and forget them', async () => {
    const chat = await start();
    const told = await chat.say('ana', 'general', rotary, 'remembered');
    expect(told.text).toContain('555 1234');
    await chat.say(
      'ana',
      'general',
      '/partner add Port kind:public decides:"Layla Haddad signs; the board, in May"',
    );
    await chat.say('sam', 'general', '/partner offer a hall kind:place');
    const about = JSON.parse((await chat.say('sam', 'private', '/halqa my-data')).file?.text ?? '{}');
    expect(about.speaksFor).toMatchObject([{ partner: 'Harbour Rotary' }]);
    expect(about.offers).toMatchObject([
      { number: 1, partner: 'Harbour Rotary', what: 'a hall', kind: 'place' },
    ]);
    expect(about.confidencesNamingYou).toEqual([
      { partner: 'Harbour Rotary', kind: 'contact', text: 'Sam Okoye, 555 1234' },
    ]);
    expect(about.changesByOthers).toContainEqual(
      expect.objectContaining({
        change: 'delegates',
        partner: 'Harbour Rotary',
        after: { youSpeakForIt: true },
      }),
    );
    const card = (await chat.say('sam', 'private', '/halqa my-data')).text;
    expect(card).toContain('1 partner that you speak for');
    const sure = await chat.press(
      'sam',
      await chat.say('sam', 'private', '/halqa forget-me'),
      'Delete my data',
    );
    await chat.press('sam', sure, 'Yes, delete my data');
    const shown = await chat.say('ana', 'private', '/partner show harbour rotary');
    expect(shown.text).toContain('Speaks for it: nobody yet');
    expect(shown.text).toContain('Limits: no cash');
    expect(shown.text).not.toMatch(/555 1234|Sam/);
    // Nor in what the bot remembers of its answers.
    expect((await chat.say('ana', 'general', rotary, 'an answer that is remembered')).text).not.toMatch(
      /555 1234/,
    );
    // The text beside the name, up to the next semicolon, is removed with it.
    const layla = JSON.parse((await chat.say('layla', 'private', '/halqa my-data')).file?.text ?? '{}');
    expect(layla.confidencesNamingYou).toHaveLength(1);
    await chat.say('ana', 'general', '/group convener @Ana group:Water');
    const again = await chat.press(
      'layla',
      await chat.say('layla', 'private', '/halqa forget-me'),
      'Delete my data',
    );
    await chat.press('layla', again, 'Yes, delete my data');
    expect((await chat.say('ana', 'private', '/partner show port')).text).toContain(
      'How it decides: the board, in May',
    );
  });

  it('are merged, offered and asked once, however often and from wherever it is said', async () => {
    const store = await openTestStore();
    const chat = openChat({ store, now: '2026-11-04T09:00:00Z' });
    await setUp(chat);
    const beside = openChat({ store, beside: { clock: chat.clock, ports: chat.ports } });
    const line = '/partner add Harbour Rotary kind:non-profit';
    const both = await Promise.all([chat.say('ana', 'general', line), beside.say('ana', 'general', line)]);
    expect(both.filter(({ text }) => text.includes('is here already'))).toHaveLength(1);
    await Promise.all([
      chat.say('sam', 'water', '/action add One organisation:Swimmers'),
      beside.say('layla', 'water', '/action add Two organisation:swimmers'),
    ]);
    expect((await chat.say('ana', 'general', '/partner show')).text).toContain('2 partners');
    const id = 'the same delivery';
    await chat.say('ana', 'general', '/partner offer a hall kind:place partner:swimmers', id);
    await chat.say('ana', 'general', '/partner offer a hall kind:place partner:swimmers', id);
    expect((await chat.say('ana', 'general', '/partner show swimmers')).text).toContain(
      'Standing offers (1)',
    );
    const merge = '/partner merge Harbour Rotary with:swimmers';
    const merged = await Promise.all([
      chat.agree('ana', 'general', merge),
      beside.agree('ana', 'general', merge),
    ]);
    expect(merged.filter(({ text }) => text.includes('now part of this partner'))).toHaveLength(1);
    expect(merged.filter(({ text }) => text.includes('itself'))).toHaveLength(1);
  });

  it('are asked by a name that was used before they were added, and suggested where they may stand', async () => {
    const chat = await start();
    await chat.say('sam', 'water', '/progress difficulty No permit help:"a permit" from:"the municipality"');
    const added = await chat.say('ana', 'general', '/partner add Municipality kind:public');
    expect(added.text).toContain('Asked of it: 1 (0 answered)');
    for (const line of [
      '/action add Paint organisation:mun',
      '/action edit #1 organisation:mun',
      '/progress difficulty X help:y from:mun',
      '/partner show mun',
    ])
      expect(
        (await chat.suggest('sam', 'water', line)).suggestions?.map(({ label }) => label),
        line,
      ).toEqual(['Municipality']);
    expect(
      (await chat.suggest('sam', 'water', '/action add Paint with:Rotary, mun')).suggestions?.map(
        ({ label }) => label,
      ),
    ).toEqual(['Rotary, Municipality']);
    const offered = await chat.say(
      'ana',
      'general',
      '/partner offer a hall kind:place partner:municipality until:june',
    );
    expect(offered.text).toContain('until Wed, 30 Jun 2027');
  });

  it('are listed by kind, page by page', async () => {
    const chat = await start();
    for (let n = 1; n <= 12; n += 1)
      await chat.say('ana', 'general', `/partner add Club ${String.fromCharCode(64 + n)}x kind:community`);
    await chat.say('ana', 'general', '/partner add Bank kind:business');
    const first = await chat.say('ana', 'general', '/partner show');
    expect(first.text).toContain('13 partners');
    expect(first.text.indexOf('Bank')).toBeLessThan(first.text.indexOf('Club Ax'));
    const second = await chat.press('ana', first, 'Next');
    expect(second.kind).toBe('redraw');
    expect(second.text).toContain('Club Lx');
    expect(second.text).not.toContain('Bank');
    expect((await chat.press('ana', second, 'Back')).text).toContain('Bank');
    const clubs = await chat.say('ana', 'general', '/partner show kind:community');
    expect((await chat.press('ana', clubs, 'Next')).text).toContain('12 partners');
    // Turning a page stores nothing, and is free to anybody.
    expect((await chat.press('yusuf', first, 'Next')).text).toContain('Club Lx');
    const select = first.card?.blocks.find((block) => block.kind === 'select');
    if (select?.kind !== 'select') throw new Error('no select');
    expect(
      (await chat.choose('sam', 'general', select.token, select.options[0]?.value ?? '')).text,
    ).toContain('Kind: business');
  });

  it('lose what is written about them when a coordinator removes it, wherever it stands', async () => {
    const store = await openTestStore();
    const chat = openChat({ store });
    await setUp(chat);
    await chat.say('ana', 'general', rotary);
    await chat.say('ana', 'general', '/partner edit Harbour Rotary wants:"two secret halls"');
    await chat.say('ana', 'general', '/partner edit Harbour Rotary wants:"three halls"');
    expect((await chat.say('sam', 'general', '/partner redact Harbour Rotary')).text).toContain(
      'Only a coordinator',
    );
    const asked = await chat.say('ana', 'general', '/partner redact Harbour Rotary');
    expect(asked.text).toContain('What you want from it and what it gets');
    expect((await chat.press('ana', asked, 'Keep it')).text).toContain('The text stays');
    const done = await chat.press(
      'ana',
      await chat.say('ana', 'general', '/partner redact Harbour Rotary'),
      'Remove the text',
    );
    expect(done.text).toContain('We want: [text removed by a coordinator]');
    const shown = await chat.say('ana', 'general', '/partner show Harbour Rotary');
    expect(shown.text).toContain('joined');
    for (const text of ['secret halls', 'three halls', 'a stand at the fair', '555 1234']) {
      expect(shown.text).not.toContain(text);
      expect((await chat.say('ana', 'general', `/halqa find ${text}`)).text).not.toMatch(/Harbour Rotary/);
      expect(JSON.stringify((await chat.say('ana', 'general', '/coalition export')).file)).not.toContain(
        text,
      );
    }
    expect((await chat.say('ana', 'general', '/halqa find Harbour')).text).toContain('Harbour Rotary');
    const changes = await store.read.redaction.partnerTexts(
      (await store.read.coalitions.ids())[0] ?? '',
      (await store.read.partners.byName((await store.read.coalitions.ids())[0] ?? '', 'Harbour Rotary'))
        ?.id ?? '',
    );
    expect(changes.every((text) => text === redactedText)).toBe(true);
    expect((await chat.say('ana', 'general', '/partner redact Harbour Rotary')).text).toContain(
      'There is no text about Harbour Rotary',
    );
  });

  it('are known to an outsider only where they speak for them', async () => {
    const store = await openTestStore();
    const chat = openChat({
      store,
      speakers: { sam: { outsider: 'other-organisation' }, yusuf: { outsider: 'guest' } },
    });
    await setUp(chat).catch(() => undefined);
    await chat.say('ana', 'general', rotary);
    expect((await chat.say('sam', 'private', '/partner show harbour rotary')).text).toContain('555 1234');
    expect((await chat.say('yusuf', 'general', '/partner show harbour rotary')).text).toContain(
      'there is no partner',
    );
    expect((await chat.say('yusuf', 'general', '/partner show')).text).toContain('No partners here yet');
    expect((await chat.suggest('yusuf', 'general', '/partner show H')).suggestions).toEqual([]);
  });
});
