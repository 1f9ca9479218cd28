import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type {
  Act,
  AddressChanged,
  CancelRequested,
  DeadlineMoved,
  EscalationResolved,
  PaymentChanged,
  Resumed,
  ShipmentMoved,
} from '../../contracts/messages.ts';
import type { OrderState } from './state.ts';

/** Signals are facts that stand in Postgres already; each wakes the workflow, whose step reads the row. */
export const paymentChanged = defineSignal<[PaymentChanged]>('paymentChanged');
export const cancelRequested = defineSignal<[CancelRequested]>('cancelRequested');
export const deadlineMoved = defineSignal<[DeadlineMoved]>('deadlineMoved');
export const shipmentPacked = defineSignal<[ShipmentMoved]>('shipmentPacked');
export const shipmentHandedOver = defineSignal<[ShipmentMoved]>('shipmentHandedOver');
export const trackingMoved = defineSignal<[ShipmentMoved]>('trackingMoved');
export const resumed = defineSignal<[Resumed]>('resumed');
export const shipmentAdded = defineSignal<[ShipmentMoved]>('shipmentAdded');
export const addressChanged = defineSignal<[AddressChanged]>('addressChanged');
export const escalationResolved = defineSignal<[EscalationResolved]>('escalationResolved');

/** Carries out an action by its id. Signal and update feed one function. */
export const act = defineSignal<[Act]>('act');
export const actNow = defineUpdate<{ readonly accepted: boolean }, [Act]>('act');

export const orderState = defineQuery<OrderState>('orderState');
