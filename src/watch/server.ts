import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HealthParts, healthOf } from './health.ts';
import type { Metrics } from './metrics.ts';

export type WatchServer = Readonly<{
  /** @returns the port. Rejects where it cannot listen there. */
  open(): Promise<number>;
  close(): Promise<void>;
}>;

export type WatchServerParts = HealthParts & Readonly<{ host: string; port: number; metrics: Metrics }>;

const requestTimeoutMs = 5_000;
/** A supervisor and a Prometheus open one or two. */
const connectionsMax = 20;

/** What a supervisor and Prometheus ask. It changes nothing and names nobody. */
export const createWatchServer = (parts: WatchServerParts): WatchServer => {
  const server = createServer(
    { requestTimeout: requestTimeoutMs, headersTimeout: requestTimeoutMs },
    (request, response) => {
      const path = request.url?.split('?')[0] ?? '';
      const method = request.method ?? '';
      if (method !== 'GET' && method !== 'HEAD') return reply(response, 405, 'Only GET.\n');
      answer(parts, path, response).catch(() => reply(response, 500, 'This could not be measured.\n'));
    },
  );
  server.maxConnections = connectionsMax;
  return {
    open: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(parts.port, parts.host, () => {
          server.off('error', reject);
          resolve((server.address() as AddressInfo).port);
        });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const answer = async (parts: WatchServerParts, path: string, response: ServerResponse): Promise<void> => {
  // Any answer means that the process is alive.
  if (path === '/livez') return reply(response, 200, 'ok\n');
  if (path === '/readyz') {
    const health = await healthOf(parts);
    return reply(response, health.ready ? 200 : 503, `${JSON.stringify(health)}\n`, 'application/json');
  }
  if (path === '/metrics') return reply(response, 200, await parts.metrics.text(), parts.metrics.contentType);
  reply(response, 404, 'There are /livez, /readyz and /metrics.\n');
};

const reply = (response: ServerResponse, status: number, body: string, type = 'text/plain'): void => {
  if (response.headersSent) return;
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' });
  response.end(body);
};
