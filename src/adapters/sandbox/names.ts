import type { AccountRef, Bilingual, Language, Named, PlaceRef } from '../../chat/ids.ts';
import type { Seed } from './shapes.ts';

/** The people and places of the sandbox. What they are in a coalition is in the database. */
export type Workspace = Readonly<{
  people: readonly SandboxPerson[];
  places: readonly Readonly<{ id: string; name: string }>[];
}>;

export type SandboxPerson = Readonly<{ id: string; name: string; language: Language }>;

const workspace = 'sandbox';

/** How the API names the conversation of a person and Halqa. */
export const privatePlace = 'private';

/** Each person's own conversation with Halqa is a place of its own, as on every platform. */
const privateStart = 'private:';
export const privateOf = (person: string): string => `${privateStart}${person}`;
export const isPrivate = (place: string): boolean => place.startsWith(privateStart);
export const ownerOf = (place: string): string => place.slice(privateStart.length);

export const placeRef = (id: string): PlaceRef => ({ platform: 'sandbox', workspace, id });

export const isHere = (ref: Readonly<{ platform: string; workspace: string }>): boolean =>
  ref.platform === 'sandbox' && ref.workspace === workspace;

export const accountOf = (person: SandboxPerson): Named<AccountRef> => ({
  platform: 'sandbox',
  workspace,
  id: person.id,
  name: person.name,
});

export const placeOf = (place: Readonly<{ id: string; name: string }>): Named<PlaceRef> => ({
  platform: 'sandbox',
  workspace,
  id: place.id,
  name: place.name,
});

const ana: SandboxPerson = { id: 'ana', name: 'Ana Costa', language: 'en' };
const sam: SandboxPerson = { id: 'sam', name: 'Sam Okoye', language: 'en' };
const layla: SandboxPerson = { id: 'layla', name: 'Layla Haddad', language: 'en' };
const nour: SandboxPerson = { id: 'nour', name: 'نور خليل', language: 'ar' };
const omar: SandboxPerson = { id: 'omar', name: 'عمر منصور', language: 'ar' };
const yusuf: SandboxPerson = { id: 'yusuf', name: 'يوسف عبد الله', language: 'ar' };

const committees: Readonly<Record<Language, Workspace['places']>> = {
  en: [
    { id: 'executive', name: 'executive' },
    { id: 'strategic', name: 'strategic' },
  ],
  ar: [
    { id: 'executive', name: 'التنفيذية' },
    { id: 'strategic', name: 'الاستراتيجية' },
  ],
};

const general: Readonly<Record<Language, string>> = { en: 'general', ar: 'عام' };

const groupPlaces = {
  water: { en: 'clean-water', ar: 'المياه-النظيفة' },
  schools: { en: 'green-schools', ar: 'المدارس-الخضراء' },
  streets: { en: 'safe-streets', ar: 'شوارع-آمنة' },
  neighbours: { en: 'good-neighbours', ar: 'جيران-الكبار' },
} as const satisfies Readonly<Record<string, Bilingual>>;

const empty = (language: Language): Workspace => ({
  people: [ana, omar, layla, sam, nour, yusuf],
  places: [
    ...committees[language],
    { id: 'clean-water', name: groupPlaces.water[language] },
    { id: 'general', name: general[language] },
  ],
});

const demo = (language: Language): Workspace => ({
  people: [
    ana,
    layla,
    sam,
    omar,
    nour,
    yusuf,
    { id: 'maya', name: 'Maya Lindqvist', language: 'en' },
    { id: 'huda', name: 'هدى السيد', language: 'ar' },
    { id: 'tom', name: 'Tom Becker', language: 'en' },
    { id: 'rami', name: 'رامي شاهين', language: 'ar' },
    { id: 'grace', name: 'Grace Mensah', language: 'en' },
    { id: 'karim', name: 'كريم نصّار', language: 'ar' },
  ],
  places: [
    ...committees[language],
    { id: 'clean-water', name: 'clean-water' },
    { id: 'youth-skills', name: 'مهارات-الشباب' },
    { id: 'green-schools', name: groupPlaces.schools[language] },
    { id: 'safe-streets', name: groupPlaces.streets[language] },
    { id: 'good-neighbours', name: groupPlaces.neighbours[language] },
    { id: 'general', name: general[language] },
  ],
});

export const workspaceOf = (seed: Seed, language: Language): Workspace =>
  seed === 'demo' ? demo(language) : empty(language);
