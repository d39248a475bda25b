import { createHash } from 'node:crypto';
import type { Block, Card, Chart, Entry, Inline, Line } from '../../chat/card.ts';
import { languageTraits } from '../../chat/languages.ts';
import { never } from '../../chat/never.ts';
import { restLine } from '../../chat/text/plain-text.ts';

/**
 * Cards as one HTML page that works without a network: to be printed on A4, or to be forwarded to people who
 * are not in the chat. It has no controls, no links and no accounts. A person's text is only ever text in it.
 */

const style = `
@page { size: A4; margin: 18mm 16mm; }
* { box-sizing: border-box; }
html { color: #1d2b33; background: #fff; }
body { margin: 0 auto; padding: 2rem 1.25rem; max-width: 46rem; overflow-wrap: anywhere;
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans Arabic", "Noto Naskh Arabic", Tahoma, Arial, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 0 0 1rem; }
h2 { font-size: 1.15rem; line-height: 1.35; margin: 1.6rem 0 .5rem; }
section { border-block-start: 1px solid #cbd5da; margin-block-start: 1.6rem; }
p, ul, dl, figure { margin: 0 0 .7rem; }
ul { padding-inline-start: 1.3rem; }
li { margin-block-end: .35rem; }
small, .detail { color: #4a5a63; font-size: .9rem; }
.detail { display: block; }
dt { font-weight: 600; }
dd { margin: 0 0 .4rem; }
hr { border: 0; border-block-start: 1px solid #cbd5da; margin: 1.2rem 0; }
figure img { display: block; max-width: 100%; height: auto; }
code { font-family: ui-monospace, Consolas, monospace; }
@media print {
  body { padding: 0; max-width: none; font-size: 10.5pt; }
  h1, h2 { break-after: avoid; }
  li, figure, dl { break-inside: avoid; }
}
`;

const policy = [
  "default-src 'none'",
  'img-src data:',
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The picture of a chart as a `data:` address. */
export type Pictures = ReadonlyMap<Chart, string>;

/** The first card is the head of the page, the others are its sections. */
export const htmlPage = (head: Card, sections: readonly Card[], pictures: Pictures): string =>
  `<!doctype html>
<html lang="${head.language}" dir="${languageTraits[head.language].direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(oneLine(head.title))}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(oneLine(head.title))}</h1>
${blocksOf(head, pictures, true)}
${sections
  .map(
    (card) => `<section>
<h2>${escaped(oneLine(card.title))}</h2>
${blocksOf(card, pictures, false)}
</section>`,
  )
  .join('\n')}
</main>
</body>
</html>
`;

const blocksOf = ({ blocks }: Card, pictures: Pictures, headings: boolean): string =>
  blocks
    .map((block) => htmlOf(block, pictures, headings))
    .filter((html) => html !== '')
    .join('\n');

/** In the head of the page a bold line of its own is a heading. */
const htmlOf = (block: Block, pictures: Pictures, headings: boolean): string => {
  switch (block.kind) {
    case 'text': {
      const [only, ...others] = block.body;
      return headings && only?.kind === 'bold' && others.length === 0
        ? `<h2>${escaped(only.text)}</h2>`
        : `<p>${lineOf(block.body)}</p>`;
    }
    case 'note':
      return `<p><small>${lineOf(block.body)}</small></p>`;
    case 'list': {
      const rest = restLine(block);
      return [
        ...(block.entries.length === 0 ? [] : [`<ul>\n${block.entries.map(entryOf).join('\n')}\n</ul>`]),
        ...(rest === undefined ? [] : [`<p><small>${escaped(rest)}</small></p>`]),
      ].join('\n');
    }
    case 'facts':
      return `<dl>${block.facts
        .map(({ label, value }) => `<dt>${escaped(label)}</dt><dd>${lineOf(value)}</dd>`)
        .join('')}</dl>`;
    case 'rule':
      return '<hr>';
    case 'chart': {
      const picture = pictures.get(block.chart);
      return picture === undefined
        ? `<p>${escaped(block.alt)}</p>`
        : `<figure><img src="${escaped(picture)}" alt="${escaped(oneLine(block.alt))}"></figure>`;
    }
    case 'buttons':
    case 'select':
      return '';
    default:
      return never(block);
  }
};

const entryOf = ({ body, detail }: Entry): string =>
  `<li>${lineOf(body)}${detail === undefined ? '' : ` <span class="detail">${lineOf(detail)}</span>`}</li>`;

const lineOf = (line: Line): string => line.map(pieceOf).join('').replaceAll('\n', '<br>');

const pieceOf = (piece: Inline): string => {
  switch (piece.kind) {
    case 'plain':
      return escaped(piece.text);
    case 'bold':
      return `<strong>${escaped(piece.text)}</strong>`;
    case 'code':
      return `<code>${escaped(piece.text)}</code>`;
    case 'mention':
      return escaped(piece.name);
    case 'place':
      return escaped(`#${piece.name}`);
    case 'time':
      return `<time datetime="${new Date(piece.at).toISOString()}">${escaped(piece.text)}</time>`;
    case 'link':
      return escaped(piece.label);
    default:
      return never(piece);
  }
};

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that HTML cannot hold are left out. */
const escaped = (text: string): string =>
  text.replace(/(?![\t\n])[\p{Cc}\ufffe\uffff]/gu, '').replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
