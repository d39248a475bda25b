import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * The font of the charts, Cairo: it has Arabic and Latin. The renderer draws nothing, and says
 * nothing, where it finds no font; so the files are read here first, where a missing one is an error.
 */
export type Weight = 400 | 600;

export const fontFamily = 'Cairo';

type Font = Readonly<{
  path: string;
  unitsPerEm: number;
  /** Code point → glyph; a code point that is not in it is not in the font. */
  glyphs: ReadonlyMap<number, number>;
  /** Glyph → its width, in font units; the last holds for all that follow. */
  advances: readonly number[];
}>;

const { resolve } = createRequire(import.meta.url);

/** The tables of a TrueType file that say which letters there are and how wide each is. */
const readFont = (file: string): Font => {
  const path = resolve(`@expo-google-fonts/cairo/${file}`);
  const bytes = readFileSync(path);
  const table = (tag: string): number => {
    for (let index = 0; index < bytes.readUInt16BE(4); index += 1) {
      const at = 12 + 16 * index;
      if (bytes.toString('latin1', at, at + 4) === tag) return bytes.readUInt32BE(at + 8);
    }
    throw new Error(`${file} has no table "${tag}"`);
  };
  const hmtx = table('hmtx');
  const count = bytes.readUInt16BE(table('hhea') + 34);
  return {
    path,
    unitsPerEm: bytes.readUInt16BE(table('head') + 18),
    glyphs: readGlyphs(bytes, table('cmap'), file),
    advances: Array.from({ length: count }, (_, glyph) => bytes.readUInt16BE(hmtx + 4 * glyph)),
  };
};

/** Of the subtable for the Basic Multilingual Plane (format 4), which is all that the font has. */
const readGlyphs = (bytes: Buffer, cmap: number, file: string): ReadonlyMap<number, number> => {
  const subtables = Array.from(
    { length: bytes.readUInt16BE(cmap + 2) },
    (_, index) => cmap + bytes.readUInt32BE(cmap + 8 + 8 * index),
  );
  const at = subtables.find((subtable) => bytes.readUInt16BE(subtable) === 4);
  if (at === undefined) throw new Error(`${file} has no character map that can be read`);
  const segments = bytes.readUInt16BE(at + 6) / 2;
  const [ends, starts] = [at + 14, at + 16 + 2 * segments];
  const [deltas, offsets] = [starts + 2 * segments, starts + 4 * segments];
  const glyphs = new Map<number, number>();
  for (let index = 0; index < segments; index += 1) {
    const [start, end] = [bytes.readUInt16BE(starts + 2 * index), bytes.readUInt16BE(ends + 2 * index)];
    const delta = bytes.readUInt16BE(deltas + 2 * index);
    const offset = bytes.readUInt16BE(offsets + 2 * index);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const found =
        offset === 0 ? code : bytes.readUInt16BE(offsets + 2 * index + offset + 2 * (code - start));
      const glyph = found === 0 ? 0 : (found + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
  return glyphs;
};

const files: Readonly<Record<Weight, string>> = {
  400: '400Regular/Cairo_400Regular.ttf',
  600: '600SemiBold/Cairo_600SemiBold.ttf',
};

const read = new Map<Weight, Font>();

const fontOf = (weight: Weight): Font => {
  const known = read.get(weight);
  if (known) return known;
  const font = readFont(files[weight]);
  read.set(weight, font);
  return font;
};

export const fontFiles = (): string[] => [fontOf(400).path, fontOf(600).path];

export const isInFont = (character: string): boolean => fontOf(400).glyphs.has(character.codePointAt(0) ?? 0);

/** Marks stand above or below their letter, and controls take no room. */
const widthless = /^[\p{M}\p{Cf}]$/u;
const isWidthless = (code: number): boolean => code > 0x2ff && widthless.test(String.fromCodePoint(code));

/**
 * Arabic letter → its forms, as code points of their own: alone, joined to the letter before, to the
 * letter after, to both. A letter that joins to none after it has two. They stand in this order in
 * Unicode, each with its letter as its compatibility form.
 */
const readForms = (): ReadonlyMap<number, readonly number[]> => {
  const forms = new Map<number, number[]>();
  for (let code = 0xfe80; code <= 0xfef4; code += 1) {
    const letter = String.fromCharCode(code).normalize('NFKC').charCodeAt(0);
    forms.set(letter, [...(forms.get(letter) ?? []), code]);
  }
  return forms;
};

const forms = readForms();
const joinsAfter = (code: number | undefined): boolean =>
  code !== undefined && (code === tatweel || forms.get(code)?.length === 4);
const joinsBefore = (code: number | undefined): boolean =>
  code !== undefined && (code === tatweel || (forms.get(code)?.length ?? 0) >= 2);
const tatweel = 0x640;

/**
 * How wide a text is, in pixels, its Arabic joined. Kerning and ligatures, which make it narrower, are
 * not counted: whatever has room by this measure has room.
 */
export const widthOf = (text: string, size: number, weight: Weight): number => {
  const { glyphs, advances, unitsPerEm } = fontOf(weight);
  const codes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (!isWidthless(code)) codes.push(code);
  }
  let units = 0;
  for (const [index, code] of codes.entries()) {
    const form =
      (joinsAfter(codes[index - 1]) && joinsBefore(code) ? 1 : 0) +
      (joinsAfter(code) && joinsBefore(codes[index + 1]) ? 2 : 0);
    const glyph = glyphs.get(forms.get(code)?.[form] ?? code) ?? glyphs.get(code) ?? 0;
    units += advances[Math.min(glyph, advances.length - 1)] ?? 0;
  }
  return (units * size) / unitsPerEm;
};
