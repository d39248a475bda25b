import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/*
 * `npm run release`: checks that the version in package.json can be released, and tags it. It changes no
 * file and pushes nothing. Run it on main, after a commit that sets the version and its section in CHANGELOG.md.
 */

const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
const json = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as { version: string };
const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

/** The text below the heading of a version in CHANGELOG.md, and which version has the first heading. */
const changesOf = (version: string): Readonly<{ first: string | undefined; text: string }> => {
  const sections = readFileSync('CHANGELOG.md', 'utf8').split(/^## /m).slice(1);
  const headings = sections.map((section) => section.split('\n')[0]?.trim());
  const section = sections[headings.indexOf(version)] ?? '';
  return { first: headings[0], text: section.split('\n').slice(1).join('\n').trim() };
};

const isNewer = (version: string, other: string): boolean => {
  const [left, right] = [version, other].map((one) => one.split('.').map(Number));
  const index = (left ?? []).findIndex((number, at) => number !== right?.[at]);
  return index >= 0 && (left?.[index] ?? 0) > (right?.[index] ?? 0);
};

const { version } = json('package.json');
const tags = linesOf(git('tag', '--list', 'v*', '--sort=-version:refname'));
const { first, text } = changesOf(version);
const latest = tags[0];
const changedMigrations =
  latest === undefined
    ? []
    : linesOf(git('diff', '--name-only', '--diff-filter=a', latest, '--', 'migrations'));

const problems = [
  !/^\d+\.\d+\.\d+$/.test(version) && `the version in package.json is "${version}", not three numbers`,
  json('package-lock.json').version !== version && 'package-lock.json has another version: run npm install',
  first !== version && `the first section of CHANGELOG.md is "${first ?? 'missing'}", not "${version}"`,
  text === '' && `CHANGELOG.md says nothing about ${version}`,
  tags.includes(`v${version}`) && `v${version} is tagged already: set the next version in package.json`,
  latest !== undefined && !isNewer(version, latest.slice(1)) && `${version} is not newer than ${latest}`,
  git('branch', '--show-current') !== 'main' && 'releases are tagged on main',
  git('status', '--porcelain') !== '' && 'there are changes that are not committed',
  changedMigrations.length > 0 &&
    `released migrations are frozen, and these changed since ${latest}: ${changedMigrations.join(', ')}`,
].filter((problem) => problem !== false);

if (problems.length > 0) {
  process.stderr.write(`${version} cannot be released:\n${problems.map((one) => `  - ${one}\n`).join('')}`);
  process.exit(1);
}

git('tag', '--annotate', `v${version}`, '--cleanup=verbatim', '--message', `Halqa ${version}\n\n${text}`);
process.stdout.write(`Tagged v${version}. Publish it with: git push origin main v${version}\n`);
