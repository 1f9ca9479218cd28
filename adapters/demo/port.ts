import type { DemoFault } from '../../domain/demo.ts';

export type DemoProcess = {
  readonly name: string;
  readonly isUp: boolean;
  readonly since: string | null;
  readonly deaths: number;
  readonly lastDeath: { readonly at: string; readonly reason: string } | null;
  /** May be killed. */
  readonly expendable: boolean;
};

export type DemoFaultState = {
  readonly name: DemoFault;
  readonly isOn: boolean;
  readonly endsAt: string | null;
  /** How often it has struck. */
  readonly fired: number;
};

/** The stage of the demo: its supervisor and its simulators. Throws a `FaultError` with DEMO_UNAVAILABLE. */
export interface DemoStage {
  processes(): Promise<readonly DemoProcess[]>;
  /** Pages of the outside world: the shop, and what people read on their phones. */
  pages(): Promise<{ readonly shop: string; readonly messages: string }>;
  faults(): Promise<readonly DemoFaultState[]>;
  /** Ends a process without warning; false when there is none of this name that may be. */
  kill(name: string): Promise<boolean>;
  /** For so long; an older one of the same name ends. */
  begin(fault: DemoFault, forMs: number): Promise<void>;
  end(fault: DemoFault): Promise<void>;
  letShoppersIn(orders: number): Promise<void>;
}
