import { Mrkdwn, type Names } from './markup.tsx';
import type { PictureOf } from './pictures.ts';

/** The parts of Block Kit that Halqa's renderer uses. Any other is shown as the JSON that it is. */
type Text = Readonly<{ type: 'plain_text' | 'mrkdwn'; text: string }>;
type RichPiece = Readonly<{
  type: string;
  text?: string;
  user_id?: string;
  channel_id?: string;
  url?: string;
  fallback?: string;
  style?: Readonly<{ bold?: boolean; code?: boolean }>;
}>;
type RichPart = Readonly<{ type: string; elements: readonly (RichPiece & RichPart)[] }>;
type Control = Readonly<{ type: string; text?: Text; placeholder?: Text; style?: string }>;
type SlackBlock = Readonly<{
  type: string;
  text?: Text;
  fields?: readonly Text[];
  elements?: readonly (Text & RichPart & Control)[];
  alt_text?: string;
  slack_file?: Readonly<{ id: string }>;
}>;

type Drawing = Readonly<{ names: Names; pictureOf: PictureOf }>;

export const SlackView = ({ message, names, pictureOf }: { message: unknown } & Drawing) => {
  const { blocks = [] } = message as Readonly<{ blocks?: readonly SlackBlock[] }>;
  return (
    <div class="slack">
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} names={names} pictureOf={pictureOf} />
      ))}
    </div>
  );
};

const BlockView = ({ block, names, pictureOf }: { block: SlackBlock } & Drawing) => {
  const { elements = [] } = block;
  switch (block.type) {
    case 'header':
      return <p class="platform-title">{block.text?.text}</p>;
    case 'section':
      return (
        <div class="fields">
          {[...(block.text ? [block.text] : []), ...(block.fields ?? [])].map((field, index) => (
            <p key={index}>
              <TextView text={field} names={names} />
            </p>
          ))}
        </div>
      );
    case 'rich_text':
      return (
        <>
          {elements.map((part, index) => (
            <RichPartView key={index} part={part} names={names} />
          ))}
        </>
      );
    case 'context':
      return (
        <>
          {elements.map((text, index) => (
            <p key={index} class="small-print">
              <TextView text={text} names={names} />
            </p>
          ))}
        </>
      );
    case 'divider':
      return <hr />;
    case 'actions':
      return (
        <div class="controls">
          {elements.map((control, index) => (
            <ControlView key={index} control={control} />
          ))}
        </div>
      );
    case 'image': {
      const picture = pictureOf(Number(block.slack_file?.id));
      return picture ? <img {...picture} alt={block.alt_text} loading="lazy" /> : <p>{block.alt_text}</p>;
    }
    default:
      return <pre>{JSON.stringify(block, null, 2)}</pre>;
  }
};

const TextView = ({ text, names }: { text: Text; names: Names }) =>
  text.type === 'mrkdwn' ? <Mrkdwn text={text.text} names={names} /> : <span>{text.text}</span>;

const RichPartView = ({ part, names }: { part: RichPart; names: Names }) =>
  part.type === 'rich_text_list' ? (
    <ul>
      {part.elements.map((item, index) => (
        <li key={index}>
          <RichPieces pieces={item.elements} names={names} />
        </li>
      ))}
    </ul>
  ) : (
    <p>
      <RichPieces pieces={part.elements} names={names} />
    </p>
  );

const RichPieces = ({ pieces, names }: { pieces: readonly RichPiece[]; names: Names }) => (
  <>
    {pieces.map((piece, index) => (
      <RichPieceView key={index} piece={piece} names={names} />
    ))}
  </>
);

const RichPieceView = ({ piece, names }: { piece: RichPiece; names: Names }) => {
  const { type, text = '', user_id = '', channel_id = '', url, fallback, style } = piece;
  if (type === 'user') return <span class="platform-mention">@{names.get(user_id) ?? user_id}</span>;
  if (type === 'channel') return <span class="platform-mention">#{names.get(channel_id) ?? channel_id}</span>;
  if (type === 'date') return <time>{fallback}</time>;
  if (type === 'link')
    return (
      <a href={url} target="_blank" rel="noopener noreferrer">
        {text || url}
      </a>
    );
  if (style?.bold) return <strong>{text}</strong>;
  return style?.code ? <code>{text}</code> : <span>{text}</span>;
};

const ControlView = ({ control }: { control: Control }) =>
  control.type === 'button' ? (
    <span class={`control ${control.style ?? ''}`}>{control.text?.text}</span>
  ) : (
    <span class="control choice">{control.placeholder?.text}</span>
  );
