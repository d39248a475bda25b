/**
 * The data of a button: a verb, the id of its subject and, if one id is not enough, a detail (a second id, a
 * score). Never a payload: state and permission are read again at the press. Written `verb:id` or
 * `verb:id:detail`.
 */
export type Token = Readonly<{ verb: string; id: string; detail?: string }>;

/** The smallest limit of all platforms (Discord's custom id). */
const tokenLength = 100;

const verbShape = /^[a-z][a-z0-9-]*$/;
const idShape = /^[A-Za-z0-9_.~-]+$/;

/**
 * The verb is lower-case words joined by `-`; ids are letters, digits and `_ . ~ -`.
 * @throws Error when a part has another shape or the whole is over 100 characters: a bug.
 */
export const encodeToken = (token: Token): string => {
  const { verb, id, detail } = token;
  const written = detail === undefined ? `${verb}:${id}` : `${verb}:${id}:${detail}`;
  const read = decodeToken(written);
  if (read?.verb !== verb || read.id !== id || read.detail !== detail)
    throw new Error(`not a token: ${JSON.stringify(token)}`);
  return written;
};

/** `undefined` for anything that `encodeToken` cannot have produced. Never throws. */
export const decodeToken = (written: string): Token | undefined => {
  if (written.length > tokenLength) return undefined;
  const [verb, id, detail, ...rest] = written.split(':');
  if (verb === undefined || id === undefined || rest.length > 0) return undefined;
  if (!verbShape.test(verb) || !idShape.test(id)) return undefined;
  if (detail === undefined) return { verb, id };
  return idShape.test(detail) ? { verb, id, detail } : undefined;
};
