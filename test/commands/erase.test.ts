import { expect, it } from 'vitest';
import { openChat, readable, setUp } from '../fixtures/chat.ts';
import { allRows, tablesWith } from '../fixtures/rows.ts';
import { eachDatabase, halqa } from '../fixtures/store.ts';

eachDatabase('/coalition erase', (freshDatabase) => {
  it('erases a coalition after its export, a button, its name, and a word to the others', async () => {
    const { url, open } = await freshDatabase(halqa);
    const store = await open(halqa);
    const chat = openChat({ store });
    await setUp(chat);
    const far = { platform: 'slack', workspace: 'T9' } as const;
    const other = openChat({ store, in: far, beside: { clock: chat.clock, ports: chat.ports } });
    await setUp(other);
    await chat.say('ana', 'private', '/halqa language en');
    await chat.say('ana', 'general', '/coalition role @Layla Haddad role:coordinator');
    await chat.say('sam', 'water', '/action add Test the spring');
    await chat.say('sam', 'private', '/halqa link code:AAAA-AAAA');
    await chat.say('sam', 'private', '/halqa language en');
    expect((await chat.say('sam', 'water', '/coalition erase')).text).toContain('Only a coordinator');

    const asked = await chat.say('ana', 'private', '/coalition erase');
    expect(asked.text).toContain('The other coordinator is told first');
    const file = JSON.parse(asked.file?.text ?? '{}');
    expect(file.coalition).toMatchObject([{ name: 'Clean Coast' }]);
    expect(file.item).toMatchObject([{ title: 'Test the spring' }]);
    expect(file.person.map(({ name }: { name: string }) => name)).toContain('Sam Okoye');
    expect(Object.keys(file)).not.toEqual(expect.arrayContaining(['ballot']));
    expect(asked.file?.text).not.toMatch(/pseudonym|code_hash/);
    expect(asked.file?.text).not.toContain('T9');
    expect(await tablesWith(url, 'notIncluded')).toEqual([]);
    expect((await chat.press('ana', asked, 'Keep everything')).text).toContain('Nothing was deleted');
    expect((await chat.press('sam', asked, 'Erase everything…')).text).toContain('Only a coordinator');

    const { form } = await chat.press('ana', asked, 'Erase everything…');
    expect((await chat.submit('ana', 'private', form, { name: 'Clean' })).errors).toHaveProperty('name');
    const early = await chat.submit('ana', 'private', form, { name: 'clean coast' });
    expect(early.text).toContain('have not been told yet');
    await chat.beat();
    expect(readable(chat.posted('@layla').at(-1)?.card)).toContain('Clean Coast is about to be erased');
    expect(await tablesWith(url, 'Test the spring')).toContain('item');
    const others = await tablesWith(url, 'T9');

    const done = await chat.submit('ana', 'private', form, { name: 'clean coast' }, 'last');
    expect(done.text).toContain('Clean Coast is erased');
    const rows = await allRows(url);
    expect(await tablesWith(url, 'Test the spring')).toEqual([]);
    expect(rows.coalition).toHaveLength(1);
    expect(rows.wrong_code).toEqual([]);
    expect(
      (rows.delivery as readonly { id: string }[]).filter(({ id }) => id.startsWith('sandbox:')),
    ).toEqual([expect.objectContaining({ id: 'sandbox:sandbox:ana:last' })]);
    expect(await tablesWith(url, 'T9')).toEqual(others);
    const again = await chat.say('ana', 'private', '/coalition info');
    expect(again.text).toContain('/coalition setup');
    expect((await other.say('sam', 'water', '/action list')).text).not.toContain('/coalition setup');
  });
});
