import { useEffect, useRef, useState } from 'preact/hooks';
import type { Option } from '../../../chat/card.ts';
import { languageTraits } from '../../../chat/languages.ts';
import { Icon } from './marks.tsx';
import type { Room } from './use-room.ts';
import { useWords } from './words.ts';

const typingPauseMs = 90;

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
  const [offered, setOffered] = useState<readonly Option[]>([]);
  /** -1 when none is chosen; Enter then sends the line. */
  const [chosen, setChosen] = useState(-1);
  const asked = useRef(0);
  const { suggest } = room;
  useEffect(() => {
    asked.current += 1;
    const turn = asked.current;
    if (!text.startsWith('/')) {
      setOffered([]);
      return;
    }
    const timer = setTimeout(async () => {
      const suggestions = await suggest(text);
      if (asked.current !== turn) return;
      setOffered(suggestions.filter(({ value }) => value.trimEnd() !== text.trimEnd()));
      setChosen(-1);
    }, typingPauseMs);
    return () => clearTimeout(timer);
  }, [text, room.place, room.as]);

  // The field grows with its text.
  useEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [text]);

  const close = () => {
    asked.current += 1;
    setOffered([]);
    setChosen(-1);
  };

  const take = (option: Option) => {
    write(option.value.endsWith(' ') ? option.value : `${option.value} `);
    setChosen(-1);
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
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen((before) => {
        const next = before + step;
        return next < -1 ? offered.length - 1 : next >= offered.length ? -1 : next;
      });
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
      {offered.length > 0 && (
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
      )}
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
