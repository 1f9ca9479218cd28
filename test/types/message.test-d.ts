import { describe, expectTypeOf, test } from 'vitest';
import type {
  CancelRequested,
  DeadlineMoved,
  LatePaymentInput,
  OrderInput,
  PaymentChanged,
  ShipmentMoved,
} from '../../contracts/messages.ts';
import type { Admitted, Settled, TrackingNews } from '../../contracts/order-step.ts';

type Plain = string | number | boolean | null;

/** `T` where JSON gives back what it was given; `never` in the place of a Date, a Map, a function, a class, a bigint. */
type Json<T> = T extends Plain
  ? T
  : T extends
        | ((...given: never) => unknown)
        | bigint
        | symbol
        | undefined
        | Date
        | ReadonlyMap<never, never>
        | ReadonlySet<never>
    ? never
    : T extends object
      ? { [K in keyof T]: Json<Exclude<T[K], undefined>> | Extract<T[K], undefined> }
      : never;

/** Nothing about a person has a name here. */
type Personal = 'name' | 'phone' | 'email' | 'address' | 'line1' | 'note' | 'reason';
type KeysIn<T> = T extends readonly (infer Item)[]
  ? KeysIn<Item>
  : T extends object
    ? { [K in keyof T]: K | KeysIn<T[K]> }[keyof T]
    : never;

type Sent =
  | OrderInput
  | LatePaymentInput
  | PaymentChanged
  | CancelRequested
  | DeadlineMoved
  | ShipmentMoved
  | Admitted
  | Settled
  | TrackingNews;

describe('what workflows are given and give back, at compile time', () => {
  test('comes through JSON as it is', () => {
    expectTypeOf<Sent>().toExtend<Json<Sent>>();
  });

  test('the check sees what JSON would lose', () => {
    expectTypeOf<{ at: Date }>().not.toExtend<Json<{ at: Date }>>();
    expectTypeOf<{ all: Map<string, string> }>().not.toExtend<Json<{ all: Map<string, string> }>>();
    expectTypeOf<{ deep: { run: () => void }[] }>().not.toExtend<Json<{ deep: { run: () => void }[] }>>();
    expectTypeOf<{ amount: bigint }>().not.toExtend<Json<{ amount: bigint }>>();
  });

  test('names nothing that is a person’s', () => {
    expectTypeOf<Extract<KeysIn<Sent>, Personal>>().toBeNever();
  });
});
