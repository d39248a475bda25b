/** The end of every exhaustive `switch`: the compiler objects when a kind is not handled. */
export const never = (value: never): never => {
  throw new Error(`not handled: ${JSON.stringify(value)}`);
};
