/** Where the session lies in the cache: somebody, or null for nobody. */
export const SESSION = ['session'] as const;
