import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isAllowedInBundle, listBundledModules } from './bundled-modules.ts';
import { plantProject, ROOT } from './planted-project.ts';

const bundleOf = async (files: Readonly<Record<string, string>>) => {
  const project = plantProject(files);
  onTestFinished(() => project.remove());
  return listBundledModules(join(project.dir, 'workflows/index.ts'), project.dir);
};

describe('the workflow bundle', () => {
  test('holds nothing but workflows, leaf decisions and plain names', async () => {
    const names = await listBundledModules(join(ROOT, 'workflows/index.ts'), ROOT);
    expect(names).toContain('workflows/index.ts');
    expect(names.filter((name) => !isAllowedInBundle(name))).toEqual([]);
  }, 60_000);

  test('shows a schema library that came along with one constant', async () => {
    const names = await bundleOf({
      'contracts/order.ts':
        "import { z } from 'zod';\nexport const MOST_LINES = 50;\nexport const line = z.object({});\n",
      'domain/distance.ts': "import haversine from 'haversine-distance';\nexport const far = haversine;\n",
      'workflows/index.ts':
        "import { sleep } from '@temporalio/workflow';\nimport { MOST_LINES } from '../contracts/order.ts';\nimport { far } from '../domain/distance.ts';\nexport const order = () => sleep(MOST_LINES + far.length);\n",
    });
    expect(names.filter((name) => !isAllowedInBundle(name))).toEqual([
      'contracts/order.ts',
      'npm:haversine-distance',
      'npm:zod',
    ]);
  }, 60_000);

  test('leaves out what was imported as a type only', async () => {
    const names = await bundleOf({
      'contracts/order.ts':
        "import { z } from 'zod';\nexport const line = z.object({});\nexport type Line = z.infer<typeof line>;\n",
      'workflows/index.ts':
        "import { sleep } from '@temporalio/workflow';\nimport type { Line } from '../contracts/order.ts';\nexport const order = (_: Line) => sleep(1);\n",
    });
    expect(names.filter((name) => !isAllowedInBundle(name))).toEqual([]);
  }, 60_000);

  test('cannot be built with a Node built-in', async () => {
    const index = "import { randomUUID } from 'node:crypto';\nexport const order = () => randomUUID();\n";
    await expect(bundleOf({ 'workflows/index.ts': index })).rejects.toThrow(/crypto/);
  }, 60_000);
});
