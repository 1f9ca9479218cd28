export type UserIds = { readonly uid: number; readonly gid: number };
export type PostgresPlace = {
  readonly binDir: string;
  readonly dataDir: string;
  readonly user?: UserIds;
  readonly moved?: string;
};

export function mayEnter(ids: UserIds, folder: { uid: number; gid: number; mode: number }): boolean;
export function placePostgres(dataDir: string): PostgresPlace;
export function postgresVersion(place: PostgresPlace): string;
