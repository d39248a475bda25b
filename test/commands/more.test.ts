import { expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { discordLimits } from '../../src/adapters/discord/limits.ts';
import { slackLimits } from '../../src/adapters/slack/limits.ts';
import type { Block, Card, Line } from '../../src/chat/card.ts';
import { findSubcommand } from '../../src/chat/command.ts';
import { fit as fitted } from '../../src/chat/fit.ts';
import { parseLine } from '../../src/chat/text/line.ts';
import { gallery } from '../../src/demo/gallery/gallery.ts';
import { type Chat, openChat, setUp } from '../fixtures/chat.ts';
import { oneStore } from '../fixtures/store.ts';

/** A list that is cut names a command for the rest, or the file that came with it. */
const leadsOn = /\/[a-z]+ [^\u2066-\u2069]+|[\w-]+\.csv/;

const lists = (card: Card) =>
  card.blocks.flatMap((block) => (block.kind === 'list' && block.hidden > 0 ? [block] : []));

/** The lines that cards name for what they leave out on any platform, with the card that names them. */
const restLines = (): ReadonlyMap<string, string> => {
  const lines = new Map<string, string>();
  for (const { made, text, card } of gallery.filter((exhibit) => exhibit.text === 'believable'))
    for (const limits of [slackLimits, discordLimits])
      for (const { rest } of lists(fitted(card, limits))) {
        const [line] = leadsOn.exec(rest) ?? [];
        expect(line, `${made} (${text}): ${rest}`).toBeDefined();
        if (line?.startsWith('/')) lines.set(line.trim(), made);
      }
  return lines;
};

const marks = /[\u2066-\u2069\u200e\u200f]/g;

const codeOf = (line: Line): readonly string[] =>
  line.flatMap((piece) => (piece.kind === 'code' ? [piece.text] : []));

const codesIn = (block: Block): readonly string[] => {
  if (block.kind === 'text' || block.kind === 'note') return codeOf(block.body);
  if (block.kind === 'facts') return block.facts.flatMap(({ value }) => codeOf(value));
  if (block.kind !== 'list') return [];
  const inEntries = block.entries.flatMap(({ body, detail }) => [...codeOf(body), ...codeOf(detail ?? [])]);
  return [...inEntries, ...(block.hidden > 0 ? (leadsOn.exec(block.rest) ?? []).slice(0, 1) : [])];
};

/** The commands that a card names, on a platform that cuts it. */
const linesOn = (card: Card | undefined): readonly string[] =>
  card === undefined
    ? []
    : fitted(card, discordLimits)
        .blocks.flatMap(codesIn)
        .map((line) => line.replace(marks, '').trim())
        .filter((line) => /^\/[a-z]/.test(line));

const refused = /That didn’t work|تعذّر التنفيذ/;

/** Who reads what is posted in a place. */
const readers: Readonly<Record<string, string>> = {
  executive: 'omar',
  strategic: 'yusuf',
  water: 'sam',
  schools: 'nour',
};

/** Types the lines that a card names in its place, as its reader; those that only read must answer. */
const play = async (chat: Chat, card: Card | undefined, who: string, where: string): Promise<number> => {
  let played = 0;
  for (const line of linesOn(card)) {
    const read = parseLine(commands, line);
    if (read.kind !== 'ok') {
      // The command alone, whose form asks for the rest.
      const [name = '', verb = ''] = line.slice(1).split(' ');
      expect(findSubcommand(commands, `${name} ${verb}`) ?? name, `${card?.title}: ${line}`).toBeDefined();
      continue;
    }
    if (findSubcommand(commands, read.path)?.changes !== false) continue;
    const seen = await chat.say(who, where, line);
    expect(seen.text, `${card?.title}: ${line} in ${where}`).not.toMatch(refused);
    expect(seen.kind, `${card?.title}: ${line} in ${where}`).toBe('private');
    played += 1;
  }
  return played;
};

/** Three months with more of everything than a message holds. */
const quarter = async (chat: Chat): Promise<void> => {
  await setUp(chat);
  await chat.say('ana', 'general', '/coalition role @Ana Costa role:executive');
  await chat.say('ana', 'general', '/coalition role @يوسف عبد الله role:strategic');
  for (let n = 1; n <= 12; n += 1) {
    await chat.say('sam', 'water', `/action add Line ${n} of the plan due:2026-10-${10 + n}`);
    await chat.say('nour', 'schools', `/action add سطر ${n}`);
    await chat.say('sam', 'water', `/progress difficulty Something ${n} help:a pump ${n} from:the executive`);
  }
  for (let n = 1; n <= 4; n += 1)
    await chat.say('sam', 'water', `/poll ask Question ${n}? closes:2026-10-2${n} 18:00`);
  await chat.say('sam', 'water', '/event add Open day starts:2026-11-20 10:00 ends:12:00');
  await chat.pass('2026-11-04T09:00:00Z');
  for (let n = 1; n <= 30; n += 1) await chat.say('sam', 'water', `/progress log Step ${n} was done`);
};

oneStore('what a card leaves out', (openTestStore) => {
  it('is shown by the line that it names, wherever that is read', async () => {
    const lines = restLines();
    expect(lines.size).toBeGreaterThan(12);
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    await chat.say('ana', 'general', '/coalition role @Sam Okoye role:executive');
    await chat.say('ana', 'general', '/coalition role @Sam Okoye role:coordinator');
    for (const name of ['Clean Water', 'المياه النظيفة'])
      await chat.say('ana', 'general', `/group create ${name} goal:"to help"`);
    for (let n = 1; n <= 12; n += 1) await chat.say('sam', 'water', `/action add Line ${n}`);
    for (const [line, made] of lines) {
      const read = parseLine(commands, line);
      expect(read.kind, `${made}: ${line}`).toBe('ok');
      // The records that these name do not exist here; they are typed below, where they do.
      if (/^\/(?:digest show|poll results #)/.test(line)) continue;
      for (const where of ['private', 'general', 'executive', 'water']) {
        const seen = await chat.say('sam', where, line);
        expect(seen.kind, `${made}: ${line} in ${where}`).toBe('private');
        expect(seen.text, `${made}: ${line} in ${where}`).not.toMatch(refused);
      }
    }
  });

  it('and every other line on a card works where the card stands, for whoever reads it', async () => {
    const chat = openChat({ store: await openTestStore(), now: '2026-10-05T09:00:00Z' });
    await quarter(chat);
    const asked: readonly (readonly [string, string, string])[] = [
      ['omar', 'executive', '/digest preview'],
      ['yusuf', 'strategic', '/digest preview quarterly'],
      ['layla', 'private', '/digest preview group:Water'],
      ['sam', 'water', '/group info'],
      ['sam', 'private', '/halqa home'],
      ['layla', 'private', '/halqa week'],
      ['omar', 'private', '/halqa week'],
      ['nour', 'private', '/halqa home'],
      ['sam', 'private', '/halqa week'],
      ['sam', 'private', '/action show #1'],
      ['sam', 'water', '/poll results'],
      ['yusuf', 'strategic', '/poll results all'],
      ['ana', 'general', '/coalition info'],
      ['ana', 'private', '/coalition deliveries'],
      ['sam', 'general', '/event list'],
      ['nour', 'schools', '/action list'],
      ['ana', 'general', '/partner show'],
    ];
    let played = 0;
    for (const [who, where, line] of asked) {
      const seen = await chat.say(who, where, line);
      expect(seen.text, line).not.toMatch(refused);
      played += await play(chat, seen.card, who, where);
    }
    await chat.pass('2027-01-04T09:00:00Z');
    for (const where of Object.keys(readers))
      for (const { card } of chat.posted(where))
        played += await play(chat, card, readers[where] ?? '', where);
    for (const who of ['ana', 'layla', 'omar', 'sam', 'nour'])
      for (const { card } of chat.posted(`@${who}`)) played += await play(chat, card, who, 'private');
    // The section that a summary points to is whole, also where a message has no room for it.
    const whole = await chat.say('omar', 'executive', '/digest show 2026-11 group:"Water" as:file');
    for (const n of [1, 15, 30]) expect(whole.file?.text).toContain(`Step ${n} was done`);
    expect(whole.file?.text).not.toMatch(/…and \d+ more/);
    expect(chat.posted('executive').length).toBeGreaterThan(2);
    expect(chat.posted('strategic').length).toBeGreaterThan(0);
    expect(played).toBeGreaterThan(15);
  });
});
