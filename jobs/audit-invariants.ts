import type { Log } from '../contracts/log.ts';
import type { Database, Transaction } from '../db/client.ts';
import { flawOf, GENESIS, sealedAfter } from '../db/queries/audit.ts';
import { putFindings } from '../db/queries/finding.ts';
import { lookAt } from '../db/queries/invariant.ts';
import { type Finding, INVARIANTS } from '../domain/invariant.ts';

const PAGE = 1_000;
/** Of a longer chain each look takes the next part, so that the whole is verified again and again. */
const PAGES_A_LOOK = 20;

type Link = { readonly n: number; readonly hash: string };
const FIRST: Link = { n: 0, hash: GENESIS };

type Stretch = { readonly last: Link; readonly checked: number; readonly wrong: readonly string[] };

const verifyPage = async (tx: Transaction, from: Link): Promise<Stretch> => {
  const rows = await sealedAfter(tx, from.n, PAGE);
  const wrong: string[] = [];
  let last = from;
  for (const row of rows) {
    if (flawOf(last, row)) wrong.push(String(row.n));
    last = { n: row.n ?? last.n, hash: row.hash ?? '' };
  }
  return { last, checked: rows.length, wrong };
};

const verifyFrom = async (tx: Transaction, from: Link): Promise<Stretch & { readonly isEnd: boolean }> => {
  let whole: Stretch = { last: from, checked: 0, wrong: [] };
  for (let page = 0; page < PAGES_A_LOOK; page += 1) {
    const { last, checked, wrong } = await verifyPage(tx, whole.last);
    whole = { last, checked: whole.checked + checked, wrong: [...whole.wrong, ...wrong] };
    if (checked < PAGE) return { ...whole, isEnd: true };
  }
  return { ...whole, isEnd: false };
};

/** What is wrong stays in sight: the next look begins where this one did. */
const createChain = () => {
  let from = FIRST;
  return async (tx: Transaction): Promise<Finding> => {
    const { last, checked, wrong, isEnd } = await verifyFrom(tx, from);
    if (wrong.length === 0) from = isEnd ? FIRST : last;
    return { name: 'audit_chain', checked, broken: wrong.length, sample: wrong.slice(0, 5) };
  };
};

type LookDeps = { readonly db: Database; readonly log: Log };

/** Looks whether everything still holds, all of it at one moment, and keeps what it has found. */
export const createAuditInvariants = ({ db, log }: LookDeps): (() => Promise<void>) => {
  const lookAtChain = createChain();
  const look = () =>
    db.transaction(
      async (tx) => {
        const findings: Finding[] = [];
        for (const name of INVARIANTS)
          findings.push(await (name === 'audit_chain' ? lookAtChain(tx) : lookAt(tx, name)));
        return findings;
      },
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    );
  return async () => {
    const findings = await look();
    await putFindings(db, findings);
    for (const { name, broken, sample } of findings)
      if (broken > 0) log.error({ invariant: name, broken, sample }, 'an invariant does not hold');
  };
};
