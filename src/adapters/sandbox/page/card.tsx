import { useState } from 'preact/hooks';
import type { Block, Button, Card, Inline, Line } from '../../../chat/card.ts';
import type { Language } from '../../../chat/ids.ts';
import { languageTraits } from '../../../chat/languages.ts';
import { never } from '../../../chat/never.ts';
import { restLine } from '../../../chat/text/plain-text.ts';
import { readMessageLink } from '../message-link.ts';
import { words } from './words.ts';

type Press = (token: string, value?: string) => void;

/** The address and size of a chart's picture. */
export type Picture = Readonly<{ src: string; width: number; height: number }>;

/** `busy` is true while a press is being answered; `pictureOf` takes the index of a chart's block. */
export const CardView = ({
  card,
  as,
  busy,
  press,
  pictureOf,
}: {
  card: Card;
  as: string;
  busy: boolean;
  press: Press;
  pictureOf(block: number): Picture | undefined;
}) => (
  <article
    class={`card tone-${card.tone}`}
    lang={card.language}
    dir={languageTraits[card.language].direction}
  >
    <h3>
      <bdi>{card.title}</bdi>
    </h3>
    {card.blocks.map((block, index) => (
      <BlockView
        key={index}
        block={block}
        as={as}
        busy={busy}
        press={press}
        language={card.language}
        picture={block.kind === 'chart' ? pictureOf(index) : undefined}
      />
    ))}
  </article>
);

const BlockView = ({
  block,
  as,
  busy,
  press,
  language,
  picture,
}: {
  block: Block;
  as: string;
  busy: boolean;
  press: Press;
  language: Language;
  picture: Picture | undefined;
}) => {
  // A card may be in another language than the page around it.
  const { choose } = words[language];
  switch (block.kind) {
    case 'text':
      return (
        <p class="body">
          <LineView line={block.body} as={as} />
        </p>
      );
    case 'list':
      return (
        <>
          <ul>
            {block.entries.map((entry, index) => (
              <li key={index}>
                <LineView line={entry.body} as={as} />
                {entry.detail && (
                  <span class="detail">
                    <LineView line={entry.detail} as={as} />
                  </span>
                )}
              </li>
            ))}
          </ul>
          {block.hidden > 0 && <p class="note">{restLine(block)}</p>}
        </>
      );
    case 'facts':
      return (
        <dl>
          {block.facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <LineView line={value} as={as} />
              </dd>
            </div>
          ))}
        </dl>
      );
    case 'note':
      return (
        <p class="note">
          <LineView line={block.body} as={as} />
        </p>
      );
    case 'rule':
      return <hr />;
    case 'buttons':
      return (
        <div class={isScale(block.buttons) ? 'buttons scale' : 'buttons'}>
          {block.buttons.map(({ token, label, look }) => (
            <button key={token} type="button" class={look} disabled={busy} onClick={() => press(token)}>
              <ButtonLabel label={label} />
            </button>
          ))}
        </div>
      );
    case 'select':
      return (
        <label class="pick">
          <span>{block.label}</span>
          <select
            value=""
            disabled={busy}
            onChange={({ currentTarget }) => currentTarget.value && press(block.token, currentTarget.value)}
          >
            <option value="">{choose}</option>
            {block.options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      );
    case 'chart':
      return <ChartView alt={block.alt} picture={picture} />;
    default:
      return never(block);
  }
};

/** Falls back to the text alternative when the picture cannot be loaded. */
const ChartView = ({ alt, picture }: { alt: string; picture: Picture | undefined }) => {
  const [failed, setFailed] = useState<string>();
  if (picture === undefined || failed === picture.src) return <p class="note">{alt}</p>;
  return (
    <figure>
      <a href={picture.src} target="_blank" rel="noopener">
        <img {...picture} alt={alt} loading="lazy" onError={() => setFailed(picture.src)} />
      </a>
    </figure>
  );
};

/** Scores in a row, such as 1 to 5, get equal widths, wide enough for a thumb. */
const isScale = (buttons: readonly Button[]): boolean =>
  buttons.length > 2 && buttons.every(({ label }) => scored.test(label));

/** A score and its meaning: "5 Excellent". Direction marks may surround the number. */
const scored = /^\p{Cf}*(\p{Nd}+)\p{Cf}*(?:\s+(.+))?$/u;

const ButtonLabel = ({ label }: { label: string }) => {
  const [, score, meaning] = scored.exec(label) ?? [];
  if (score === undefined || meaning === undefined) return <>{label}</>;
  return (
    <>
      {score} <small>{meaning}</small>
    </>
  );
};

export const LineView = ({ line, as }: { line: Line; as: string }) => (
  <>
    {line.map((piece, index) => (
      <InlineView key={index} piece={piece} as={as} />
    ))}
  </>
);

const InlineView = ({ piece, as }: { piece: Inline; as: string }) => {
  switch (piece.kind) {
    case 'plain':
      return <>{piece.text}</>;
    case 'bold':
      return (
        <strong>
          <bdi>{piece.text}</bdi>
        </strong>
      );
    case 'code':
      return (
        <code>
          <bdi>{piece.text}</bdi>
        </code>
      );
    case 'mention': {
      const isMe = piece.accounts.some(({ platform, id }) => platform === 'sandbox' && id === as);
      return <bdi class={isMe ? 'mention me' : 'mention'}>{piece.name}</bdi>;
    }
    case 'place':
      return <bdi>#{piece.name}</bdi>;
    case 'time':
      return <time dateTime={new Date(piece.at).toISOString()}>{piece.text}</time>;
    case 'link':
      if (readMessageLink(piece.url) !== undefined)
        return (
          <a href={piece.url}>
            <bdi>{piece.label}</bdi>
          </a>
        );
      return isSafe(piece.url) ? (
        <a href={piece.url} target="_blank" rel="noopener noreferrer">
          <bdi>{piece.label}</bdi>
        </a>
      ) : (
        <bdi>{piece.label}</bdi>
      );
    default:
      return never(piece);
  }
};

/** Only http and https: a link must not run code. */
const isSafe = (url: string): boolean => /^https?:\/\//i.test(url);
