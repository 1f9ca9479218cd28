/** States are data: from each state, the states that may follow. */
export type Transitions<S extends string> = Readonly<Record<S, readonly S[]>>;

export const mayFollow = <S extends string>(table: Transitions<S>, from: S, to: S): boolean => table[from].includes(to);

export const isFinal = <S extends string>(table: Transitions<S>, state: S): boolean => table[state].length === 0;
