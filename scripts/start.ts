import { parseArgs } from 'node:util';
import { DEMO_PACE, type Stack, type StackOptions, startStack } from './stack.ts';
import { describeEvent, type SupervisorEvent } from './supervisor/child-spec.ts';

const USAGE = `npm start -- [options]
  --pace real     durations as they are (the demo's pace: half an hour lasts three minutes, a day two)
  --no-robots     orders wait at the floor until somebody scans
  --watch         run the sources, again at each change (npm run dev)
  --verbose       show what every process writes; it is in .packhorse/log either way`;

type Flags = { pace?: string; 'no-robots'?: boolean; watch?: boolean; verbose?: boolean; help?: boolean };

const readFlags = (): Flags => {
  try {
    const flag = { type: 'boolean' } as const;
    const options = { pace: { type: 'string' }, 'no-robots': flag, watch: flag, verbose: flag, help: flag } as const;
    return parseArgs({ options }).values;
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return process.exit(2);
  }
};

const paceOf = (name: string | undefined): Exclude<StackOptions['pace'], undefined> => {
  const { PACE_HUMAN, PACE_TRANSPORT } = process.env;
  const usual = name === 'real' ? { human: 1, transport: 1 } : DEMO_PACE;
  return { human: Number(PACE_HUMAN ?? usual.human), transport: Number(PACE_TRANSPORT ?? usual.transport) };
};

const tell =
  (verbose: boolean) =>
  (event: SupervisorEvent): void => {
    const line = event.kind === 'output' && verbose ? `[${event.name}] ${event.line}` : describeEvent(event);
    if (line !== undefined) console.error(line);
  };

const listAddresses = ({ addresses, facts }: Stack): string =>
  [
    ['Console', addresses.console],
    ['Shop', addresses.shop],
    ['API', addresses.api],
    ['API docs', addresses.docs],
    ['Temporal UI', addresses.temporalUi ?? '(the one of your own server)'],
    ['Messages to people', addresses.messages],
    ['Payment gateways', addresses.paymentGateways],
    ['Carriers', addresses.carriers],
    ['Logs and keys', `${facts.dataDir}/log, ${facts.dataDir}/run/keys.json`],
  ]
    .map(([name = '', address]) => `  ${name.padEnd(20)}${address}`)
    .join('\n');

const start = async (flags: Flags): Promise<void> => {
  const began = Date.now();
  const stack = await startStack({
    pace: paceOf(flags.pace),
    watch: flags.watch ?? false,
    // Who works on it continues as anybody.
    demo: flags.watch ?? false,
    include: ['agents', 'shop', ...(flags['no-robots'] ? [] : ['floor-robots'])],
    onEvent: tell(flags.verbose ?? false),
  });
  console.log(`\nPackhorse is up after ${((Date.now() - began) / 1000).toFixed(1)} s.\n${listAddresses(stack)}\n`);
  console.log('Ctrl-C stops it; its state is kept.');
  await stack.closed;
};

const flags = readFlags();
if (flags.help) console.log(USAGE);
else {
  // A terminal that was closed can no longer be written to; the children must still be stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  await start(flags).catch((error: Error) => {
    if (error.name !== 'StoppedError') console.error(`\n${error.message}`);
    process.exitCode = 1;
  });
}
