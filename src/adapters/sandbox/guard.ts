/**
 * The sandbox has no passwords, so only this machine may speak to it: not another site open in the
 * same browser (Origin), and not a foreign name that resolves to this machine (Host).
 */
export const isOurs = (host: string | undefined, origin: string | undefined, port: number): boolean => {
  const names = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
  // A port of 80 is left out of both headers.
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
