import { useEffect, useRef } from 'preact/hooks';
import type { Option } from '../../../chat/card.ts';
import { languageTraits } from '../../../chat/languages.ts';
import { Icon } from './marks.tsx';
import type { Room } from './use-room.ts';
import { useSuggestions } from './use-suggestions.ts';
import { useWords } from './words.ts';

/** `text` is the state of the parent, so that a hint can fill it. */
export const Composer = ({
  room,
  name,
  text,
  write,
}: {
  room: Room;
  name: string;
  text: string;
  write(text: string): void;
}) => {
  const words = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const { offered, chosen, move, unchoose, close } = useSuggestions(room, text);

  // The field grows with its text.
  useEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [text]);

  const take = (option: Option) => {
    write(option.value.endsWith(' ') ? option.value : `${option.value} `);
    unchoose();
    field.current?.focus();
  };

  const send = async () => {
    const line = text.trim();
    if (!line || room.busy) return;
    close();
    write('');
    if (!(await room.say(line))) write(line);
    field.current?.focus();
  };

  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const open = offered.length > 0;
    const option = offered[chosen];
    if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (open && event.key === 'Tab' && !event.shiftKey) {
      event.preventDefault();
      const first = option ?? offered[0];
      if (first) take(first);
    } else if (open && event.key === 'Escape') {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      if (option) take(option);
      else send();
    }
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {room.thread !== undefined && <InThread leave={() => room.writeIn(undefined)} />}
      {offered.length > 0 && <Offers offered={offered} chosen={chosen} take={take} />}
      <div class="line">
        <textarea
          id="composer"
          ref={field}
          rows={1}
          dir={text === '' ? languageTraits[words.language].direction : 'auto'}
          value={text}
          placeholder={words.composer(name)}
          aria-label={words.composerLabel}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={offered.length > 0}
          aria-controls={offered.length > 0 ? 'offers' : undefined}
          aria-activedescendant={chosen >= 0 ? `offer-${chosen}` : undefined}
          autocomplete="off"
          onInput={({ currentTarget }) => write(currentTarget.value)}
          onKeyDown={pressed}
          onBlur={close}
        />
        <button type="submit" class="send" aria-label={words.send} disabled={room.busy || text.trim() === ''}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
};

const InThread = ({ leave }: { leave(): void }) => {
  const words = useWords();
  return (
    <p class="in-thread">
      {words.inThread}
      <button type="button" class="plain-icon" aria-label={words.leaveThread} onClick={leave}>
        <Icon name="close" />
      </button>
    </p>
  );
};

/** The suggestions above the field. */
const Offers = ({
  offered,
  chosen,
  take,
}: {
  offered: readonly Option[];
  chosen: number;
  take(option: Option): void;
}) => {
  const words = useWords();
  return (
    <div class="offers">
      <div id="offers" class="list" role="listbox" aria-label={words.suggestions}>
        {offered.map((option, index) => (
          <Offer
            key={option.value}
            option={option}
            index={index}
            chosen={index === chosen}
            take={() => take(option)}
          />
        ))}
      </div>
      <p class="keys">{words.suggestionKeys}</p>
    </div>
  );
};

const Offer = ({
  option,
  index,
  chosen,
  take,
}: {
  option: Option;
  index: number;
  chosen: boolean;
  take(): void;
}) => {
  const item = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) item.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div
      ref={item}
      id={`offer-${index}`}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      onMouseDown={(event) => {
        // The focus stays in the field.
        event.preventDefault();
        take();
      }}
    >
      <bdi class="label">{option.label}</bdi>
      {!option.label.includes(option.value.trim()) && <bdi class="value">{option.value}</bdi>}
    </div>
  );
};
