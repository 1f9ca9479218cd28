import { bigint, customType } from 'drizzle-orm/pg-core';

/** timestamptz in Postgres, an ISO-8601 UTC string everywhere else. */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamptz',
  fromDriver: (value) => new Date(value).toISOString(),
});

/** Minor units of the row's currency. */
export const minor = (name: string) => bigint(name, { mode: 'number' });
