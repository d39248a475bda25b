/**
 * Whether a request comes from this machine. The sandbox has no passwords, so it refuses other sites that are
 * open in the same browser (`Origin`) and foreign names that resolve to this machine (`Host`).
 */
export const isLocal = (host: string | undefined, origin: string | undefined, port: number): boolean => {
  const names = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
  // Browsers omit port 80 from both headers.
  if (port === 80) names.push('127.0.0.1', 'localhost', '[::1]');
  const named = host?.toLowerCase();
  if (named === undefined || !names.includes(named)) return false;
  return origin === undefined || origin.toLowerCase() === `http://${named}`;
};

export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
