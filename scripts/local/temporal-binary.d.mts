export type TemporalBinary = { readonly path: string; readonly version: string; readonly source: string };

export const TEMPORAL_VERSION: string;
export function temporalCaches(): { readonly project: string; readonly user: string };
export function temporalVersion(path: string): string | undefined;
export function versionNote(path: string): string;
export function lookForTemporal(): { readonly found: TemporalBinary | undefined; readonly tried: readonly string[] };
