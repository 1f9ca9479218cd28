/** How each layer must treat a fault; HTTP and Temporal own their translations of a kind. */
export const FAULT_KINDS = [
  'invalid',
  'missing',
  'conflict',
  'rejected',
  'declined',
  'forbidden',
  'throttled',
  'unavailable',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

type Row = { readonly kind: FaultKind; readonly title: string };

export const FAULTS = {
  MALFORMED_REQUEST: { kind: 'invalid', title: 'The request is not well formed' },
  INVALID_VALUE: { kind: 'invalid', title: 'A value is not allowed here' },
  MEDIA_TYPE_UNSUPPORTED: { kind: 'invalid', title: 'The body must be application/json' },
  BODY_TOO_LARGE: { kind: 'invalid', title: 'The body is too large' },
  IDEMPOTENCY_KEY_MISSING: { kind: 'invalid', title: 'The Idempotency-Key header is required' },
  IDEMPOTENCY_KEY_INVALID: { kind: 'invalid', title: 'The Idempotency-Key header must be 1 to 255 visible characters' },
  SIGNATURE_INVALID: { kind: 'forbidden', title: 'The signature does not match' },
  CREDENTIALS_MISSING: { kind: 'forbidden', title: 'An API key is required' },
  CREDENTIALS_INVALID: { kind: 'forbidden', title: 'The API key is not valid' },
  SESSION_MISSING: { kind: 'forbidden', title: 'Nobody is signed in, or the session has ended' },
  SIGN_IN_FAILED: { kind: 'forbidden', title: 'The login or the password is not right' },
  SIGN_IN_LOCKED: { kind: 'throttled', title: 'Too many wrong passwords; wait before the next try' },
  INVITE_UNKNOWN: { kind: 'missing', title: 'The invitation has been used or has ended' },
  PASSWORD_WEAK: { kind: 'rejected', title: 'The password needs at least 12 characters and not the login in it' },
  CROSS_SITE: { kind: 'forbidden', title: 'The request comes from a page of another site' },
  SHOP_REQUIRED: { kind: 'forbidden', title: 'Only a shop can do this; use a key of the shop' },
  STAFF_REQUIRED: { kind: 'forbidden', title: 'Only staff can do this; a shop has no say in it' },
  SCOPE_MISSING: { kind: 'forbidden', title: 'The API key may not do this' },
  ROUTE_UNKNOWN: { kind: 'missing', title: 'No such address' },
  ORDER_UNKNOWN: { kind: 'missing', title: 'No such order' },
  PAYMENT_UNKNOWN: { kind: 'missing', title: 'No such payment' },
  SHIPMENT_UNKNOWN: { kind: 'missing', title: 'No such shipment' },
  PICK_TASK_UNKNOWN: { kind: 'missing', title: 'No such pick task' },
  PARCEL_UNKNOWN: { kind: 'missing', title: 'No such parcel' },
  SHOP_UNKNOWN: { kind: 'missing', title: 'No such shop' },
  SKU_NOT_LISTED: { kind: 'missing', title: 'The shop lists no such article' },
  SKU_UNKNOWN: { kind: 'rejected', title: 'No such article' },
  SKU_NOT_SELLABLE: { kind: 'rejected', title: 'The article is not on sale in this shop' },
  PRICE_MISSING: { kind: 'rejected', title: 'The article has no price in this currency' },
  STOCK_INSUFFICIENT: { kind: 'rejected', title: 'Not enough stock' },
  ADDRESS_INCOMPLETE: { kind: 'rejected', title: 'The address lacks a part that its country needs' },
  ADDRESS_INVALID: { kind: 'rejected', title: 'A part of the address is not well formed' },
  REGION_UNKNOWN: { kind: 'rejected', title: 'No such region' },
  REGION_REPLACED: { kind: 'rejected', title: 'The region has become part of another' },
  REGION_INCOMPLETE: { kind: 'rejected', title: 'The region is not the smallest one; name the district' },
  ADDRESS_NOT_CHANGEABLE: { kind: 'conflict', title: 'It is too late, or too early, to change the address' },
  ADDRESS_UNDELIVERABLE: { kind: 'rejected', title: 'No carrier delivers these goods to this address' },
  COUPON_UNKNOWN: { kind: 'rejected', title: 'No such coupon' },
  COUPON_NOT_STARTED: { kind: 'rejected', title: 'The coupon is not valid yet' },
  COUPON_EXPIRED: { kind: 'rejected', title: 'The coupon has expired' },
  COUPON_NOT_APPLICABLE: { kind: 'rejected', title: 'The coupon does not apply to this order' },
  COUPON_NOT_COMBINABLE: { kind: 'rejected', title: 'The coupon cannot be combined with the others' },
  COUPON_EXHAUSTED: { kind: 'rejected', title: 'The coupon has been used up' },
  COUPON_LIMIT_REACHED: { kind: 'rejected', title: 'This customer has used the coupon as often as allowed' },
  PAYMENT_METHOD_UNAVAILABLE: { kind: 'rejected', title: 'The payment method is not available for this order' },
  ORDER_TOTAL_ZERO: { kind: 'rejected', title: 'The order comes to nothing to pay' },
  INTAKE_PAUSED: { kind: 'unavailable', title: 'No orders are taken at the moment' },
  IDEMPOTENCY_KEY_REUSED: { kind: 'rejected', title: 'The Idempotency-Key was used with another body' },
  IDEMPOTENCY_KEY_IN_USE: { kind: 'conflict', title: 'A request with this Idempotency-Key is still being answered' },
  ORDER_NOT_CANCELLABLE: { kind: 'conflict', title: 'The order can no longer be cancelled' },
  REFERENCE_TAKEN: { kind: 'conflict', title: 'The shop has an order with this reference already' },
  PRECONDITION_FAILED: { kind: 'conflict', title: 'It is no longer as If-Match says; read it again' },
  ORDER_CANCELLED: { kind: 'conflict', title: 'The order was cancelled before it was decided' },
  ORDER_ENDED: { kind: 'conflict', title: 'The order has ended' },
  DEADLINE_NOT_SET: { kind: 'conflict', title: 'The order is not waiting for this deadline' },
  DEADLINE_BEYOND_GATEWAY: { kind: 'rejected', title: 'The gateway ends the payment before that' },
  TRANSITION_INVALID: { kind: 'conflict', title: 'This does not follow from the present state' },
  SHIPMENT_CANCELLED: { kind: 'conflict', title: 'The shipment has been cancelled' },
  SCAN_WRONG_ITEM: { kind: 'rejected', title: 'This is not the article wanted here' },
  SCAN_TOO_MANY: { kind: 'rejected', title: 'More than the wanted quantity' },
  SCAN_INCOMPLETE: { kind: 'rejected', title: 'Not everything has been scanned' },
  WEIGHT_MISMATCH: { kind: 'rejected', title: 'The weight differs from what was expected' },
  LABEL_MISSING: { kind: 'rejected', title: 'The parcel has no label yet' },
  CAPTURE_MISSING: { kind: 'conflict', title: 'The money for the parcel has not been taken yet' },
  SCAN_ID_REUSED: { kind: 'conflict', title: 'The scan id was used for another scan' },
  BOOKING_COLLECTED: { kind: 'conflict', title: 'The carrier has collected the parcel already' },
  BOOKING_BY_HAND: { kind: 'conflict', title: 'A person booked the parcel, so a person must take it back' },
  PAYMENT_DECLINED: { kind: 'declined', title: 'The payment was declined' },
  BOOKING_REFUSED: { kind: 'declined', title: 'The carrier refused the parcel' },
  ESCALATION_UNKNOWN: { kind: 'missing', title: 'No such escalation' },
  VIEW_UNKNOWN: { kind: 'missing', title: 'No such saved view' },
  VIEW_NAME_TAKEN: { kind: 'conflict', title: 'There is a saved view of this name already' },
  ENDPOINT_UNKNOWN: { kind: 'missing', title: 'No such webhook endpoint' },
  ENDPOINT_NOT_ALLOWED: { kind: 'rejected', title: 'Webhooks cannot go to this address' },
  ACTION_UNKNOWN: { kind: 'missing', title: 'No such action' },
  ESCALATION_RESOLVED: { kind: 'conflict', title: 'The escalation has been resolved' },
  ACTION_DECIDED: { kind: 'conflict', title: 'The action does not wait for a decision' },
  ACTION_NOT_OFFERED: { kind: 'rejected', title: 'This is no remedy here' },
  AMOUNT_MISSING: { kind: 'rejected', title: 'An amount above zero is needed' },
  STEP_NOT_MARKABLE: { kind: 'rejected', title: 'Nobody can do this step by hand' },
  TRACKING_NUMBER_MISSING: { kind: 'rejected', title: "The carrier's number of the parcel is needed" },
  TRACKING_NUMBER_TAKEN: { kind: 'conflict', title: 'Another parcel has this number' },
  REFERENCE_MISSING: { kind: 'rejected', title: 'The reference of what was done is needed' },
  PAYMENT_MISSING: { kind: 'rejected', title: 'The payment that is meant is needed' },
  SHIPMENT_MISSING: { kind: 'rejected', title: 'A shipment of this order is needed' },
  SHIPMENT_SETTLED: { kind: 'conflict', title: 'The shipment has been refunded or sent again already' },
  CARRIER_MISSING: { kind: 'rejected', title: 'The carrier to change to is needed' },
  CARRIER_UNKNOWN: { kind: 'rejected', title: 'No such carrier' },
  ORDER_NOT_FULFILLING: { kind: 'conflict', title: 'The order is not being fulfilled' },
  WAREHOUSE_UNKNOWN: { kind: 'rejected', title: 'No such warehouse' },
  PAUSE_UNKNOWN: { kind: 'missing', title: 'No such pause' },
  PAUSE_ON: { kind: 'conflict', title: 'This is paused already' },
  AUTHORITY_MISSING: { kind: 'forbidden', title: 'Your role may not do this' },
  APPROVER_NOT_ALLOWED: { kind: 'forbidden', title: 'Another person with the authority must decide this' },
  REFUND_EXCEEDS_CAPTURED: { kind: 'rejected', title: 'More than what can still be given back' },
  REFUND_REFUSED: { kind: 'declined', title: 'The gateway refused the refund' },
  REFUND_PENDING: { kind: 'unavailable', title: 'The gateway has not finished the refund yet' },
  RATE_LIMITED: { kind: 'throttled', title: 'Too many requests' },
  GATEWAY_UNAVAILABLE: { kind: 'unavailable', title: 'The payment gateway does not answer' },
  CARRIER_UNAVAILABLE: { kind: 'unavailable', title: 'The carrier does not answer' },
  NOTIFIER_UNAVAILABLE: { kind: 'unavailable', title: 'The message provider does not answer' },
  ORCHESTRATOR_UNAVAILABLE: { kind: 'unavailable', title: 'The workflow server does not answer' },
  DATABASE_UNAVAILABLE: { kind: 'unavailable', title: 'The database does not answer' },
} as const satisfies Record<string, Row>;

export type FaultCode = keyof typeof FAULTS;

/** `pointer` is a JSON pointer into the request body; `facts` are codes and numbers that a client words itself. */
export type Fault = {
  readonly code: FaultCode;
  readonly pointer?: string;
  readonly facts?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
};

export const fault = (code: FaultCode, pointer?: string, facts?: Fault['facts']): Fault => ({
  code,
  ...(pointer === undefined ? {} : { pointer }),
  ...(facts === undefined ? {} : { facts }),
});

export const kindOf = (code: FaultCode): FaultKind => FAULTS[code].kind;

export const isRetryable = (code: FaultCode): boolean => kindOf(code) === 'throttled' || kindOf(code) === 'unavailable';

/** The address of a problem's page, relative: `/problems/stock-insufficient`. */
export const problemType = (code: FaultCode): string => `/problems/${code.toLowerCase().replaceAll('_', '-')}`;
