import { useState } from 'react';

const PREFIX = 'packhorse-draft:';

const read = <Value>(name: string, empty: Value): Value => {
  try {
    const kept = localStorage.getItem(name);
    return kept === null ? empty : (JSON.parse(kept) as Value);
  } catch {
    return empty;
  }
};

const keep = <Value>(name: string, value: Value, empty: Value): void => {
  const text = JSON.stringify(value);
  if (text === JSON.stringify(empty)) localStorage.removeItem(name);
  else localStorage.setItem(name, text);
};

/** State that survives a reload and a lost session. `forget` it when it has been sent. */
export const useDraft = <Value>(key: string, empty: Value) => {
  const name = `${PREFIX}${key}`;
  const [held, setHeld] = useState(() => ({ name, value: read(name, empty) }));
  const current = held.name === name ? held : { name, value: read(name, empty) };
  if (current !== held) setHeld(current);
  const write = (value: Value): void => {
    keep(name, value, empty);
    setHeld({ name, value });
  };
  return { value: current.value, write, forget: () => write(empty) };
};
