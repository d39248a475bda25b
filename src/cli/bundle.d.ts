import type { BuildOptions } from 'esbuild';

export const root: string;
export const bundleOptions: (entryPoints: readonly string[], outdir: string) => BuildOptions;
