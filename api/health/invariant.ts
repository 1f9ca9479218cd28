import type { InvariantsView } from '../../contracts/invariant.ts';
import { type FindingRow, listFindings } from '../../db/queries/finding.ts';
import { INVARIANTS, type Invariant } from '../../domain/invariant.ts';
import type { ApiDeps } from '../deps.ts';

const NEVER = { holds: null, checked: 0, broken: 0, sample: [], looked_at: null, since: null };

const present = (name: Invariant, row: FindingRow | undefined): InvariantsView['findings'][number] => {
  if (!row) return { name, ...NEVER };
  const { checked, broken, sample, lookedAt, since } = row;
  return { name, holds: broken === 0, checked, broken, sample: [...sample], looked_at: lookedAt, since };
};

export const createAudits = ({ db, auditNow }: ApiDeps) => {
  const read = async (): Promise<InvariantsView> => {
    const rows = await listFindings(db);
    const findings = INVARIANTS.map((name) =>
      present(
        name,
        rows.find((row) => row.name === name),
      ),
    );
    const looks = findings.map(({ looked_at }) => looked_at ?? '').toSorted();
    return { looked_at: looks[0] || null, findings };
  };
  /** Whoever asks while a look is under way waits for that one. */
  let looking: Promise<void> | undefined;
  const look = async (): Promise<InvariantsView> => {
    looking ??= auditNow().finally(() => {
      looking = undefined;
    });
    await looking;
    return read();
  };
  return { read, look };
};
