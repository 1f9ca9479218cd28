import { createActionActivities } from './action.ts';
import { createBookingActivities } from './booking.ts';
import type { Deps } from './deps.ts';
import { createBulkActivities } from './bulk.ts';
import { createEscalationActivities } from './escalation.ts';
import { createOrderActivities } from './order.ts';
import { createPaymentActivities } from './payment.ts';
import { createTrackingActivities } from './tracking.ts';

export const createActivities = (deps: Deps) => ({
  ...createOrderActivities(deps),
  ...createPaymentActivities(deps),
  ...createBookingActivities(deps),
  ...createTrackingActivities(deps),
  ...createEscalationActivities(deps),
  ...createActionActivities(deps),
  ...createBulkActivities(deps),
});

export type Activities = ReturnType<typeof createActivities>;
