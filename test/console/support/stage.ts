import { chromium as driver, type Browser } from 'playwright-core';
import { describe, inject } from 'vitest';
import { connectDatabase } from '../../../db/client.ts';
import { writeStaff } from '../../../scripts/seed/staff.ts';
import { createWorld } from '../../../world/world.ts';
import type {} from '../../support/servers.ts';
import { startWorld, type World, type WorldOptions } from '../../support/world.ts';
import { openVisit, type Visit, type VisitOptions } from './visit.ts';

export type Stage = {
  readonly world: World;
  readonly url: string;
  /** A fresh browser profile; whatever it complains about fails the test that closes it. */
  visit(options?: VisitOptions): Promise<Visit>;
  close(): Promise<void>;
};

const path = inject('chromium');

/** For tests that need a browser: left out, and said so at the start, where there is none. */
export const describePages = path === '' ? describe.skip : describe;

const seedPeople = async (world: World): Promise<void> => {
  const database = connectDatabase(world.config.DATABASE_URL, { max: 1, application: 'test people' });
  await writeStaff(database.db, createWorld(7300).staff);
  await database.close();
};

export const launchBrowser = (): Promise<Browser> =>
  driver.launch({ executablePath: path, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] });

/** The whole product with its console, a demo's people, and a browser before it. */
export const startStage = async ({ settings, ...options }: WorldOptions): Promise<Stage> => {
  const [world, browser] = await Promise.all([
    startWorld({ ...options, settings: { DEMO: 'true', ...settings }, consoleFolder: inject('consoleFolder') }),
    launchBrowser(),
  ]);
  await seedPeople(world);
  return {
    world,
    url: world.urls.api,
    visit: (visit = {}) => openVisit(browser, world.urls.api, visit),
    close: async () => {
      await browser.close();
      await world.close();
    },
  };
};
