import { isTaken, pressOf } from './press.ts';
import { KEY_NAMES, type KeyName, KEYS } from './table.ts';

type Handler = () => void;

/** How long the second key of two may take. */
const NEXT_MS = 1_500;

const handlers = new Map<KeyName, Handler[]>();
let begun = '';
let begunAt = 0;

/** The latest to ask for a key has it, until it lets go; a fallback has it when nobody else does. */
export const holdKey = (name: KeyName, handler: Handler, { isFallback = false } = {}): (() => void) => {
  const others = handlers.get(name) ?? [];
  handlers.set(name, isFallback ? [handler, ...others] : [...others, handler]);
  return () =>
    handlers.set(
      name,
      (handlers.get(name) ?? []).filter((each) => each !== handler),
    );
};

const holderOf = (press: string): Handler | undefined => {
  const name = KEY_NAMES.find((each) => KEYS[each].press === press && (handlers.get(each) ?? []).length > 0);
  return name === undefined ? undefined : handlers.get(name)?.at(-1);
};

const begins = (press: string): boolean => KEY_NAMES.some((name) => KEYS[name].press.startsWith(`${press} `));

const onPress = (event: KeyboardEvent): void => {
  if (isTaken(event) || ['Shift', 'Control', 'Meta'].includes(event.key)) return;
  const isSecond = begun !== '' && performance.now() - begunAt < NEXT_MS;
  const press = isSecond ? `${begun} ${pressOf(event)}` : pressOf(event);
  begun = '';
  const handler = holderOf(press) ?? (isSecond ? holderOf(pressOf(event)) : undefined);
  if (handler) {
    event.preventDefault();
    handler();
  } else if (begins(press)) {
    begun = press;
    begunAt = performance.now();
  }
};

export const listenForKeys = (): (() => void) => {
  document.addEventListener('keydown', onPress);
  return () => document.removeEventListener('keydown', onPress);
};
