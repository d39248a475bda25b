/**
 * What a check of the installation found out about one thing. `warning`: worth knowing, although Halqa works.
 * `problem`: something does not work until a person acts.
 */
export type Finding = Readonly<{
  /** The thing that was looked at: "Slack, token". */
  about: string;
  state: 'ok' | 'warning' | 'problem';
  /** One sentence: the state, and what to do unless all is well. */
  text: string;
}>;

/** The difference between two clocks that delays or hides nothing. */
const clockSkewMaxMs = 30_000;

/** Compares this machine's clock with a platform's, from the header `Date` of one of its answers. */
export const clockFinding = (platform: string, header: string | null, now: number): Finding => {
  const about = `${platform}, clock`;
  const theirs = Date.parse(header ?? '');
  if (Number.isNaN(theirs))
    return { about, state: 'warning', text: `${platform} did not say what time it is.` };
  const seconds = Math.round((now - theirs) / 1000);
  if (Math.abs(seconds) * 1000 <= clockSkewMaxMs)
    return { about, state: 'ok', text: `This machine's clock agrees with ${platform}'s.` };
  return {
    about,
    state: 'problem',
    text: `This machine's clock is ${Math.abs(seconds)} seconds ${seconds > 0 ? 'ahead of' : 'behind'} ${platform}'s: let the machine set its clock from the network (NTP).`,
  };
};
