import { strToU8, zipSync } from 'fflate';
import { exportCard } from '../../cards/coalition/export-card.ts';
import { digestPages } from '../../cards/digests/page-pieces.ts';
import type { Card } from '../../chat/card.ts';
import type { ReplyFile } from '../../chat/incoming.ts';
import { plainText } from '../../chat/text/plain-text.ts';
import { redactedText } from '../../chat/text/redacted.ts';
import { writeCsv } from '../../chat/text/table.ts';
import { dayIn, timeIn } from '../../domain/dates/calendar.ts';
import type { ExportedCell, SheetName } from '../../store/coalition/exporting.ts';
import type { Repositories } from '../../store/repositories.ts';
import { exportColumns, exportValues } from '../../words/export.ts';
import type { Words } from '../../words/words.ts';
import type { CoalitionVisitor } from '../caller/caller.ts';
import { requireCoordinator } from '../caller/permissions.ts';

/** The order in which people read them. */
const sheetNames = Object.keys(exportColumns) as readonly (SheetName & keyof typeof exportColumns)[];

const said = (words: Words, code: string): string => words.of(exportValues[code] ?? code);

const cellText = (words: Words, timeZone: string, cell: ExportedCell): string | number | null => {
  if (cell === redactedText) return words.text('redact.text');
  if (cell === null || typeof cell !== 'object') return cell;
  if ('at' in cell) return `${dayIn(timeZone, cell.at)} ${timeIn(timeZone, cell.at)}`;
  if ('person' in cell) return cell.person === '' ? words.text('person.gone') : cell.person;
  if ('values' in cell)
    return cell.values
      .map(([name, value]) => `${said(words, name)}: ${cellText(words, timeZone, value) ?? ''}`)
      .join('; ');
  return cell.codes.map((code) => said(words, code)).join(', ');
};

const mark = '\ufeff';

/** The folder of the summaries. */
const folder = 'summaries/';

/** The posted summaries as texts, whole, in the caller's language. */
const summaryTexts = async (
  repositories: Repositories,
  { coalition, words }: CoalitionVisitor,
): Promise<Readonly<Record<string, Uint8Array>>> => {
  const summaries = await repositories.exporting.summaries(coalition.id);
  return Object.fromEntries(
    summaries.map(({ kind, period, digest }) => {
      const { head, sections } = digestPages(words, { digest, timeZone: coalition.timeZone });
      const text = [head, ...sections].map(plainText).join('\n\n').replaceAll('\n', '\r\n');
      return [`${folder}${kind}-${period}.txt`, strToU8(`${mark}${text}\r\n`)];
    }),
  );
};

/**
 * Everything that the coalition recorded, as tables in one file, with a page in the caller's language that
 * explains them. Answers to polls are left out: only the results of closed polls are in it.
 * @throws Refusal `only-coordinator`
 */
export const exportCoalition = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
): Promise<Readonly<{ card: Card; file: ReplyFile }>> => {
  await requireCoordinator(repositories, caller);
  const { coalition, now, words } = caller;
  const { timeZone } = coalition;
  const sheets = await repositories.exporting.sheets(coalition.id);
  const counts = sheetNames.map((name) => ({ name: `${name}.csv`, rows: sheets[name].length }));
  const summaries = await summaryTexts(repositories, caller);
  const posted = { folder, n: Object.keys(summaries).length };
  const file = 'halqa-coalition.zip';
  const view = { coalition: coalition.name, file, sheets: counts, summaries: posted };
  const files = Object.fromEntries(
    sheetNames.map((name) => [
      `${name}.csv`,
      strToU8(
        writeCsv([
          exportColumns[name].map(words.of),
          ...sheets[name].map((row) => row.map((cell) => cellText(words, timeZone, cell))),
        ]),
      ),
    ]),
  );
  const readme = [
    words.text('export.title', { coalition: coalition.name }),
    words.text('export.readmeMade', { when: words.momentText(now) }),
    words.text('export.readmeOpen'),
    words.text('export.readmeTimes', { zone: timeZone }),
    ...counts.map(({ name, rows }) => words.text('export.rows', { file: name, n: rows })),
    words.text('export.summaries', posted),
    words.text('data.notIn'),
    words.text('export.notPolls'),
    words.text('data.notChat'),
  ].join('\r\n\r\n');
  const bytes = zipSync(
    { 'README.txt': strToU8(`${mark}${readme}\r\n`), ...files, ...summaries },
    { mtime: now },
  );
  return { card: exportCard(words, view), file: { name: file, mime: 'application/zip', bytes } };
};
