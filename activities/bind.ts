import { createBoundary } from './boundary.ts';
import type { Deps } from './deps.ts';

type Step = (deps: Deps, input: never) => Promise<unknown>;

export type Bound<S extends Readonly<Record<string, Step>>> = {
  readonly [Name in keyof S]: S[Name] extends (deps: Deps, input: infer Input) => infer Answer
    ? (input: Input) => Answer
    : never;
};

/** Steps with their dependencies bound, each behind the boundary under its own name: what a worker is given. */
export const bindSteps = <S extends Readonly<Record<string, Step>>>(deps: Deps, steps: S): Bound<S> => {
  const boundary = createBoundary(deps.log);
  const bound = Object.entries(steps).map(([name, step]) => [
    name,
    (input: never) => boundary(name, () => step(deps, input)),
  ]);
  return Object.fromEntries(bound) as Bound<S>;
};
