import { describe, expect, test } from 'vitest';
import { judgeMarking, type Marking } from '../../../domain/action/mark-done.ts';
import { type Proposal, proposeAction } from '../../../domain/action/propose.ts';
import type { Currency } from '../../../domain/money.ts';

const SHIPMENT = {
  id: 'shp_1',
  carrier: 'egret',
  status: 'packed',
  captureMinor: 9_000,
  isCaptured: false,
  isBooked: false,
  unvoided: 0,
} as const;

const aMarking = (change: Partial<Marking> = {}): Marking => ({
  work: 'booking',
  trackingNumber: 'EG123',
  reference: undefined,
  paymentId: undefined,
  isNumberTaken: false,
  shipment: SHIPMENT,
  capturableMinor: 9_000,
  owed: [],
  ...change,
});

const codesOf = (marking: Marking): readonly string[] => {
  const judged = judgeMarking(marking);
  return judged.ok ? [] : judged.faults.map(({ code }) => code);
};

describe('a step that a person says was done', () => {
  test('is a booking with the number that the carrier gave, and vouches for no money', () => {
    expect(judgeMarking(aMarking())).toEqual({ ok: true, value: { worthMinor: 0 } });
  });

  test.each([
    [{ trackingNumber: undefined }, ['TRACKING_NUMBER_MISSING']],
    [{ isNumberTaken: true }, ['TRACKING_NUMBER_TAKEN']],
    [{ shipment: undefined, trackingNumber: undefined }, ['SHIPMENT_MISSING', 'TRACKING_NUMBER_MISSING']],
    [{ shipment: { ...SHIPMENT, status: 'cancelling' } }, ['SHIPMENT_CANCELLED']],
    [{ shipment: { ...SHIPMENT, status: 'handed_over' } }, ['TRANSITION_INVALID']],
    [{ shipment: { ...SHIPMENT, isBooked: true } }, ['TRANSITION_INVALID']],
  ] as const)('is no booking when it is %j', (change, codes) => {
    expect(codesOf(aMarking(change))).toEqual(codes);
  });

  test('is a void of what was closed here, under the number of the carrier', () => {
    const open = { work: 'void', shipment: { ...SHIPMENT, unvoided: 1 } } as const;
    expect(codesOf(aMarking({ ...open, reference: 'V-1' }))).toEqual([]);
    expect(codesOf(aMarking(open))).toEqual(['REFERENCE_MISSING']);
    expect(codesOf(aMarking({ work: 'void', reference: 'V-1' }))).toEqual(['TRANSITION_INVALID']);
  });

  test("is a capture of the parcel's share, once and of money that lies there", () => {
    const capture = { work: 'capture', reference: 'ch_1' } as const;
    expect(judgeMarking(aMarking(capture))).toEqual({ ok: true, value: { worthMinor: 9_000 } });
    expect(codesOf(aMarking({ ...capture, capturableMinor: 8_999 }))).toEqual(['TRANSITION_INVALID']);
    expect(codesOf(aMarking({ ...capture, shipment: { ...SHIPMENT, isCaptured: true } }))).toEqual([
      'TRANSITION_INVALID',
    ]);
    expect(codesOf(aMarking({ work: 'capture' }))).toEqual(['REFERENCE_MISSING']);
  });

  test('is money given back for the only payment that is due, or the named one', () => {
    const one = { paymentId: 'pay_1', amountMinor: 500 };
    const two = { paymentId: 'pay_2', amountMinor: 700 };
    const back = { work: 'give_back', reference: 're_1' } as const;
    const value = { worthMinor: 500, paymentId: 'pay_1' };
    expect(judgeMarking(aMarking({ ...back, owed: [one] }))).toEqual({ ok: true, value });
    expect(judgeMarking(aMarking({ ...back, owed: [one, two], paymentId: 'pay_1' }))).toEqual({ ok: true, value });
    expect(codesOf(aMarking({ ...back, owed: [one, two] }))).toEqual(['PAYMENT_MISSING']);
    expect(codesOf(aMarking({ ...back, owed: [one], paymentId: 'pay_9' }))).toEqual(['PAYMENT_MISSING']);
    expect(codesOf(aMarking(back))).toEqual(['TRANSITION_INVALID']);
  });
});

const CAPS = [
  { role: 'agent', action: 'mark_done', currency: 'CNY', maxMinor: 0 },
  { role: 'supervisor', action: 'mark_done', currency: 'CNY', maxMinor: 200_000 },
] as const;

const aProposal = (change: Partial<Proposal> = {}): Proposal => ({
  kind: 'mark_done',
  amountMinor: undefined,
  carrier: undefined,
  isCarrierKnown: false,
  role: 'agent',
  fromCarrier: undefined,
  order: {
    status: 'fulfilling',
    currency: 'CNY' satisfies Currency,
    isHeld: false,
    shipments: ['packed'],
    isParked: true,
    wasWrittenTo: true,
  },
  meant: [],
  refundableMinor: 0,
  shipment: { captureMinor: 9_000, isSettled: false },
  escalation: { kind: 'step_failed', detail: 'book_shipment:BOOKING_REFUSED', isOpen: true },
  marking: aMarking(),
  givenMinor: 4_000,
  caps: CAPS,
  ...change,
});

const proposedCodes = (change: Partial<Proposal>): readonly string[] => {
  const proposed = proposeAction(aProposal(change));
  return proposed.ok ? [] : proposed.faults.map(({ code }) => code);
};

describe('the authority to say that a step was done', () => {
  const capture = {
    escalation: { kind: 'step_failed', detail: 'capture:PAYMENT_DECLINED', isOpen: true },
    marking: aMarking({ work: 'capture', reference: 'ch_1' }),
  } as const;

  test('an agent marks a booking alone, whatever they gave away before', () => {
    expect(proposeAction(aProposal())).toMatchObject({ ok: true, value: { state: 'accepted', amountMinor: 0 } });
  });

  test("money is a supervisor's to mark, and an agent's with an approval", () => {
    expect(proposeAction(aProposal(capture))).toMatchObject({
      ok: true,
      value: { state: 'awaiting_approval', amountMinor: 9_000, capMinor: 0 },
    });
    expect(proposeAction(aProposal({ ...capture, role: 'supervisor' }))).toMatchObject({
      ok: true,
      value: { state: 'accepted', amountMinor: 9_000 },
    });
  });

  test('a role without a cap may not mark at all', () => {
    expect(proposedCodes({ role: 'picker' })).toEqual(['AUTHORITY_MISSING']);
  });

  test.each(['close_payment', 'closePayment', 'create_payment', 'track', 'releaseHold'])(
    'nobody marks the step %s',
    (step) => {
      const escalation = { kind: 'step_failed', detail: `${step}:GATEWAY_UNAVAILABLE`, isOpen: true } as const;
      expect(proposedCodes({ escalation, marking: undefined })).toEqual(['STEP_NOT_MARKABLE']);
    },
  );

  test('only the trouble of a failed step that is still open is answered so', () => {
    const lost = { kind: 'lost', detail: 'lost', isOpen: true } as const;
    expect(proposedCodes({ escalation: lost, marking: undefined })).toEqual(['ACTION_NOT_OFFERED']);
    expect(proposedCodes({ escalation: undefined, marking: undefined })).toEqual(['ACTION_NOT_OFFERED']);
    const over = { kind: 'step_failed', detail: 'book_shipment:X', isOpen: false } as const;
    expect(proposedCodes({ escalation: over })).toEqual(['ESCALATION_RESOLVED']);
  });

  test('a carrier that nobody knows is refused', () => {
    expect(proposedCodes({ carrier: 'pigeon' })).toEqual(['CARRIER_UNKNOWN']);
    expect(proposedCodes({ carrier: 'egret', isCarrierKnown: true })).toEqual([]);
  });
});
