/** What is stored in place of a text that a coordinator removed. Cards show it in their own language. */
export const redactedText = '[redacted]';
