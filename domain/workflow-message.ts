/** Everything that must reach a workflow, by kind. Payload types stand in `contracts/messages.ts`. */
export const WORKFLOW_MESSAGE_KINDS = [
  'start_order',
  'payment_changed',
  'cancel_requested',
  'deadline_moved',
  'shipment_packed',
  'shipment_handed_over',
  'tracking_moved',
  'resumed',
  'act',
  'start_late_payment',
  'escalation_moved',
  'escalation_resolved',
  'shipment_added',
  'start_act',
  'address_changed',
  'start_escalation',
  'start_bulk',
] as const;
export type WorkflowMessageKind = (typeof WORKFLOW_MESSAGE_KINDS)[number];

export const WORKFLOW_MESSAGE_STATES = ['pending', 'acknowledged', 'no_run', 'parked'] as const;
export type WorkflowMessageState = (typeof WORKFLOW_MESSAGE_STATES)[number];

/** What a message means when its workflow has ended. Facts stand in Postgres already, so most need nothing more. */
export const WITHOUT_RUN = {
  start_order: 'nothing',
  payment_changed: 'late_payment',
  cancel_requested: 'nothing',
  deadline_moved: 'nothing',
  shipment_packed: 'nothing',
  shipment_handed_over: 'nothing',
  tracking_moved: 'nothing',
  resumed: 'nothing',
  act: 'own_run',
  start_late_payment: 'nothing',
  escalation_moved: 'nothing',
  escalation_resolved: 'nothing',
  shipment_added: 'nothing',
  start_act: 'nothing',
  start_bulk: 'nothing',
  address_changed: 'nothing',
  start_escalation: 'nothing',
} as const satisfies Record<WorkflowMessageKind, 'nothing' | 'late_payment' | 'own_run'>;
