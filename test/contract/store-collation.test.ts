import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { expect, it } from 'vitest';
import { openEngine } from '../../src/store/engine/open.ts';
import { type AllRepositories, createRepositories } from '../../src/store/repositories.ts';
import { openChat, readable, setUp } from '../fixtures/chat.ts';
import { eachDatabase, halqa } from '../fixtures/store.ts';

/** Orders in which a database of PostgreSQL may keep texts: as bytes, as English does, and as if there were no signs. */
const orders = {
  'as bytes': "locale 'C'",
  'as English does': "locale_provider icu icu_locale 'en-US'",
  'as if there were no signs': "locale_provider icu icu_locale 'en-US-u-ka-shifted'",
  'with capitals first': "locale_provider icu icu_locale 'da-u-kf-upper'",
} as const;

eachDatabase(
  'a database that orders texts',
  (freshDatabase) => {
    const open = async (order: string) => {
      const { url } = await freshDatabase();
      const name = `collated_${randomUUID().replaceAll('-', '')}`;
      const admin = new pg.Client({ connectionString: url });
      await admin.connect();
      await admin.query(`create database ${name} template template0 encoding 'UTF8' ${order}`);
      const { pathname } = new URL(url.replace('@/', '@host/'));
      const ordered = url.replace(pathname, `/${name}`);
      const store = await openEngine<AllRepositories>({
        url: ordered,
        migrations: halqa.migrations,
        createRepositories,
      });
      const chat = openChat({ store });
      await setUp(chat);
      return {
        chat,
        store,
        close: async () => {
          await store.close();
          await admin.query(`drop database ${name}`);
          await admin.end();
        },
      };
    };

    it.each(Object.entries(orders))('%s forgets one account and no other', async (_, order) => {
      const { chat, store, close } = await open(order);
      // Without signs, or without capitals, all of these begin alike.
      const others = [
        ['no', 'ur:x'],
        ['NOUR', 'x'],
        ['nour2', 'x'],
        ['nou', 'r'],
        ['nour\uffff', 'x'],
      ] as const;
      for (const [who, id] of others) await chat.say(who, 'schools', '/group join', id);
      for (const id of ['x', 'X', '\u{10ffff}', 'éa', ''])
        await chat.say('nour', 'schools', '/progress log Bought plants', id);
      await chat.say('nour', 'private', '/halqa language en');
      const first = await chat.say('nour', 'private', '/halqa forget-me');
      const sure = await chat.press('nour', first, 'Delete my data');
      expect((await chat.press('nour', sure, 'Yes, delete my data')).text).toContain('Your data is deleted');

      const kept = async (who: string, id: string) => {
        const reply = await store.read.deliveries.answered(`sandbox:sandbox:${who}:${id}`);
        return reply !== null && 'card' in reply ? readable(reply.card) : null;
      };
      for (const id of ['x', 'X', '\u{10ffff}', 'éa', ''])
        expect(await kept('nour', id)).toContain('Your data is deleted');
      for (const [who, id] of others) {
        const text = await kept(who, id);
        expect(text, who).not.toBeNull();
        expect(text, who).not.toContain('Your data is deleted');
      }
      await store.write((repositories) => repositories.deliveries.forget('sandbox:sandbox:no:'));
      expect(await kept('no', 'ur:x')).toBeNull();
      expect(await kept('NOUR', 'x')).not.toBeNull();
      expect(await kept('nour', 'x')).not.toBeNull();
      await close();
    });

    it.each(Object.entries(orders))('%s finds a name in every answer that was kept', async (_, order) => {
      const { chat, store, close } = await open(order);
      const ids = ['a', 'B', '_', 'ä', '9', '\uffff', 'á:'];
      for (const id of ids)
        await chat.say('sam', 'schools', '/action add Plant owner:@نور خليل group:المدارس', id);
      const first = await chat.say('nour', 'private', '/halqa forget-me');
      const sure = await chat.press('nour', first, 'Delete my data');
      expect((await chat.press('nour', sure, 'Yes, delete my data')).text).toContain('Your data is deleted');
      for (const id of ids)
        expect(
          JSON.stringify(await store.read.deliveries.answered(`sandbox:sandbox:sam:${id}`)),
          id,
        ).toSatisfy((text: string) => text.includes('Plant') && !text.includes('نور خليل'));
      await close();
    });
  },
  ['PostgreSQL'],
);
