import { execFileSync, spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { buildByHand, tryByHand } from './image-by-hand.ts';

/*
 * `npm run test:image`: builds the image and runs it as docs/operating.md tells: no root, a root file system
 * that nobody can write to, 256 MB. Without a Docker engine it says that the image was not tried, and carries out the
 * lines of the Dockerfile on this machine instead.
 */

const image = 'halqa-test';

const docker = (...args: string[]): string => execFileSync('docker', args, { encoding: 'utf8' }).trim();

const expectThat = (holds: boolean, sentence: string): void => {
  process.stdout.write(`${holds ? 'ok      ' : 'NOT OK  '}${sentence}\n`);
  if (!holds) process.exitCode = 1;
};

const inspect = (id: string, format: string): string => docker('inspect', '--format', format, id);

/** Waits up to a minute. */
const becomes = async (id: string, format: string, wanted: string): Promise<boolean> => {
  for (let second = 0; second < 60; second += 1) {
    if (inspect(id, format) === wanted) return true;
    await pause(1000);
  }
  return false;
};

const tryImage = async (): Promise<void> => {
  execFileSync('docker', ['build', '--tag', image, '.'], { stdio: 'inherit' });
  const id = docker(
    'run',
    '--detach',
    '--read-only',
    '--tmpfs=/tmp',
    '--cap-drop=ALL',
    '--security-opt=no-new-privileges',
    '--memory=256m',
    image,
  );
  try {
    expectThat(
      await becomes(id, '{{.State.Health.Status}}', 'healthy'),
      'it becomes healthy within a minute',
    );
    expectThat(docker('exec', id, 'id', '--user') !== '0', 'it does not run as root');
    expectThat(docker('exec', id, 'ls', '/data').includes('halqa.sqlite'), 'its record is in /data');
    expectThat(
      spawnSync('docker', ['exec', id, 'sh', '-c', 'command -v cc g++ make']).status !== 0,
      'it holds no compiler',
    );
    docker('stop', '--time=30', id);
    expectThat(inspect(id, '{{.State.ExitCode}}') === '0', 'it stops cleanly');
  } finally {
    process.stdout.write(docker('logs', '--tail=20', id));
    docker('rm', '--force', '--volumes', id);
  }
};

if (spawnSync('docker', ['info']).status === 0) await tryImage();
else {
  process.stdout.write(
    'The image was not tried: no Docker engine answers on this machine. The lines of the Dockerfile are carried out here instead.\n',
  );
  const image = buildByHand();
  try {
    await tryByHand(image, expectThat);
  } finally {
    image.remove();
  }
}
