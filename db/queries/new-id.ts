import { TypeID, typeid } from 'typeid-js';

export const ID_PREFIXES = [
  'ord',
  'shp',
  'pay',
  'ref',
  'res',
  'pck',
  'par',
  'ntf',
  'evt',
  'msg',
  'aud',
  'key',
  'prn',
  'act',
  'esc',
  'view',
  'whe',
  'dlv',
  'pse',
  'blk',
  'not',
] as const;
export type IdPrefix = (typeof ID_PREFIXES)[number];

/** A sortable id: UUIDv7 in base32 behind its noun. */
export const newId = (prefix: IdPrefix): string => typeid(prefix).toString();

/** The id that a UUID made elsewhere stands for, as in a workflow, which may not roll dice of its own. */
export const idFromUuid = (prefix: IdPrefix, uuid: string): string => TypeID.fromUUID(prefix, uuid).toString();
