import type { ReactNode } from 'react';
import css from './facts.module.css';

export type Fact = { readonly name: string; readonly value: ReactNode };

/** What is known about one thing: a name and a value in each line. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className={css.facts}>
    {facts.map(({ name, value }) => (
      <div key={name} className={css.line}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
