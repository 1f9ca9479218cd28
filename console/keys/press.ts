const FIELDS = 'input, textarea, select, [contenteditable="true"], [role="textbox"], [role="combobox"]';
const PRESSABLE = 'button, a[href], [role="button"], [role="menuitem"], [role="option"], [role="checkbox"], summary';

/** As the table writes it. */
export const pressOf = ({ key, ctrlKey, metaKey }: KeyboardEvent): string =>
  `${ctrlKey || metaKey ? 'mod+' : ''}${key.length === 1 && (ctrlKey || metaKey) ? key.toLowerCase() : key}`;

/** An input method is composing: some browsers say so only by the old key code. */
const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

const isIn = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;

const hasDialog = (): boolean => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;

/** Whether the press belongs to somebody else: a word being typed, a button in focus, an open dialog. */
export const isTaken = (event: KeyboardEvent): boolean => {
  if (event.defaultPrevented || event.altKey || isComposing(event)) return true;
  if (pressOf(event).startsWith('mod+')) return false;
  if (hasDialog() || isIn(event.target, '[role="menu"]')) return true;
  if (isIn(event.target, FIELDS)) return event.key !== 'Escape';
  return (event.key === 'Enter' || event.key === ' ') && isIn(event.target, PRESSABLE);
};
