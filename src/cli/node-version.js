import { readFileSync } from 'node:fs';

/*
 * Plain JavaScript without any import of the program: it runs under any Node that knows modules, and
 * ends the process with one sentence where that Node is older than the program supports.
 */

const numbersOf = (version) => version.replace(/^\D*/, '').split('.').map(Number);

/** Whether `version` ("v20.20.2") is older than `floor` (">=22.14"). */
const isOlder = (version, floor) => {
  const [major, minor = 0] = numbersOf(version);
  const [floorMajor, floorMinor = 0] = numbersOf(floor);
  return major < floorMajor || (major === floorMajor && minor < floorMinor);
};

const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const floor = engines?.node;

if (floor !== undefined && isOlder(process.version, floor)) {
  process.stderr.write(
    `Halqa needs Node ${numbersOf(floor).join('.')} or later, and this is Node ${process.version.slice(1)}: run \`npm ci\`, which brings a newer Node with it, and then \`npm start\`; or install one from https://nodejs.org.\n`,
  );
  process.exit(1);
}
