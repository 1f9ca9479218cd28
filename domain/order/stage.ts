import type { ShipmentStatus } from '../shipment/status.ts';
import type { OrderStatus } from './status.ts';

/** How far an order is, from the shop to the door. */
export const STAGES = ['received', 'paid', 'allocated', 'picked', 'packed', 'handed_over', 'delivered'] as const;
export type Stage = (typeof STAGES)[number];

/** Beside the way to the door: on the way back, and over. */
export const ORDER_STAGES = [...STAGES, 'cancelling', 'ended'] as const;
export type OrderStage = (typeof ORDER_STAGES)[number];

/** Null: its shipments tell. */
export const STAGE_OF_STATUS: Readonly<Record<OrderStatus, OrderStage | null>> = {
  accepted: 'received',
  awaiting_payment: 'received',
  fulfilling: null,
  after_sales: 'delivered',
  completed: 'ended',
  rejected: 'ended',
  expired: 'ended',
  cancelling: 'cancelling',
  cancelled: 'ended',
};

/** Null: goods of it are on their way to nobody, so that the order does not wait for them. */
export const STAGE_OF_SHIPMENT: Readonly<Record<ShipmentStatus, Stage | null>> = {
  planned: 'paid',
  released: 'allocated',
  picking: 'allocated',
  picked: 'picked',
  packed: 'packed',
  handed_over: 'handed_over',
  delivered: 'delivered',
  returning: 'handed_over',
  returned: 'handed_over',
  lost: 'handed_over',
  cancelling: null,
  cancelled: null,
};

/** Of an order under way that nothing has been planned for yet. */
export const FIRST_STAGE_UNDER_WAY = 'paid' satisfies Stage;

type StagedShipment = { readonly status: ShipmentStatus; readonly isSettled: boolean };

/** An order is as far as the slowest shipment that it still waits for. */
export const orderStage = (status: OrderStatus, shipments: readonly StagedShipment[]): OrderStage => {
  const stages = shipments.flatMap(({ status: of, isSettled }) => (isSettled ? [] : (STAGE_OF_SHIPMENT[of] ?? [])));
  return STAGE_OF_STATUS[status] ?? STAGES.find((stage) => stages.includes(stage)) ?? FIRST_STAGE_UNDER_WAY;
};

/** The statuses that an order at one of these stages can have. */
export const statusesAt = (stages: readonly OrderStage[]): readonly OrderStatus[] => {
  const fromShipments = Object.values(STAGE_OF_SHIPMENT).some((stage) => stage !== null && stages.includes(stage));
  return Object.entries(STAGE_OF_STATUS).flatMap(([status, stage]) =>
    (stage === null ? fromShipments : stages.includes(stage)) ? [status as OrderStatus] : [],
  );
};
