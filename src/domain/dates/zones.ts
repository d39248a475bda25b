import { nameWithoutArticle, plainName } from '../plain-letters.ts';
import { zonedAt } from './calendar.ts';
import { cityAliases } from './cities.ts';

const named = (text: string): string | undefined => {
  // Only names: Intl also accepts offsets ('+02:00') and old abbreviations ('EST'), which have no summer
  // time.
  if (!text.includes('/') && text.toUpperCase() !== 'UTC') return undefined;
  try {
    return zonedAt(text, 0).timeZoneId;
  } catch {
    return undefined;
  }
};

/**
 * True for an IANA name, written as IANA writes it ('Asia/Beirut'), and for 'UTC'. For tests.
 * @internal
 */
export const isTimeZone = (text: string): boolean => named(text) === text;

/** The zones of the Arab world first, so that they lead the suggestions. */
const zones: readonly string[] = [
  ...new Set([...Object.keys(cityAliases), ...Intl.supportedValuesOf('timeZone'), 'UTC']),
];

const cityOf = (zone: string) => plainName(zone.slice(zone.lastIndexOf('/') + 1));

/** Every name a person may give → its zone. A city that two zones share is omitted. */
const zoneOfName: ReadonlyMap<string, string> = (() => {
  const found = new Map<string, string>();
  const shared = new Set<string>();
  for (const zone of zones) {
    const city = cityOf(zone);
    if (found.has(city)) shared.add(city);
    found.set(city, zone);
  }
  for (const city of shared) found.delete(city);
  for (const [zone, names] of Object.entries(cityAliases)) {
    for (const name of names) found.set(plainName(name), zone);
  }
  return found;
})();

/** The same without the Arabic article; if that makes two zones equal, the name with it decides. */
const zoneOfLooseName: ReadonlyMap<string, string> = new Map(
  [...zoneOfName].map(([name, zone]) => [nameWithoutArticle(name), zone] as const),
);

/**
 * The code of each country by its English and Arabic names. Computing all takes a while, so it is done once,
 * when needed.
 */
let regions: ReadonlyMap<string, string> | undefined;

const regionsByName = (): ReadonlyMap<string, string> => {
  if (regions !== undefined) return regions;
  const found = new Map<string, string>();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const language of ['en', 'ar']) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
      const name = names.of(code);
      if (name !== undefined) found.set(nameWithoutArticle(name), code);
    }
  }
  regions = found;
  return found;
};

/** An older and a newer API for the zones of a country. */
type WithZones = Intl.Locale & {
  readonly getTimeZones?: () => readonly string[] | undefined;
  readonly timeZones?: readonly string[];
};

/** The zones of a country by its name; none if it is not a country. */
const zonesOfRegion = (name: string): readonly string[] => {
  const code = regionsByName().get(nameWithoutArticle(name));
  if (code === undefined) return [];
  const locale: WithZones = new Intl.Locale(`und-${code}`);
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
};

/** A country that has one zone. */
const onlyZoneOf = (name: string): string | undefined => {
  const [zone, ...others] = zonesOfRegion(name);
  return zone === undefined || others.length > 0 ? undefined : named(zone);
};

/** "GMT+2" has no summer time, and IANA's sign of such zones is reversed. */
const offsetZone = (text: string): string | undefined => {
  const [, sign, hours] =
    /^(?:utc|gmt)\s?([+-])\s?0?(\d{1,2})(?::?00)?$/i.exec(text.trim().replace('−', '-')) ?? [];
  if (hours === undefined) return undefined;
  return Number(hours) === 0 ? 'UTC' : named(`Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`);
};

/** "Beirut time", "توقيت بيروت". */
const timeWords = /\s+(?:standard |summer )?time(?: ?zone)?$|^(?:ب?توقيت|المنطقة الزمنية)\s+(?:مدينة\s+)?/iu;

const oneZone = (text: string): string | undefined =>
  named(text.trim()) ??
  zoneOfName.get(plainName(text)) ??
  zoneOfLooseName.get(nameWithoutArticle(text)) ??
  offsetZone(text) ??
  (/^[\p{L} .'-]{2,40}$/u.test(text.trim()) ? onlyZoneOf(text) : undefined);

/**
 * The IANA name of the zone that the text means, or undefined: an IANA name in any case, a city alone
 * ('beirut'), the Arabic or English name of a city that many live in ('بيروت', 'Jeddah', 'نيويورك'), a
 * country that has one zone ('UAE', 'France'), an offset ('GMT+2'), or a city with its country.
 */
export const canonicalTimeZone = (text: string): string | undefined => {
  if (text.length > 80) return undefined;
  const whole = oneZone(text) ?? oneZone(text.replace(timeWords, ''));
  if (whole !== undefined) return whole;
  const [city, country, ...more] = text.split(/[,،]/).map((part) => part.trim());
  if (city === undefined || country === undefined || more.length > 0) return undefined;
  const zone = oneZone(city);
  if (zone === undefined) return undefined;
  // "Paris, Texas" is not in France.
  return oneZone(country) === zone || zonesOfRegion(country).includes(zone) ? zone : undefined;
};

/**
 * Zones that begin with the text, then those that contain it, at most `limit`, without duplicates. For an
 * empty text, those of the Arab world.
 */
export const suggestTimeZones = (text: string, limit: number): string[] => {
  const wanted = plainName(text);
  if (wanted === '') return Object.keys(cityAliases).slice(0, limit);
  const exact = canonicalTimeZone(text);
  const names = [...zoneOfName, ...zones.map((zone) => [plainName(zone), zone] as const)];
  const begin = names.filter(([name]) => name.startsWith(wanted));
  const hold = names.filter(([name]) => name.includes(wanted));
  const found = [...begin, ...hold].map(([, zone]) => zone);
  return [...new Set(exact === undefined ? found : [exact, ...found])].slice(0, limit);
};
