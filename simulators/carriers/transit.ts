import { planJourney } from './journey.ts';
import { eventsSoFar, type Parcel } from './parcel.ts';
import type { DeskParts, Parcels } from './store.ts';
import { transitHours } from './tariff.ts';

const HOUR_MS = 3_600_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Moves parcels from step to step, each by a timer of its own. */
export const createMover = ({ sim, tasks, profile, tell }: DeskParts, parcels: Parcels) => {
  const move = (trackingNumber: string): void => {
    const parcel = parcels.get(trackingNumber);
    const step = parcel?.steps[parcel.done];
    if (!parcel || !step) return;
    const wait = step.at - Date.now();
    if (wait > 0) return void tasks.run(Math.min(wait, LONGEST_TIMER_MS), () => move(trackingNumber));
    const moved = { ...parcel, done: parcel.done + 1 };
    const detail = { place: step.place, outcome: parcel.outcome };
    const put = [parcels.put(moved)];
    sim.journal.write({ op: `${profile.name}.event`, key: trackingNumber, effect: step.node, detail, put });
    tell(eventsSoFar(moved).slice(parcel.done));
    move(trackingNumber);
  };
  return move;
};

type Move = ReturnType<typeof createMover>;

export const createCollector = (parts: DeskParts, parcels: Parcels, move: Move) => {
  const { sim, tasks, profile, times } = parts;
  const op = `${profile.name}.collect`;
  const planned = (parcel: Parcel): Parcel => {
    const startAt = Date.now();
    const lane = { from: parcel.from, to: parcel.to, isExpress: parcel.service === 'express' };
    const hours = transitHours(profile.tariff, lane, { seed: sim.seed, trackingNumber: parcel.trackingNumber });
    const smoothMs = Math.max(times.shortestJourneyMs, (hours * HOUR_MS) / times.pace);
    const { outcome, from, to } = parcel;
    const journey = planJourney({ outcome, startAt, smoothMs, from, to, sendsPicture: profile.sendsPicture });
    return { ...parcel, state: 'collected', steps: [...parcel.steps, ...journey] };
  };
  const collect = (trackingNumber: string): Parcel | undefined => {
    const parcel = parcels.get(trackingNumber);
    const effect = parcel?.state === 'booked' ? 'collected' : parcel?.state === 'collected' ? 'replayed' : 'refused';
    const after = parcel && effect === 'collected' ? planned(parcel) : parcel;
    const put = after && effect === 'collected' ? { put: [parcels.put(after)] } : {};
    sim.journal.write({ op, key: trackingNumber, effect, ...put });
    if (effect === 'collected') tasks.run(0, () => move(trackingNumber));
    return after;
  };
  const collectByItself = (parcel: Parcel): void => {
    if (times.autoCollectHours === undefined || parcel.state !== 'booked') return;
    const dueAt = parcel.bookedAt + (times.autoCollectHours * HOUR_MS) / times.pace;
    const wait = Math.min(LONGEST_TIMER_MS, Math.max(0, dueAt - Date.now()));
    tasks.run(
      wait,
      () => void (parcels.get(parcel.trackingNumber)?.state === 'booked' && collect(parcel.trackingNumber)),
    );
  };
  return { collect, collectByItself };
};
