import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectTemporal, newTaskQueue, type TemporalConnections } from '../../support/temporal.ts';

describe('the Temporal server of a run', () => {
  let temporal: TemporalConnections;

  beforeAll(async () => {
    temporal = await connectTemporal();
  });
  afterAll(() => temporal.close());

  test('answers on both kinds of connection', async () => {
    const info = await temporal.client.workflowService.getSystemInfo({});
    expect(info.serverVersion).toMatch(/^\d+\.\d+/);
    await expect(temporal.native.ensureConnected()).resolves.toBeUndefined();
  });

  test('gives each file a task queue of its own', () => {
    expect(newTaskQueue('order')).not.toBe(newTaskQueue('order'));
  });
});
