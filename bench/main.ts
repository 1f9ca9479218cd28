import { parseArgs } from 'node:util';
import type { Bench, Outcome } from './kit/bench.ts';
import { machine } from './kit/machine.ts';
import { orderList } from './order-list/order-list.ts';
import { orders } from './orders/orders.ts';
import { reserve } from './reserve/reserve.ts';

const BENCHES: Readonly<Record<string, Bench>> = { orders, reserve, 'order-list': orderList };

const USAGE = `npm run bench -- NAME [--rounds 3] [--seconds 5] [--orders 100000]
  orders      whole orders, beside an empty workflow
  reserve     holds of one hot article, beside the bare row
  order-list  the console's list of orders: what it costs the database, and how it scrolls`;

const show = ({ tables }: Outcome): void => {
  for (const { title, rows } of tables) {
    console.log(`\n${title}`);
    console.table(Object.fromEntries(rows.map(({ ...row }, index) => [index + 1, row])));
  }
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string' }, seconds: { type: 'string' }, orders: { type: 'string' } },
});
const [name = ''] = positionals;
const bench = BENCHES[name];
if (!bench) {
  console.error(USAGE);
  process.exit(2);
}
const outcome = await bench(values);
show(outcome);
for (const fault of outcome.faults) console.error(`WRONG: ${fault}`);
process.exitCode = outcome.faults.length > 0 ? 1 : 0;
console.log(JSON.stringify({ bench: name, machine: machine(), figures: outcome.figures }));
