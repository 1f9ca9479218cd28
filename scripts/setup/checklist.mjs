const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const MARKS = { waiting: '·', done: '✔', failed: '✖' };
const TITLE_WIDTH = 18;

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

const line = (row, now) => {
  const mark = row.state === 'running' ? FRAMES[Math.floor(now / 100) % FRAMES.length] : MARKS[row.state];
  const spent = row.since === undefined ? '' : ` (${seconds((row.until ?? now) - row.since)})`;
  return `${mark} ${row.title.padEnd(TITLE_WIDTH)} ${row.detail}${spent}`;
};

const createScreen = (stream, rows) => {
  let drawn = 0;
  const draw = (width = (stream.columns || 80) - 1) => {
    const text = rows.map((row) => `\x1b[2K${line(row, Date.now()).slice(0, width)}\n`).join('');
    stream.write(`${drawn > 0 ? `\x1b[${drawn}A` : ''}${text}`);
    drawn = rows.length;
  };
  const timer = setInterval(() => draw(), 100);
  timer.unref();
  const close = () => {
    clearInterval(timer);
    draw(Number.POSITIVE_INFINITY);
  };
  return { show: () => draw(), close };
};

/** Without a terminal each row is written when it takes something up and when it has ended. */
const createLines = (stream) => ({
  show: (row) => {
    if (row.state === 'running' && row.detail) stream.write(`… ${row.title.padEnd(TITLE_WIDTH)} ${row.detail}\n`);
    else if (row.state !== 'running') stream.write(`${line(row, Date.now())}\n`);
  },
  close: () => undefined,
});

/** The list of steps on stderr: in place on a terminal, one line after another elsewhere. */
export const createChecklist = (titles, stream = process.stderr) => {
  const rows = titles.map((title) => ({ title, state: 'waiting', detail: '' }));
  const output = stream.isTTY ? createScreen(stream, rows) : createLines(stream);
  const set = (index, change) => {
    Object.assign(rows[index], change);
    output.show(rows[index]);
  };
  return {
    start: (index, detail) => set(index, { state: 'running', detail, since: rows[index].since ?? Date.now() }),
    done: (index, detail) => set(index, { state: 'done', detail, until: Date.now() }),
    fail: (index, detail) => set(index, { state: 'failed', detail, until: Date.now() }),
    close: output.close,
  };
};
