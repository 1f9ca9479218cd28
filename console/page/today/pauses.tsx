import { Button, Modal } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { type Pause, type PauseKind, useEndPause, usePauses } from '../../api/pauses.ts';
import { useMay } from '../../api/session.ts';
import { useWords } from '../../i18n/i18n.ts';
import { usePlaceText } from '../../i18n/place-text.ts';
import { Instant } from '../../piece/instant.tsx';
import { problemTexts } from '../../piece/problem-text.ts';
import { StatusMark } from '../../piece/status-mark.tsx';
import { PauseForm } from './pause-form.tsx';
import { Section } from './section.tsx';
import pauseCss from './pause.module.css';
import css from './today.module.css';

const KINDS: readonly PauseKind[] = ['intake', 'warehouse', 'carrier', 'messages'];

const End = ({ of, name }: { readonly of: Pause; readonly name: string }) => {
  const t = useWords();
  const end = useEndPause();
  return (
    <>
      <Button
        size="compact-xs"
        leftSection={<IconPlayerPlay size={14} stroke={1.7} />}
        loading={end.isPending}
        onClick={() => end.mutate(of.id)}
        aria-label={t('today.pause.endOf', { name })}
      >
        {t('today.pause.end')}
      </Button>
      {end.error === null ? null : (
        <span className={css.error} role="alert">
          {problemTexts(end.error, t).join(' ')}
        </span>
      )}
    </>
  );
};

/** One that is on: what it stops, who said so, why, and how many wait. */
const On = ({ of, mayEnd }: { readonly of: Pause; readonly mayEnd: boolean }) => {
  const t = useWords();
  const place = usePlaceText();
  const name = of.target === null ? t(`today.pause.kind.${of.kind}`) : place(of.target);
  return (
    <li className={pauseCss.running}>
      <StatusMark tone="attention" icon={IconPlayerPause} word={t('today.pause.on', { name })} />
      <span className={css.grow}>
        <q data-data>{of.reason}</q>{' '}
        <span className={css.quiet}>
          <span data-data>{of.started_by.name}</span> · <Instant at={of.started_at} />
          {of.kind === 'intake' ? '' : ` · ${t('today.pause.waiting', { count: of.waiting })}`}
        </span>
      </span>
      {mayEnd ? <End of={of} name={name} /> : null}
    </li>
  );
};

type SwitchProps = { readonly kind: PauseKind; readonly on: readonly Pause[]; readonly mayPause: boolean };

const Switch = ({ kind, on, mayPause }: SwitchProps) => {
  const t = useWords();
  const [isAsked, setAsked] = useState(false);
  const hasTargets = kind === 'warehouse' || kind === 'carrier';
  const isFree = hasTargets || on.length === 0;
  return (
    <li className={pauseCss.pause} data-pause={kind}>
      <div className={pauseCss.head}>
        <span className={css.grow}>
          {t(`today.pause.kind.${kind}`)} <span className={css.quiet}>{t(`today.pause.stops.${kind}`)}</span>
        </span>
        {mayPause && isFree ? (
          <Button
            size="compact-xs"
            leftSection={<IconPlayerPause size={14} stroke={1.7} />}
            onClick={() => setAsked(true)}
            aria-label={t(`today.pause.ask.${kind}`)}
          >
            {t('today.pause.start')}
          </Button>
        ) : null}
      </div>
      {on.length === 0 ? null : (
        <ul className={css.plain}>
          {on.map((pause) => (
            <On key={pause.id} of={pause} mayEnd={mayPause} />
          ))}
        </ul>
      )}
      <Modal opened={isAsked} onClose={() => setAsked(false)} title={t(`today.pause.ask.${kind}`)}>
        <PauseForm kind={kind} on={on} onDone={() => setAsked(false)} />
      </Modal>
    </li>
  );
};

/** The four switches: what is stopped, by whom and why, and the way to stop and to go on. */
export const Pauses = () => {
  const t = useWords();
  const pauses = usePauses();
  const mayPause = useMay()('ops:write');
  return (
    <Section title={t('today.pause.title')}>
      <ul className={css.plain}>
        {KINDS.map((kind) => (
          <Switch
            key={kind}
            kind={kind}
            on={(pauses ?? []).filter((pause) => pause.kind === kind)}
            mayPause={mayPause && pauses !== undefined}
          />
        ))}
      </ul>
    </Section>
  );
};
