/** A browser has six connections to a server: pages that nobody looks at let theirs go. */
const HIDDEN_MS = 60_000;

/** Calls `leave` once the page has been out of sight for a while, and `come` when it is looked at again after that. */
export const watchSight = (leave: () => void, come: () => void): (() => void) => {
  let timer: number | undefined;
  let isAway = false;
  const look = (): void => {
    window.clearTimeout(timer);
    if (document.hidden && !isAway)
      timer = window.setTimeout(() => {
        isAway = true;
        leave();
      }, HIDDEN_MS);
    if (!document.hidden && isAway) {
      isAway = false;
      come();
    }
  };
  document.addEventListener('visibilitychange', look);
  return () => {
    window.clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
  };
};

/** A connection that was cut off in silence says nothing for minutes; the machine knows at once. */
export const watchNetwork = (lose: () => void, find: () => void): (() => void) => {
  window.addEventListener('offline', lose);
  window.addEventListener('online', find);
  return () => {
    window.removeEventListener('offline', lose);
    window.removeEventListener('online', find);
  };
};
