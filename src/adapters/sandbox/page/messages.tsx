import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Message, State } from '../shapes.ts';
import { fileAddress, pictureAddress } from './api.ts';
import { CardView } from './card.tsx';
import { Avatar, Icon, Ring } from './marks.tsx';
import { MessageMenu } from './message-menu.tsx';
import { dayText, timeText } from './times.ts';
import type { Room } from './use-room.ts';
import { useWords } from './words.ts';

/** When the view is closer than this to the end, it follows new messages. */
const nearEndPx = 160;
/** The room above a message that is scrolled to its top. */
const headroomPx = 40;

export const Messages = ({ room, state, name }: { room: Room; state: State; name: string }) => {
  const words = useWords();
  const list = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const { messages } = room;
  const inPlace = messages?.filter(({ thread }) => thread === undefined);

  // A new message is scrolled to its top, however long it is.
  const seen = useRef<ReadonlySet<string>>(new Set());
  const { arrivedFirst, as } = room;
  useLayoutEffect(() => {
    const region = list.current;
    if (!messages) {
      seen.current = new Set();
      following.current = true;
    }
    if (!region || !messages) return;
    const isFirstLook = seen.current.size === 0;
    const fresh = messages.find(({ id }) => !seen.current.has(id));
    const first = isFirstLook ? (arrivedFirst ?? messages.at(-1)?.id) : fresh?.id;
    seen.current = new Set(messages.map(({ id }) => id));
    // A reader who has scrolled up stays there, except after their own line.
    const isOwn = fresh?.by?.id === as || fresh?.from.id === as;
    if (first === undefined || !(following.current || isOwn)) return;
    const top = document.getElementById(`message-${first}`)?.offsetTop ?? 0;
    region.scrollTop = top - headroomPx;
    following.current = isNearEnd(region);
  }, [messages, arrivedFirst, as]);

  // A linked message is centred, and marked while it has the focus.
  const { sought, found } = room;
  useLayoutEffect(() => {
    if (sought === undefined || !messages?.some(({ id }) => id === sought)) return;
    const message = document.querySelector<HTMLElement>(`#message-${sought} .message`);
    following.current = false;
    found();
    if (!message) return;
    message.scrollIntoView({ block: 'center' });
    message.tabIndex = -1;
    message.addEventListener('blur', () => message.removeAttribute('tabindex'), { once: true });
    message.focus({ preventScroll: true });
  }, [sought, messages, found]);

  const watch = ({ currentTarget }: { currentTarget: HTMLDivElement }) => {
    following.current = isNearEnd(currentTarget);
  };

  return (
    <div class="messages" ref={list} onScroll={watch} role="log" aria-label={words.conversation(name)}>
      <div class="column">
        {messages?.length === 0 && (
          <div class="quiet">
            <Ring size={56} />
            <p class="lead">{words.quiet}</p>
            <p>{words.quietHow}</p>
          </div>
        )}
        {inPlace?.map((message, index) => {
          const day = dayText(message.at, state.zone, words.language);
          const before = inPlace[index - 1];
          const isNewDay = !before || dayText(before.at, state.zone, words.language) !== day;
          return (
            <div key={message.id} id={`message-${message.id}`}>
              {isNewDay && (
                <p class="day">
                  <span>{day}</span>
                </p>
              )}
              <MessageView message={message} room={room} state={state} />
              <ThreadView
                replies={messages?.filter(({ thread }) => thread === message.id) ?? []}
                root={message.id}
                room={room}
                state={state}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
};

/** The thread under a message, if it has one. */
const ThreadView = ({
  replies,
  root,
  room,
  state,
}: {
  replies: readonly Message[];
  root: string;
  room: Room;
  state: State;
}) => {
  const words = useWords();
  if (replies.length === 0) return null;
  return (
    <section class="thread" aria-label={words.thread}>
      {replies.map((reply) => (
        <div key={reply.id} id={`message-${reply.id}`}>
          <MessageView message={reply} room={room} state={state} />
        </div>
      ))}
      <button
        type="button"
        class="reply"
        onClick={() => {
          room.writeIn(root);
          document.getElementById('composer')?.focus();
        }}
      >
        {words.reply}
      </button>
    </section>
  );
};

const isNearEnd = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean =>
  scrollHeight - scrollTop - clientHeight < nearEndPx;

/** The command keeps its direction, and the text after it has its own: what is cut is the end of the text. */
const TypedLine = ({ line }: { line: string }) => {
  const [, command = '', text = line] = /^(\/\S+(?:\s+[a-z-]+)?)\s*(.*)$/s.exec(line) ?? [];
  return (
    <code title={line}>
      {command !== '' && <bdi dir="ltr">{command}</bdi>}
      <bdi class="words" dir="auto">
        {text}
      </bdi>
    </code>
  );
};

const MessageView = ({ message, room, state }: { message: Message; room: Room; state: State }) => {
  const words = useWords();
  const { card, by, from } = message;
  const isOnlyHere = message.private && message.in !== 'private';
  return (
    <div class={isOnlyHere ? 'message private' : 'message'}>
      <div class="face">{card ? <Ring size={30} /> : <Avatar id={from.id} name={from.name} />}</div>
      <div class="what">
        <Head>
          <strong>
            <bdi>{card ? words.bot : from.name}</bdi>
          </strong>
          <time dateTime={message.at}>{timeText(message.at, state.zone, words.language)}</time>
          {isOnlyHere && (
            <span class="only">
              <Icon name="lock" />
              {words.onlyYou}
            </span>
          )}
          {by && (
            <span class="by">
              {!message.private && <bdi>{words.asked(by.name)}</bdi>}
              {by.said && <TypedLine line={by.said} />}
            </span>
          )}
          <MessageMenu message={message} room={room} />
        </Head>
        {card ? (
          <CardView
            card={card}
            as={room.as}
            busy={room.busy}
            press={(token, value) => room.press(message.id, token, value)}
            pictureOf={(block) => {
              const size = message.pictures?.find((picture) => picture.block === block);
              return (
                size && {
                  src: pictureAddress(message, block, room.as),
                  width: size.width,
                  height: size.height,
                }
              );
            }}
          />
        ) : (
          <p class="said" dir="auto">
            {message.text}
          </p>
        )}
        {message.file && (
          <a class="file" href={fileAddress(message.id, room.as)} download={message.file.name}>
            <bdi>{message.file.name}</bdi>
          </a>
        )}
      </div>
    </div>
  );
};

const Head = ({ children }: { children: ComponentChildren }) => <div class="head">{children}</div>;
