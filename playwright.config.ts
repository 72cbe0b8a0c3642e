import { defineConfig } from '@playwright/test';
import { chromiumArguments, chromiumVariables, systemChromiums } from './scripts/chromium.mjs';

// `npm test` serves the built app, finds a Chromium and says both; alone, this finds what is there.
const served = process.env.DRAWBRIDGE_URL;
const alone = 'http://127.0.0.1:4273/';
const executablePath = chromiumVariables.map((name) => process.env[name]).find(Boolean) ?? systemChromiums()[0];
const sandbox = process.env.DRAWBRIDGE_CHROMIUM_SANDBOX === '1';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  forbidOnly: !!process.env.CI,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    actionTimeout: 15_000,
    baseURL: served ?? alone,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    colorScheme: 'light',
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: { args: chromiumArguments, chromiumSandbox: sandbox, ...(executablePath ? { executablePath } : {}) },
  },
  projects: [{ name: 'desktop' }],
  ...(served
    ? {}
    : { webServer: { command: 'node scripts/start.mjs --port 4273', url: alone, reuseExistingServer: true, timeout: 180_000 } }),
});
