/** What a person can have done outside in place of a step that failed. */
export type HandWork = 'booking' | 'void' | 'capture' | 'give_back';

/** The other steps ask for somebody's word or write rows of ours: nobody's hand can stand in for them. */
const WORK_OF_STEP: Readonly<Record<string, HandWork>> = {
  book_shipment: 'booking',
  void_booking: 'void',
  voidBooking: 'void',
  capture: 'capture',
  give_back: 'give_back',
};

/** A failed step's trouble names it as `<step>:<code>`. */
export const stepOf = (detail: string): string => detail.split(':')[0] ?? detail;

export const handWorkOf = (detail: string): HandWork | undefined => WORK_OF_STEP[stepOf(detail)];
