/** What a plan is judged by, first to last unless asked otherwise. */
export const CRITERIA = ['fewest_parcels', 'tariff_cost', 'distance', 'stock_level'] as const;
export type Criterion = (typeof CRITERIA)[number];

/** In order of weight: a later criterion only decides between plans that tie on all before it. */
export type Objective = readonly Criterion[];

/** Less is better throughout: parcels, minor units, kilometres, and shares of shelves emptied, in millionths. */
export type Score = Readonly<Record<Criterion, number>>;

export type Difference = { readonly criterion: Criterion; readonly by: number };

/** The order asked for, with what it leaves out behind it: no two plans tie by omission. */
export const completeObjective = (asked: Objective = CRITERIA): Objective => [...new Set([...asked, ...CRITERIA])];

export const compareScores = (objective: Objective, a: Score, b: Score): number => {
  for (const criterion of objective) {
    const by = a[criterion] - b[criterion];
    if (by !== 0) return by;
  }
  return 0;
};

/** The criterion that decides between two scores, and by how much the first is worse. */
export const firstDifference = (objective: Objective, a: Score, b: Score): Difference | undefined => {
  const criterion = objective.find((each) => a[each] !== b[each]);
  return criterion && { criterion, by: a[criterion] - b[criterion] };
};
