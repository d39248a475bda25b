import type { Language } from '../../../chat/ids.ts';
import type {
  Answer,
  ClockAnswer,
  ClockEntryShown,
  FormShown,
  GalleryPage,
  Happening,
  Message,
  Seed,
  State,
  SubmitAnswer,
  SuggestAnswer,
} from '../shapes.ts';

/* The page uses the JSON API and nothing else. */

/** The API refused a request; the message is its sentence. */
export class ApiError extends Error {}

const call = async <T>(path: string, body?: object, language: Language = 'en'): Promise<T> => {
  const response = await fetch(
    path,
    body && {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
      body: JSON.stringify(body),
    },
  );
  const answer = await response.json();
  if (!response.ok) throw new ApiError(answer.error);
  return answer;
};

export const readState = () => call<State>('/api/state');

export const readMessages = async (place: string, as: string): Promise<readonly Message[]> => {
  const query = new URLSearchParams({ in: place, as });
  return (await call<{ messages: readonly Message[] }>(`/api/messages?${query}`)).messages;
};

/** The address changes with the card, since the browser caches pictures by address. */
export const pictureAddress = (message: Message, block: number, as: string): string =>
  `/api/chart?${new URLSearchParams({ message: message.id, block: String(block), as, drawn: signOf(message.card?.blocks[block]) })}`;

const signOf = (value: unknown): string => {
  let sign = 0;
  for (const letter of JSON.stringify(value) ?? '') sign = (sign * 31 + letter.charCodeAt(0)) | 0;
  return (sign >>> 0).toString(36);
};

export const readRenderings = async (message: string, as: string) => {
  const query = new URLSearchParams({ message, as });
  return (await call<{ renderings: Readonly<Record<string, unknown>> }>(`/api/renderings?${query}`))
    .renderings;
};

export const readClockLog = async () =>
  (await call<{ entries: readonly ClockEntryShown[] }>('/api/clock-log')).entries;

/** `text` is the kind of sample texts; empty means the first kind. */
export const readGallery = (search: string, text: string, from: number) => {
  const query = new URLSearchParams({ search, from: String(from), ...(text !== '' && { text }) });
  return call<GalleryPage>(`/api/gallery?${query}`);
};

/** `message` is the id of the message that the command is about. */
export const ask = (
  as: string,
  place: string,
  path: string,
  values: Readonly<Record<string, string>>,
  message: string,
) => call<Answer>('/api/ask', { as, in: place, path, values, message });

/** `thread` is the message in whose thread it is said. */
export const say = (as: string, place: string, text: string, thread: string | undefined) =>
  call<Answer>('/api/say', { as, in: place, text, ...(thread && { thread }) });

export const press = (as: string, message: string, token: string, value?: string) =>
  call<Answer>('/api/press', { as, message, token, value });

export const submit = (
  as: string,
  place: string,
  { token, message }: Pick<FormShown, 'token' | 'message'>,
  values: Record<string, string>,
) => call<SubmitAnswer>('/api/submit', { as, in: place, token, values, ...(message && { message }) });

export const suggest = (as: string, place: string, text: string) =>
  call<SuggestAnswer>('/api/suggest', { as, in: place, text });

/** An error is in this language. */
export const moveClock = (to: string, language: Language) =>
  call<ClockAnswer>('/api/clock', { to }, language);

export const startOver = (seed: Seed, language: Language) =>
  call<{ now: string }>('/api/reset', { seed, language });

const events = ['message', 'edit', 'clock', 'reset'] as const;

/** `reconnected` is called when events may have been missed. Returns a function that unsubscribes. */
export const listen = (
  as: string,
  heard: (happening: Happening) => void,
  reconnected: () => void,
): (() => void) => {
  const source = new EventSource(`/api/events?${new URLSearchParams({ as })}`);
  let opened = false;
  source.addEventListener('open', () => {
    if (opened) reconnected();
    opened = true;
  });
  for (const event of events) {
    source.addEventListener(event, ({ data }) => heard({ event, data: JSON.parse(data) }));
  }
  return () => source.close();
};

/** The address of the file that came with a message. */
export const fileAddress = (message: string, as: string): string =>
  `/api/file?${new URLSearchParams({ message, as })}`;
