import type { Task } from '../../guide/state.ts';

type Words = { readonly what: string; readonly how: string };

export const guide = {
  title: 'The first five minutes',
  progress: '{{done}} of {{all}}',
  done: 'Done',
  open: 'To do',
  away: 'Put the guide away',
  again: 'Start over',
  shop: 'Open the demo shop',
  task: {
    cause: {
      what: 'Find what is stuck',
      how: 'On Today, as operations: press Show beside a cause.',
    },
    sentence: {
      what: 'Read why an order waits',
      how: 'Open one of them: the sentence under its number says it.',
    },
    buy: {
      what: 'Buy something yourself',
      how: 'In the demo shop, as a customer. The clay pony is limited.',
    },
    pay: {
      what: 'Pay it',
      how: 'In the simulated wallet: pay, pay late, or pay a wrong amount.',
    },
    propose: {
      what: 'Help a customer',
      how: 'As an agent: a lost parcel waits at the desk. Propose a remedy.',
    },
    approve: {
      what: 'Agree as a second person',
      how: 'As the supervisor: what is above the agent’s authority waits for you.',
    },
    kill: {
      what: 'Pull a worker’s plug',
      how: 'On Today, as operations: kill a worker, then look whether anything was lost.',
    },
  } satisfies Record<Task, Words>,
} as const;
