import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The page as it is served: its HTML, and the files it asks for. */
export type Page = Readonly<{
  html: string;
  files: Readonly<Record<string, Readonly<{ type: string; body: string }>>>;
}>;

const ring = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke-linecap="round">
<path d="M27.2 11.4A12 12 0 1 1 20.6 4.9" stroke="#0b6e6e" stroke-width="4.5"/><circle cx="25" cy="7" r="3.2" fill="#d9822b"/></svg>`;

const html = `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<title>Halqa</title>
<link rel="icon" href="/ring.svg" type="image/svg+xml">
<link rel="stylesheet" href="/page.css">
<script type="module" src="/page.js"></script>
</head>
<body><div id="page"></div><noscript>This page needs JavaScript. / تحتاج هذه الصفحة إلى JavaScript.</noscript></body>
</html>
`;

/** Bundles the page in this process: there is no build step to forget. */
export const bundlePage = async (): Promise<Page> => {
  const result = await build({
    entryPoints: ['./page/page.tsx', './page/styles/page.css'].map((path) =>
      fileURLToPath(new URL(path, import.meta.url)),
    ),
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
  const fileNamed = (ending: string): string =>
    result.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  return {
    html,
    files: {
      '/page.js': { type: 'text/javascript; charset=utf-8', body: fileNamed('.js') },
      '/page.css': { type: 'text/css; charset=utf-8', body: fileNamed('.css') },
      '/ring.svg': { type: 'image/svg+xml', body: ring },
    },
  };
};
