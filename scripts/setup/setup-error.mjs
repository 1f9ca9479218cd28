/** A step that could not be done: everything that was tried, and what a person can do about it. */
export class SetupError extends Error {
  constructor(what, { tried = [], mend = [] } = {}) {
    super(what);
    this.name = 'SetupError';
    this.tried = tried;
    this.mend = mend;
  }
}

const listed = (title, lines) => (lines.length === 0 ? [] : [title, ...lines.map((line) => `  - ${line}`)]);

export const describeFailure = (error) =>
  error instanceof SetupError
    ? [error.message, ...listed('Tried:', error.tried), ...listed('To mend it:', error.mend)].join('\n')
    : String(error?.stack ?? error);
