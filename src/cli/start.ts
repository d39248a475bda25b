import { type CliCommand, CliError } from './command.ts';

/** `halqa.js` runs it before anything is loaded; here it is for the help alone. */
export const start: CliCommand = {
  options: {},
  details: [
    'It stops cleanly on SIGTERM and SIGINT, and may be killed at any time. It writes its log to the standard error stream.',
  ],
  run: async () => {
    throw new CliError('`npx halqa start` takes no options.', 2);
  },
};
