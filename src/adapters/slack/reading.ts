/** Reads what Slack sends without trusting any of it: what has another shape than it should is absent. */
export type Json = Readonly<Record<string, unknown>>;

export const record = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A text that says something; an empty one is absent. */
export const string = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** An object written as JSON; an empty one where it is no such thing. */
export const parsed = (text: string | undefined): Json => {
  try {
    return record(JSON.parse(text ?? ''));
  } catch {
    return {};
  }
};
