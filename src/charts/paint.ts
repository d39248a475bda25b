import type { Tone } from '../chat/card.ts';

/**
 * Calm colours on a light background. They differ in lightness as well as in hue, so that colour-blind people
 * and grey printers can distinguish them; and no figure depends on colour alone.
 */
export const paint = {
  ground: '#fffefb',
  ink: '#1c292a',
  quiet: '#566465',
  grid: '#e6e1d7',
  axis: '#a9aea7',
} as const;

type Colours = Readonly<{
  /** An area. */
  fill: string;
  /** What is written on that area. */
  onFill: string;
  /** A line, and what is written beside it. */
  stroke: string;
}>;

export const tones: Readonly<Record<Tone, Colours>> = {
  good: { fill: '#0b6e6e', onFill: '#ffffff', stroke: '#0b6e6e' },
  neutral: { fill: '#a3bdd9', onFill: '#1c292a', stroke: '#4d7196' },
  warning: { fill: '#e3b04b', onFill: '#1c292a', stroke: '#946200' },
  bad: { fill: '#c8553d', onFill: '#ffffff', stroke: '#b5432c' },
};
