/** Tells everybody who listens. */
export const createBroadcast = <Message>() => {
  const listeners = new Set<(message: Message) => void>();
  return {
    tell: (message: Message): void => {
      for (const listener of listeners) listener(message);
    },
    listen: (listener: (message: Message) => void) => {
      listeners.add(listener);
      return (): void => void listeners.delete(listener);
    },
  };
};
