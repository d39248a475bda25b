/**
 * The way back to a message: an address of the web, or, within the sandbox's own page, `#PLACE/MESSAGE`.
 * Adapters make it from what their platform tells them of the message. It is never read from anything
 * that a person types, and no form asks for it: it goes with a form and comes back with it.
 */
const longest = 500;

/** Nothing that would have to be escaped, no name and no password: no platform needs any of them. */
const onTheWeb = /^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+\/[\w./?=&-]*$/;

const inSandbox = /^#[\w-]+\/[\w-]+$/;

/** `undefined` for what no adapter can have made. */
export const readMessageLink = (link: string | undefined): string | undefined =>
  link !== undefined && link.length <= longest && (onTheWeb.test(link) || inSandbox.test(link))
    ? link
    : undefined;
