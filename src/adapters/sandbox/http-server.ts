import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

/** How many ports are tried before giving up. */
const portsTried = 20;

export type HttpServer = Readonly<{
  /** Listens on 127.0.0.1, on this port or the next free one; 0 takes any. Resolves with the port. */
  listen(api: Hono, wanted: number): Promise<number>;
  /** The port; 0 before `listen`. */
  port(): number;
  /** Closes every connection. */
  close(): Promise<void>;
}>;

export const createHttpServer = (): HttpServer => {
  let server: Server | undefined;
  let port = 0;
  return {
    port: () => port,
    async listen(api, wanted) {
      const opened = createAdaptorServer({ fetch: api.fetch, overrideGlobalObjects: false }) as Server;
      port = await bind(opened, wanted);
      server = opened;
      return port;
    },
    async close() {
      const open = server;
      server = undefined;
      if (!open) return;
      await new Promise<void>((resolve) => {
        open.close(() => resolve());
        open.closeAllConnections();
      });
    },
  };
};

const bind = async (server: Server, wanted: number): Promise<number> => {
  for (let candidate = wanted; ; candidate += 1) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(candidate, '127.0.0.1', () => {
          server.off('error', reject);
          resolve();
        });
      });
      return (server.address() as AddressInfo).port;
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || candidate >= wanted + portsTried) throw error;
    }
  }
};
