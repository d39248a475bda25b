/**
 * A link to a message: a web address, or `#PLACE/MESSAGE` within the sandbox's own page. Adapters create it
 * from the platform's data. It is never parsed from typed text, and no form asks for it: it is stored with a
 * form and returned with it.
 */
const longest = 500;

/** No characters that need escaping, no name and no password: no platform needs them. */
const onTheWeb = /^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+\/[\w./?=&-]*$/;

const inSandbox = /^#[\w-]+\/[\w-]+$/;

/** `undefined` for anything that no adapter can have created. */
export const readMessageLink = (link: string | undefined): string | undefined =>
  link !== undefined && link.length <= longest && (onTheWeb.test(link) || inSandbox.test(link))
    ? link
    : undefined;
