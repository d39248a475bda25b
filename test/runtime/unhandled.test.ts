import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const at = (path: string) =>
  JSON.stringify(fileURLToPath(new URL(`../../src/runtime/${path}`, import.meta.url)));

/** A real process with the real logger, in which `fault` happens; it ends by itself after a while. */
const processWith = (fault: string) => {
  const program = `
    const { createLog } = await import(${at('log.ts')});
    const { logUnhandled } = await import(${at('unhandled.ts')});
    logUnhandled(createLog('info'));
    setTimeout(() => process.exit(7), 300);
    ${fault}`;
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', program],
    { encoding: 'utf8' },
  );
  return {
    status,
    lines: stderr
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line)),
  };
};

describe('what no code caught', () => {
  it('a rejected promise is logged with an incident id, and the process goes on', () => {
    const { status, lines } = processWith(`void Promise.reject(new Error('nobody handled this'));`);
    expect(lines).toMatchObject([
      {
        level: 50,
        incident: expect.stringMatching(/^[0-9a-f]{8}$/),
        err: { message: 'nobody handled this' },
      },
    ]);
    expect(status).toBe(7);
  });

  it('something rejected that is no error is logged too', () => {
    const { status, lines } = processWith(`void Promise.reject('only a word');`);
    expect(lines).toMatchObject([{ level: 50, err: 'only a word' }]);
    expect(status).toBe(7);
  });

  it('an exception that is thrown outside any promise is logged and ends the process', () => {
    const { status, lines } = processWith(`setTimeout(() => { throw new Error('thrown'); }, 1);`);
    expect(lines).toMatchObject([{ level: 50, err: { message: 'thrown' } }]);
    expect(status).toBe(1);
  });
});
