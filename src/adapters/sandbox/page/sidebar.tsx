import { languageAfter } from '../../../chat/languages.ts';
import type { PlaceKind, PlaceShown, State } from '../shapes.ts';
import { Icon, Ring } from './marks.tsx';
import { dayText, timeText } from './times.ts';
import type { Room } from './use-room.ts';
import { useWords, type Words } from './words.ts';

export const placeName = (place: PlaceShown, words: Words): string =>
  place.kind === 'private' ? words.privateName : `#${place.name}`;

const sections: readonly Readonly<{ name: keyof Words['sections']; kinds: readonly PlaceKind[] }>[] = [
  { name: 'committees', kinds: ['executive', 'strategic'] },
  { name: 'groups', kinds: ['group'] },
  { name: 'everyone', kinds: ['general'] },
  { name: 'you', kinds: ['private'] },
];

type Doing = Readonly<{
  room: Room;
  state: State;
  went(): void;
  startOver(): void;
  readLog(): void;
  switchLanguage(): void;
}>;

export const Sidebar = ({ room, state, went, startOver, readLog, switchLanguage }: Doing) => {
  const words = useWords();
  return (
    <>
      <div class="brand">
        <Ring size={34} />
        <div>
          <strong>Halqa · حلقة</strong>
          <span>{words.tagline}</span>
        </div>
        <button type="button" class="language" lang={languageAfter(words.language)} onClick={switchLanguage}>
          {words.otherLanguage}
        </button>
      </div>
      <nav aria-label={words.places}>
        {sections.map(({ name, kinds }) => {
          const places = state.places.filter(({ kind }) => kinds.includes(kind));
          if (places.length === 0) return null;
          return (
            <section key={name} aria-labelledby={`section-${name}`}>
              <h2 id={`section-${name}`}>{words.sections[name]}</h2>
              <ul>
                {places.map((place) => (
                  <li key={place.id}>
                    <PlaceButton
                      place={place}
                      current={place.id === room.place}
                      unread={room.unread.has(place.id)}
                      go={() => {
                        room.goTo(place.id);
                        went();
                      }}
                    />
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </nav>
      <Clock room={room} state={state} moved={went} startOver={startOver} readLog={readLog} />
    </>
  );
};

const PlaceButton = (place: { place: PlaceShown; current: boolean; unread: boolean; go(): void }) => {
  const words = useWords();
  const { kind, name } = place.place;
  return (
    <button
      type="button"
      class={place.unread ? 'place unread' : 'place'}
      aria-current={place.current ? 'page' : undefined}
      onClick={place.go}
    >
      <span class={`sign ${kind}`} aria-hidden="true">
        {kind === 'private' ? <Icon name="lock" /> : '#'}
      </span>
      <span class="name">
        <bdi>{kind === 'private' ? words.privateName : name}</bdi>
      </span>
      {place.unread && (
        <span class="dot">
          <span class="unseen">{words.unread}</span>
        </span>
      )}
    </button>
  );
};

const Clock = ({
  room,
  state,
  moved,
  startOver,
  readLog,
}: {
  room: Room;
  state: State;
  moved(): void;
  startOver(): void;
  readLog(): void;
}) => {
  const words = useWords();
  const steps = [
    { to: 'event-end', label: words.toEventEnd },
    { to: 'month-end', label: words.toMonthEnd },
    { to: 'quarter-end', label: words.toQuarterEnd },
  ] as const;
  /** Why a step is disabled: nothing is due without a coalition, and an event may be missing. */
  const why = !state.coalition ? words.noCoalition : state.goals.includes('event-end') ? '' : words.noEvent;
  return (
    <section class="clock" aria-labelledby="clock-title">
      <h2 id="clock-title">{words.clock}</h2>
      <p class="now">
        <span class="time">{timeText(state.now, state.zone, words.language)}</span>
        <span>{dayText(state.now, state.zone, words.language)}</span>
      </p>
      <p class="how">
        {state.movable ? (room.moving ? `${words.moving}…` : words.clockHow) : words.clockFixed}
      </p>
      {state.movable && (
        <>
          <div class="steps" aria-busy={room.moving}>
            {steps.map(({ to, label }) => (
              <button
                key={to}
                type="button"
                disabled={room.moving || !state.goals.includes(to)}
                onClick={async () => {
                  await room.moveClock(to);
                  moved();
                }}
              >
                <Icon name="forward" />
                {label}
              </button>
            ))}
          </div>
          {why !== '' && <p class="how">{why}</p>}
          <button type="button" class="again" disabled={room.moving} onClick={startOver}>
            <Icon name="again" />
            {words.startOver}
          </button>
        </>
      )}
      <button type="button" class="again" onClick={readLog}>
        <Icon name="clock" />
        {words.clockLog}
      </button>
      <a class="again" href="/gallery">
        <Icon name="gallery" />
        {words.gallery}
      </a>
    </section>
  );
};
