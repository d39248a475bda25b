import { defineConfig } from 'vitest/config';
import { temporaryFolders } from './test/fixtures/memory-folder.ts';

export default defineConfig({
  test: {
    environment: 'node',
    // The first test that needs PostgreSQL waits for it to start.
    testTimeout: 20_000,
    hookTimeout: 20_000,
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/fixtures/loopback-only.ts'],
    globalSetup: ['test/fixtures/postgres.ts', 'test/fixtures/memory-folder.ts'],
    env: temporaryFolders,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,tsx}', 'commands/**/*.ts'],
      reporter: ['text-summary', 'html'],
      reportsDirectory: 'coverage',
    },
  },
});
