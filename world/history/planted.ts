import planted from '../data/planted.json' with { type: 'json' };

/** What lies hidden in the history, for whoever looks for it to find. */
export const PLANTED = planted;
