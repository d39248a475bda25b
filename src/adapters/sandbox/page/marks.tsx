import { languageOf, languageTraits } from '../../../chat/languages.ts';
/** Halqa's mark: an open ring, and the link that closes it. */
export const Ring = ({ size = 32 }: { size?: number }) => (
  <svg class="ring" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
    <path d="M27.2 11.4A12 12 0 1 1 20.6 4.9" />
    <circle cx="25" cy="7" r="3.2" />
  </svg>
);

const hues = 6;

/** A person's initials, always in the same colour. */
export const Avatar = ({ id, name }: { id: string; name: string }) => {
  const hue = [...id].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % hues;
  return (
    <span class={`avatar hue-${hue}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
};

/** One letter for Arabic, since two would join and read as a word. */
const initials = (name: string): string => {
  const letters = name.split(/\s+/).map((part) => [...part][0] ?? '');
  const first = letters[0] ?? '';
  return languageTraits[languageOf(first)].direction === 'rtl'
    ? first
    : (first + (letters[1] ?? '')).toUpperCase();
};

export const Icon = ({ name }: { name: keyof typeof icons }) => (
  <svg class={`icon icon-${name}`} width="18" height="18" viewBox="0 0 20 20" aria-hidden="true">
    <path d={icons[name]} />
  </svg>
);

const icons = {
  menu: 'M3 5h14M3 10h14M3 15h14',
  close: 'M5 5l10 10M15 5L5 15',
  send: 'M3 10h13M11 5l5 5-5 5',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  clock: 'M10 3a7 7 0 1 1 0 14a7 7 0 1 1 0-14M10 6v4l3 2',
  again: 'M4 10a6 6 0 1 0 2-4.5M6 2v4h4',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  gallery: 'M3 4h6v5H3zM11 4h6v5h-6zM3 11h6v5H3zM11 11h6v5h-6z',
  forward: 'M4 5l5 5-5 5M10 5l5 5-5 5',
} as const;
