/** What can go wrong around the product at the press of a button, to be watched in the demo. */
export const DEMO_FAULTS = [
  'stonebridge_slow',
  'stonebridge_down',
  'stonebridge_silent',
  'yipay_down',
  'cardhouse_slow',
  'messages_down',
] as const;
export type DemoFault = (typeof DEMO_FAULTS)[number];
