import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/** Few, typed, without anything about a person: these values are visible to everyone who may list workflows. */
export const SEARCH_ATTRIBUTES = {
  shopId: defineSearchAttributeKey('ShopId', SearchAttributeType.KEYWORD),
  orderStage: defineSearchAttributeKey('OrderStage', SearchAttributeType.KEYWORD),
  waitingOn: defineSearchAttributeKey('WaitingOn', SearchAttributeType.KEYWORD),
  attention: defineSearchAttributeKey('Attention', SearchAttributeType.KEYWORD),
  warehouseId: defineSearchAttributeKey('WarehouseId', SearchAttributeType.KEYWORD),
  carrierId: defineSearchAttributeKey('CarrierId', SearchAttributeType.KEYWORD),
  paymentMethod: defineSearchAttributeKey('PaymentMethod', SearchAttributeType.KEYWORD),
  orderTotalMinor: defineSearchAttributeKey('OrderTotalMinor', SearchAttributeType.INT),
  promisedAt: defineSearchAttributeKey('PromisedAt', SearchAttributeType.DATETIME),
} as const;
