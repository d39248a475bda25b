import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readTable } from '../../src/chat/text/table.ts';
import { sheetOf } from '../../src/store/coalition/exporting.ts';
import { exportColumns } from '../../src/words/export.ts';
import { buttonsOf, type Chat, joinIn, type Seen } from '../fixtures/chat.ts';
import { scenes } from '../fixtures/records.ts';

const filesOf = (seen: Seen): Readonly<Record<string, string>> => {
  const bytes = seen.file?.bytes;
  if (bytes === undefined) throw new Error(`no file: ${seen.text}`);
  return Object.fromEntries(
    // The mark at the beginning is part of the file.
    Object.entries(unzipSync(bytes)).map(([name, data]) => [name, Buffer.from(data).toString('utf8')]),
  );
};

const rowsOf = (files: Readonly<Record<string, string>>, name: string) =>
  readTable((files[`${name}.csv`] ?? '').slice(1), ',');

/** LibreOffice, where this machine has it. */
const office = ['/usr/bin/soffice', '/usr/bin/libreoffice', '/opt/libreoffice/program/soffice'].find(
  existsSync,
);

const withRecords = async (chat: Chat): Promise<void> => {
  const lines: readonly (readonly [string, string, string])[] = [
    ['sam', 'water', '/action add حجز قاعة البلدية، الطابق ٢ owner:@Layla Haddad due:next friday'],
    ['sam', 'water', '/action add =HYPERLINK("https://evil.test")'],
    ['sam', 'water', '/progress log #1 "Called, twice"'],
    ['sam', 'water', '/progress difficulty #1 No permit help:"a permit" from:anybody'],
    ['sam', 'water', '/event add Clean-up starts:2026-11-05 10:00 where:+1 North pier'],
    ['sam', 'water', '/poll ask Which day? choices:Monday, Tuesday'],
  ];
  for (const [who, where, line] of lines) {
    const seen = await chat.say(who, where, line);
    if (seen.kind !== 'public') throw new Error(`${line}: ${seen.text}`);
    if (line.startsWith('/event')) await chat.press('layla', seen, 'I come');
    if (line.startsWith('/poll')) await chat.press('layla', seen, 'Tuesday');
  }
};

scenes(
  'what a coalition takes along',
  (open) => {
    it('holds a row for each row of the record, without ballots, for coordinators alone', async () => {
      const { chat, records } = await open();
      await withRecords(chat);
      expect((await chat.say('layla', 'water', '/coalition export')).text).toContain('Only a coordinator');
      const seen = await chat.say('ana', 'general', '/coalition export');
      expect(seen.kind).toBe('private');
      expect(seen.file?.name).toBe('halqa-coalition.zip');
      const files = filesOf(seen);
      const stored = await records();
      for (const [table, sheet] of Object.entries(sheetOf))
        if (sheet !== null) {
          const rows = rowsOf(files, sheet);
          expect(rows.length - 1, sheet).toBe(stored[table]?.length);
          expect(rows[0], sheet).toEqual(exportColumns[sheet].map(({ en }) => en));
          for (const row of rows) expect(row.length, sheet).toBe(exportColumns[sheet].length);
          expect(seen.text).toContain(`${sheet}.csv: ${rows.length - 1} row`);
        }
      expect(stored.ballot).toHaveLength(1);
      for (const { pseudonym } of stored.ballot ?? [])
        for (const text of Object.values(files)) expect(text).not.toContain(String(pseudonym));
      expect(rowsOf(files, 'polls')[1]?.slice(7)).toEqual(['', '', '', '']);
      expect(files['README.txt']).toContain('Who answered a poll with what');
      expect((await records()).delivery?.filter(({ reply }) => String(reply).includes('zip'))).toEqual([]);
    });

    it('holds the history of changes and the text of each summary, without what was redacted', async () => {
      const { chat } = await open();
      await withRecords(chat);
      await chat.say('sam', 'water', '/action edit #2 title:"=SUM(A1)"');
      await chat.say('sam', 'water', '/action done #1');
      await chat.say('sam', 'water', '/action add The secret of the mayor');
      const redact = await chat.say('ana', 'general', '/coalition redact #6');
      await chat.press('ana', redact, buttonsOf(redact.card)[0]?.label ?? '');
      await chat.pass('2026-12-01T08:00:00Z');
      const files = filesOf(await chat.say('ana', 'general', '/coalition export'));
      const history = rowsOf(files, 'history');
      const of = (change: string) => history.find((row) => row[4] === change);
      expect(of('edited')?.slice(1)).toEqual([
        'Sam Okoye',
        'item',
        '2',
        'edited',
        expect.stringContaining('HYPERLINK'),
        'title: =SUM(A1)',
      ]);
      expect(of('text removed')?.[3]).toBe('6');
      const summary = files['summaries/monthly-2026-11.txt'] ?? '';
      expect(summary.startsWith('\ufeff')).toBe(true);
      expect(summary).toContain('حجز قاعة البلدية');
      for (const [name, text] of Object.entries(files)) {
        expect(text, name).not.toContain('secret of the mayor');
        expect(text, name).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
      }
    });

    it('is safe from formulas, whole in Arabic, and speaks the language of whoever asks', async () => {
      const { chat } = await open();
      await withRecords(chat);
      await chat.say('ana', 'private', '/halqa language ar');
      const files = filesOf(await chat.say('ana', 'private', '/coalition export'));
      for (const text of Object.values(files)) expect(text.startsWith('\ufeff')).toBe(true);
      const items = rowsOf(files, 'items');
      expect(items[0]).toContain('العنوان');
      expect(items[1]).toContain('حجز قاعة البلدية، الطابق ٢');
      expect(items[1]).toContain('مفتوحة');
      expect(items[2]?.[2]).toBe('\'=HYPERLINK("https://evil.test")');
      expect(rowsOf(files, 'events')[1]?.[3]).toBe("'+1 North pier");
      expect(rowsOf(files, 'attendance')[1]?.[3]).toBe('سيحضر');
      expect(files['README.txt']).toContain('كل ما سجّله');
    });

    it('holds the counts of a closed poll, as everybody saw them', async () => {
      const { chat } = await open({ setup: 'threshold:3' });
      await joinIn(chat, 'water', ['nour', 'omar']);
      const poll = await chat.say('sam', 'water', '/poll ask Which day? choices:Monday, Tuesday');
      for (const who of ['sam', 'layla', 'nour']) await chat.press(who, poll, 'Tuesday');
      await chat.pass('2026-11-08T09:00:00Z');
      const files = filesOf(await chat.say('ana', 'general', '/coalition export'));
      expect(rowsOf(files, 'polls')[1]?.slice(7, 10)).toEqual(['3', '4', 'Monday: 0; Tuesday: 3']);
    });

    it.runIf(office)(
      'is opened by LibreOffice with every letter and without a formula',
      async () => {
        const { chat } = await open();
        await withRecords(chat);
        const files = filesOf(await chat.say('ana', 'general', '/coalition export'));
        const folder = mkdtempSync(join(tmpdir(), 'halqa-export-'));
        try {
          writeFileSync(join(folder, 'items.csv'), files['items.csv'] ?? '');
          await promisify(execFile)(
            office ?? '',
            [
              `-env:UserInstallation=file://${folder}/profile`,
              '--headless',
              '--infilter=CSV:44,34,76,1',
              '--convert-to',
              'xlsx',
              '--outdir',
              folder,
              join(folder, 'items.csv'),
            ],
            { timeout: 110_000 },
          );
          const book = unzipSync(new Uint8Array(readFileSync(join(folder, 'items.xlsx'))));
          const strings = strFromU8(book['xl/sharedStrings.xml'] ?? new Uint8Array());
          expect(strings).toContain('حجز قاعة البلدية، الطابق ٢');
          expect(strings).toContain('Layla Haddad');
          expect(strFromU8(book['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).not.toContain('<f');
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      },
      120_000,
    );
  },
  ['SQLite', 'PostgreSQL'],
);
