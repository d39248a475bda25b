import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** What the browser is served. */
export type Page = Readonly<{
  /** HTML by path. */
  pages: Readonly<Record<string, string>>;
  /** What the pages load, by path. */
  files: Readonly<Record<string, Readonly<{ type: string; body: string }>>>;
}>;

const ring = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke-linecap="round">
<path d="M27.2 11.4A12 12 0 1 1 20.6 4.9" stroke="#0b6e6e" stroke-width="4.5"/><circle cx="25" cy="7" r="3.2" fill="#d9822b"/></svg>`;

const htmlOf = (title: string, script: string): string => `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="/ring.svg" type="image/svg+xml">
<link rel="stylesheet" href="/${script}.css">
<script type="module" src="/${script}.js"></script>
</head>
<body><div id="page"></div><noscript>This page needs JavaScript. / تحتاج هذه الصفحة إلى JavaScript.</noscript></body>
</html>
`;

/** Bundles the pages in this process: there is no build step to forget. */
export const bundlePage = async (): Promise<Page> => {
  const result = await build({
    entryPoints: [
      './page/page.tsx',
      './page/styles/page.css',
      './page/gallery/gallery.tsx',
      './page/styles/gallery.css',
    ].map((path) => fileURLToPath(new URL(path, import.meta.url))),
    entryNames: '[name]',
    outdir: '/',
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'silent',
  });
  const types = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8' } as const;
  const bundled = result.outputFiles.flatMap(({ path, text }) => {
    const ending = extname(path);
    return ending === '.js' || ending === '.css'
      ? [[`/${basename(path)}`, { type: types[ending], body: text }] as const]
      : [];
  });
  return {
    pages: { '/': htmlOf('Halqa', 'page'), '/gallery': htmlOf('Halqa: gallery', 'gallery') },
    files: {
      ...Object.fromEntries(bundled),
      '/ring.svg': { type: 'image/svg+xml', body: ring },
    },
  };
};
