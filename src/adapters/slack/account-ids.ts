/**
 * True for the id of an account. As the id of a place it stands for the person's own page (the home) or
 * for the direct conversation with them.
 */
export const isAccountId = (id: string): boolean => /^[UW]/.test(id);

/** True where the person and the bot are alone: a direct conversation, or the person's own page. */
export const isDirectId = (id: string): boolean => id.startsWith('D') || isAccountId(id);
