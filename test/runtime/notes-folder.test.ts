import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openNotesFolder } from '../../src/runtime/notes-folder.ts';

const open = () => {
  const root = mkdtempSync(join(tmpdir(), 'halqa-notes-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = join(root, 'notes');
  return { folder, notes: openNotesFolder(folder) };
};

it('notes outlive the process that wrote them, and are for its owner alone', () => {
  const { folder, notes } = open();
  const strike = notes.add('one');
  notes.add('two');
  strike();
  strike();
  const [name = ''] = readdirSync(folder);
  expect(readdirSync(folder)).toHaveLength(1);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  expect(openNotesFolder(folder).takeLeft()).toEqual(['two']);
  expect(notes.takeLeft()).toEqual([]);
});

it('notes of a process that lives are its own', () => {
  const { folder, notes } = open();
  notes.add('mine')();
  writeFileSync(join(folder, `${process.ppid}-abc.json`), 'of another');
  writeFileSync(join(folder, '999999999-abc.json'), 'of one that has ended');
  writeFileSync(join(folder, 'something else'), 'x');
  expect(notes.takeLeft()).toEqual(['of one that has ended']);
  expect(readdirSync(folder)).toHaveLength(2);
});

it('no folder is an empty one', () => {
  expect(open().notes.takeLeft()).toEqual([]);
});
