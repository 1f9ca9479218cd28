import type { Client } from '@temporalio/client';
import { SearchAttributeType } from '@temporalio/common';
import { SEARCH_ATTRIBUTES } from '../contracts/search-attributes.ts';

/** The server's numbers for types; it accepts a second registration with another type silently and keeps the first. */
const TYPE_NUMBERS: Partial<Record<SearchAttributeType, number>> = {
  [SearchAttributeType.TEXT]: 1,
  [SearchAttributeType.KEYWORD]: 2,
  [SearchAttributeType.INT]: 3,
  [SearchAttributeType.DOUBLE]: 4,
  [SearchAttributeType.BOOL]: 5,
  [SearchAttributeType.DATETIME]: 6,
  [SearchAttributeType.KEYWORD_LIST]: 7,
};

/** Adds what is missing. Refuses to go on with an attribute of another type, since every filter on it would lie. */
export const registerSearchAttributes = async (client: Client): Promise<void> => {
  const { namespace } = client.options;
  const { customAttributes } = await client.connection.operatorService.listSearchAttributes({ namespace });
  const wanted = Object.values(SEARCH_ATTRIBUTES).map(({ name, type }) => ({ name, type: TYPE_NUMBERS[type] ?? 0 }));
  const wrong = wanted.filter(
    ({ name, type }) => customAttributes[name] !== undefined && Number(customAttributes[name]) !== type,
  );
  if (wrong.length > 0) {
    throw new Error(
      `search attributes of another type are registered: ${wrong.map(({ name }) => name).join(', ')}. Remove them first.`,
    );
  }
  const missing = wanted.filter(({ name }) => customAttributes[name] === undefined);
  if (missing.length === 0) return;
  const searchAttributes = Object.fromEntries(missing.map(({ name, type }) => [name, type]));
  await client.connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
};
