import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { languageAfter, languageTraits } from '../../../chat/languages.ts';
import type { State } from '../shapes.ts';
import { ClockLogDialog } from './clock-log.tsx';
import { Composer } from './composer.tsx';
import { Dialog, FormDialog, StartOverDialog } from './dialogs.tsx';
import { keepLanguage, storedLanguage } from './language.ts';
import { Avatar, Icon, Ring } from './marks.tsx';
import { Messages } from './messages.tsx';
import { placeName, Sidebar } from './sidebar.tsx';
import { dayText, timeText } from './times.ts';
import { type Room, useRoom } from './use-room.ts';
import { type Hint, useWords, WordsContext, words as wordsByLanguage } from './words.ts';

const phone = matchMedia('(max-width: 760px)');

const useIsPhone = (): boolean => {
  const [isPhone, setIsPhone] = useState(phone.matches);
  useEffect(() => {
    const changed = () => setIsPhone(phone.matches);
    phone.addEventListener('change', changed);
    return () => phone.removeEventListener('change', changed);
  }, []);
  return isPhone;
};

const Page = () => {
  const [language, setLanguage] = useState(storedLanguage);
  const room = useRoom(language);
  const spoken = wordsByLanguage[language];
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = languageTraits[spoken.language].direction;
  }, [language, languageTraits[spoken.language].direction]);
  const switchLanguage = () => {
    keepLanguage(languageAfter(language));
    setLanguage(languageAfter(language));
  };
  return (
    <WordsContext.Provider value={spoken}>
      {room.state ? (
        <House room={room} state={room.state} switchLanguage={switchLanguage} />
      ) : (
        <div class="loading" role="status">
          <Ring size={56} />
          <p>{room.notice?.kind === 'trouble' ? room.notice.sentence : `${spoken.loading}…`}</p>
        </div>
      )}
    </WordsContext.Provider>
  );
};

const writeNext = () => document.getElementById('composer')?.focus();

const House = ({ room, state, switchLanguage }: { room: Room; state: State; switchLanguage(): void }) => {
  const words = useWords();
  const isPhone = useIsPhone();
  const [drawer, setDrawer] = useState(false);
  const [startingOver, setStartingOver] = useState(false);
  const [readingLog, setReadingLog] = useState(false);
  const [text, write] = useState('');
  const place = state.places.find(({ id }) => id === room.place);
  const name = place ? placeName(place, words) : '';
  const sidebar = (
    <Sidebar
      room={room}
      state={state}
      went={() => setDrawer(false)}
      startOver={() => {
        setDrawer(false);
        setStartingOver(true);
      }}
      readLog={() => {
        setDrawer(false);
        setReadingLog(true);
      }}
      switchLanguage={switchLanguage}
    />
  );
  return (
    <div class="house">
      {!isPhone && <aside class="sidebar">{sidebar}</aside>}
      {isPhone && drawer && (
        <Dialog title={words.places} kind="drawer" close={() => setDrawer(false)}>
          {sidebar}
        </Dialog>
      )}
      <main>
        <header class="top">
          {isPhone && (
            <button
              type="button"
              class="plain-icon"
              aria-label={words.openPlaces}
              onClick={() => setDrawer(true)}
            >
              <Icon name="menu" />
              {room.unread.size > 0 && <span class="dot" />}
            </button>
          )}
          <div class="where">
            <h1>
              <bdi>{name}</bdi>
            </h1>
            {place && (
              <p>
                {place.kind === 'group' && place.group
                  ? words.aboutGroup(place.group)
                  : words.about[place.kind]}
              </p>
            )}
          </div>
          <ActAs room={room} state={state} />
        </header>
        <button type="button" class="skip" onClick={writeNext}>
          {words.pastMessages}
        </button>
        <div class="middle">
          <Messages key={`${room.place} ${room.as}`} room={room} state={state} name={name} />
          <NoticeBar room={room} state={state} />
        </div>
        <Hints
          state={state}
          take={(line) => {
            write(line);
            writeNext();
          }}
        />
        <Composer room={room} name={name} text={text} write={write} />
      </main>
      {room.form && <FormDialog key={room.form.token} form={room.form} room={room} />}
      {readingLog && <ClockLogDialog state={state} close={() => setReadingLog(false)} />}
      {startingOver && <StartOverDialog room={room} close={() => setStartingOver(false)} />}
    </div>
  );
};

const ActAs = ({ room, state }: { room: Room; state: State }) => {
  const words = useWords();
  const person = state.people.find(({ id }) => id === room.as);
  return (
    <label class="act-as">
      <span class="caption">{words.actAs}</span>
      <span class="who">
        {person && <Avatar id={person.id} name={person.name} />}
        <select value={room.as} onChange={({ currentTarget }) => room.actAs(currentTarget.value)}>
          {state.people.map(({ id, name, roles }) => (
            <option key={id} value={id}>
              {[name, ...roles.map((role) => words.roles[role] ?? role)].join(' · ')}
            </option>
          ))}
        </select>
      </span>
    </label>
  );
};

const NoticeBar = ({ room, state }: { room: Room; state: State }) => {
  const words = useWords();
  const { notice } = room;
  return (
    <div class="notices" role="status">
      {notice && (
        <div class={`notice ${notice.kind}`}>
          {notice.kind === 'trouble' ? (
            <p dir="auto">{notice.sentence}</p>
          ) : (
            <p>
              {words.nowIs(
                `${dayText(notice.now, state.zone, words.language)} ${timeText(notice.now, state.zone, words.language)}`,
              )}{' '}
              {notice.places.length === 0 ? words.nothingArrived : words.arrivedIn}
              {state.places
                .filter(({ id }) => notice.places.includes(id))
                .map((place) => (
                  <button key={place.id} type="button" class="chip" onClick={() => room.goTo(place.id)}>
                    <bdi>{placeName(place, words)}</bdi>
                  </button>
                ))}
            </p>
          )}
          <button type="button" class="plain-icon" aria-label={words.dismiss} onClick={room.dismiss}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
};

const Hints = ({ state, take }: { state: State; take(line: string): void }) => {
  const words = useWords();
  /** The first steps are shown until a group has a place. */
  const begun = state.places.some(({ kind }) => kind === 'group');
  const key = begun ? 'halqa hints seen' : 'halqa first hints seen';
  const [seen, setSeen] = useState<readonly string[]>(() =>
    ['halqa hints seen', 'halqa first hints seen'].filter((each) => localStorage.getItem(each) !== null),
  );
  if (seen.includes(key)) return null;
  const isDone = ({ does }: Hint): boolean =>
    (does === 'coalition' && state.coalition) || (does === 'group' && state.groups > 0);
  const hints = (begun ? words.hints : words.firstHints).filter((hint) => !isDone(hint));
  return (
    <section class="hints" aria-label={begun ? words.tryThis : words.tryFirst}>
      <p>{begun ? words.tryThis : words.tryFirst}</p>
      <ul key={key}>
        {hints.map(({ label, line }) => (
          <li key={line}>
            <button type="button" class="hint-line" onClick={() => take(named(line, state))}>
              <strong>{label}</strong>
              <code dir="ltr">{commandOf(line)}</code>
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="plain-icon"
        aria-label={words.dismiss}
        onClick={() => {
          localStorage.setItem(key, 'yes');
          setSeen([...seen, key]);
        }}
      >
        <Icon name="close" />
      </button>
    </section>
  );
};

const named = (line: string, { people, places }: State): string =>
  line
    .replace(/@\{([\w-]+)\}/g, (_, id) => `@${people.find((person) => person.id === id)?.name ?? id}`)
    .replace(/#\{([\w-]+)\}/g, (_, id) => `#${places.find((place) => place.id === id)?.name ?? id}`);

/** The command only; the composer shows the whole line. */
const commandOf = (line: string): string => {
  const [command, action, ...rest] = line.split(' ');
  return `${command} ${action}${rest.length > 0 ? ' …' : ''}`;
};

const root = document.getElementById('page');
if (root) render(<Page />, root);
