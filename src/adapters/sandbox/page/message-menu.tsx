import { useEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../shapes.ts';
import { readRenderings } from './api.ts';
import { Dialog } from './dialogs.tsx';
import { Icon } from './marks.tsx';
import type { Room } from './use-room.ts';
import { useWords } from './words.ts';

/** The menu of a message: one for what a person wrote, one for a card. */
export const MessageMenu = ({ message, room }: { message: Message; room: Room }) => {
  const words = useWords();
  const menu = useRef<HTMLDetailsElement>(null);
  const [looking, setLooking] = useState(false);
  const close = () => menu.current?.removeAttribute('open');
  return (
    <>
      <details
        class="more"
        ref={menu}
        onFocusOut={({ relatedTarget }) => {
          if (!menu.current?.contains(relatedTarget as Node | null)) close();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          close();
          menu.current?.querySelector('summary')?.focus();
        }}
      >
        <summary class="plain-icon" aria-label={words.messageMenu}>
          <Icon name="more" />
        </summary>
        <div class="choices">
          {message.card === null ? (
            <button
              type="button"
              disabled={room.busy}
              onClick={() => {
                close();
                room.makeItem(message);
              }}
            >
              {words.makeItem}
            </button>
          ) : (
            <button
              type="button"
              onClick={() => {
                close();
                setLooking(true);
              }}
            >
              {words.seeElsewhere}
            </button>
          )}
        </div>
      </details>
      {looking && <Elsewhere message={message} as={room.as} close={() => setLooking(false)} />}
    </>
  );
};

/** The card as JSON for each platform. */
const Elsewhere = ({ message, as, close }: { message: Message; as: string; close(): void }) => {
  const words = useWords();
  const [renderings, setRenderings] = useState<Readonly<Record<string, unknown>>>();
  const [trouble, setTrouble] = useState('');
  useEffect(() => {
    readRenderings(message.id, as).then(setRenderings, (error: unknown) =>
      setTrouble(error instanceof Error ? error.message : words.unreachable),
    );
  }, [message, as, words]);
  return (
    <Dialog title={words.elsewhere} kind="sheet" close={close}>
      <div class="elsewhere">
        {trouble && <p class="error">{trouble}</p>}
        {Object.entries(renderings ?? {}).map(([platform, rendering], index) => (
          <details key={platform} open={index === 0}>
            <summary>{platformNames[platform] ?? platform}</summary>
            <pre dir="ltr">{JSON.stringify(rendering, null, 2)}</pre>
          </details>
        ))}
      </div>
    </Dialog>
  );
};

const platformNames: Readonly<Record<string, string>> = { slack: 'Slack', discord: 'Discord' };
