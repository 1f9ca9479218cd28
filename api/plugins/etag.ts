import { createHash } from 'node:crypto';

/** Of the content, since what an order's view shows comes from its payments, parcels and tracking as well. */
export const etagOf = (view: unknown): string =>
  `"${createHash('sha256').update(JSON.stringify(view)).digest('base64url').slice(0, 27)}"`;

const tagsIn = (header: string): string[] => header.split(',').map((tag) => tag.trim());

/** If-None-Match: a weak tag counts, since proxies weaken tags when they compress. */
export const isKnownTo = (header: string | undefined, etag: string): boolean =>
  header !== undefined && tagsIn(header).some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag);

/** If-Match: without the header anything goes; a weak tag never matches. */
export const isAllowedBy = (header: string | undefined, etag: string): boolean =>
  header === undefined || tagsIn(header).some((tag) => tag === '*' || tag === etag);
